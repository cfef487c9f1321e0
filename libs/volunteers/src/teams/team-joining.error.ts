import type { DomainError } from '@redmaple/platform';
import type { Blocker } from '@redmaple/plugins/house';
import { joiningRefusal } from '../eligibility/joining-refusal.js';
import { volunteerErrors } from '../volunteers/volunteers.errors.js';
import { teamErrors } from './teams.errors.js';

/** Why somebody may not join, in the words of whoever adds members, at the field that chose them. */
export function joiningError(blockers: readonly Blocker[], name: 'volunteerId' | 'teamId'): DomainError | undefined {
  const refusal = joiningRefusal(blockers);
  const field = { field: name };
  switch (refusal?.kind) {
    case undefined:
      return undefined;
    case 'unknown':
      return volunteerErrors.unknown({}, field);
    case 'alreadyMember':
      return teamErrors.alreadyMember({}, field);
    case 'age':
      return teamErrors.ageUnfit({}, field);
    case 'guardian':
      return teamErrors.guardianConsentNeeded({}, field);
    default:
      return teamErrors.notEligible({ reason: refusal?.reason ?? '' }, field);
  }
}
