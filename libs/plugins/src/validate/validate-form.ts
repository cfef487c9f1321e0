import { problemsOfForm } from '@redmaple/forms';
import { isRecord, type Problems } from './problems.js';

/**
 * What the core asks or keeps itself, encrypted where the law wants it. A plugin's answers lie in plain jsonb and
 * must not ask for these again (PIPL 51); and nobody keeps lists of "key persons".
 */
const reservedFields: ReadonlySet<string> = new Set([
  'name',
  'fullName',
  'phone',
  'phoneNumber',
  'mobile',
  'idNumber',
  'identityNumber',
  'identityCard',
  'passport',
  'address',
  'homeAddress',
  'birthDate',
  'birthday',
  'guardian',
  'guardianName',
  'guardianPhone',
  'password',
  'religion',
  'criminalRecord',
  'keyPerson',
  'faceImage',
  'fingerprint',
]);

/** Checks that a form can be used, and asks nothing that only the core may ask. */
export function checkForm(problems: Problems, path: string, form: unknown): void {
  if (form === undefined) {
    problems.add(path, 'is missing: write form({ … }), or form({}) for no fields of its own.');
    return;
  }
  for (const problem of problemsOfForm(form)) problems.add(path, `${problem}.`);
  if (!isRecord(form) || !Array.isArray(form.fields)) return;
  for (const field of form.fields) {
    const key = isRecord(field) ? String(field.key) : '';
    if (reservedFields.has(key))
      problems.add(`${path}.${key}`, 'is asked and protected by the core: remove the field.');
  }
}
