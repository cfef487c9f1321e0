import { isCalendarDate } from '@redmaple/forms';
import { ValidateBy } from 'class-validator';

/** A day that exists, written YYYY-MM-DD. */
export const IsCalendarDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'impossibleDate',
    validator: { validate: (value) => typeof value === 'string' && isCalendarDate(value) },
  });
