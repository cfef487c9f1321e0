import { isCalendarDate } from '@redmaple/forms';
import { registerDecorator } from 'class-validator';

/** `HH:MM` from 00:00 to 23:59. */
export const clockTimePattern = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A calendar day that exists, YYYY-MM-DD. */
export function IsDay(): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'isDateString',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: { validate: (value: unknown) => typeof value === 'string' && isCalendarDate(value) },
    });
}
