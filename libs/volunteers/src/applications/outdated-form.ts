import { type DomainError, requestErrors } from '@redmaple/platform';

/** The form that was filled in is too old, or asks for a team that is not looked for any more: nothing of it is taken. */
export function outdatedForm(): DomainError {
  return requestErrors.invalid({}, { fields: [{ field: 'formNo', code: 'formOutdated' }] });
}
