import {
  ageOn,
  checkIdentityDocument,
  isCalendarDate,
  isIdentityDocumentType,
  isMinorOn,
  normalisePhone,
} from '@redmaple/forms/identity';
import { textOf, type Values } from './sign-up-values.js';

/** The day of birth that document and form tell; undefined while they tell none. */
export function birthDateIn(values: Values, today: string): string | undefined {
  const type = textOf(values, 'documentType');
  if (!isIdentityDocumentType(type)) return undefined;
  const paper = checkIdentityDocument(type, textOf(values, 'documentNumber'), today);
  const printed = paper.ok ? paper.birthDate : undefined;
  const written = type === 'resident-id' ? undefined : textOf(values, 'birthDate');
  const day = printed ?? written;
  return day !== undefined && isCalendarDate(day) && day <= today ? day : undefined;
}

/** Whether a guardian is needed on that day. */
export function isMinorIn(values: Values, today: string): boolean {
  const birthDate = birthDateIn(values, today);
  return birthDate !== undefined && isMinorOn(birthDate, today);
}

/** Whether somebody is not yet old enough for a team that takes people from `minAge` on. */
export function isTooYoungIn(values: Values, today: string, minAge: number): boolean {
  const birthDate = birthDateIn(values, today);
  return birthDate !== undefined && ageOn(birthDate, today) < minAge;
}

/**
 * What is wrong with one field, as the code of a text; undefined when nothing is, or when only the server can tell.
 * @param needed whether the field must be filled in.
 */
export function problemOf(name: string, values: Values, needed: boolean, today: string): string | undefined {
  const value = textOf(values, name);
  if (value === '') return needed ? 'required' : undefined;
  if (name === 'documentNumber') {
    const type = textOf(values, 'documentType');
    const paper = isIdentityDocumentType(type) ? checkIdentityDocument(type, value, today) : undefined;
    return paper && !paper.ok ? paper.code : undefined;
  }
  if (name === 'phone' || name === 'guardian.phone') {
    const phone = normalisePhone(value);
    return phone.ok ? undefined : phone.code;
  }
  if (name === 'code') return /^\d{6}$/.test(value) ? undefined : 'sixDigits';
  return undefined;
}
