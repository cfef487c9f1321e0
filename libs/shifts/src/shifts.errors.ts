import type { Blocker } from '@redmaple/plugins/house';
import { type DomainError, defineErrors, explainConstraint } from '@redmaple/platform';

export const shiftsErrors = defineErrors('shifts', {
  notVolunteer: 'denied',
  notEligible: 'refused',
  seatTaken: 'conflict',
  holderChanged: 'conflict',
  full: 'conflict',
  notOpen: 'conflict',
  overlap: 'conflict',
  twice: 'conflict',
  minorInDanger: 'refused',
  minorAtNight: 'refused',
  guardianConsentNeeded: 'refused',
  ageUnknown: 'refused',
  badTransition: 'conflict',
  checkInClosed: 'conflict',
  timesWrong: 'invalid',
  rangeTooLong: 'invalid',
});

export const sitesErrors = defineErrors('sites', {
  exists: 'conflict',
  unknown: 'refused',
  areaUnknown: 'refused',
  kindUnknown: 'invalid',
});

export const availabilityErrors = defineErrors('availability', { daysReversed: 'invalid', ruleUnread: 'invalid' });

export const templatesErrors = defineErrors('templates', {
  teamTypeOff: 'refused',
  noPattern: 'refused',
  patternTaken: 'conflict',
  qualificationUnknown: 'refused',
});

export const rostersErrors = defineErrors('rosters', {
  exists: 'conflict',
  notMonday: 'invalid',
  weekPast: 'refused',
  noTemplates: 'refused',
  notDrafted: 'conflict',
  published: 'conflict',
});

export const coverErrors = defineErrors('cover', { alreadyTaken: 'conflict', closed: 'conflict' });

export const patrolLogsErrors = defineErrors('patrolLogs', {
  holdsDocumentNumber: 'refused',
  timeWrong: 'invalid',
  notYourTeam: 'refused',
  photoUnknown: 'refused',
});

explainConstraint('assignment_overlap', () => shiftsErrors.overlap());
explainConstraint('assignment_once_per_shift', () => shiftsErrors.twice());
explainConstraint('assignment_one_per_seat', () => shiftsErrors.seatTaken());
explainConstraint('assignment_minor_in_danger', () => shiftsErrors.minorInDanger());
explainConstraint('assignment_minor_at_night', () => shiftsErrors.minorAtNight());
explainConstraint('assignment_guardian_consent', () => shiftsErrors.guardianConsentNeeded());
explainConstraint('assignment_age_unknown', () => shiftsErrors.ageUnknown());
for (const rule of ['county', 'age', 'danger', 'night', 'guardian', 'consent', 'insurance', 'qualification'])
  explainConstraint(`assignment_hard_${rule}`, () => shiftsErrors.notEligible({ rule }));
explainConstraint('assignment_transition', () => shiftsErrors.badTransition());
explainConstraint('site_name', () => sitesErrors.exists({}, { field: 'name' }));
explainConstraint('roster_week', () => rostersErrors.exists({}, { field: 'weekStart' }));

/** The refusal that carries every reason, so that a person can read what to do about each. */
export function notEligible(blockers: readonly Blocker[]): DomainError {
  return shiftsErrors.notEligible(
    { count: blockers.length },
    { fields: blockers.map((one) => ({ field: 'volunteerId', code: 'shifts.notEligible', params: { ...one } })) },
  );
}
