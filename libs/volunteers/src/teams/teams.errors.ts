import { defineErrors, explainConstraint } from '@redmaple/platform';

export const teamErrors = defineErrors('teams', {
  typeUnknown: 'refused',
  nameTaken: 'conflict',
  hasMembers: 'conflict',
  notOpen: 'refused',
  alreadyMember: 'conflict',
  leaderTaken: 'conflict',
  mentorUnfit: 'refused',
  ageUnfit: 'refused',
  guardianConsentNeeded: 'refused',
  notEligible: 'refused',
});

explainConstraint('team_name', () => teamErrors.nameTaken({}, { field: 'name' }));
explainConstraint('membership_once', () => teamErrors.alreadyMember());
explainConstraint('membership_one_leader', () => teamErrors.leaderTaken());
explainConstraint('membership_own_mentor', () => teamErrors.mentorUnfit({}, { field: 'mentorId' }));
explainConstraint('membership_mentor', () => teamErrors.mentorUnfit({}, { field: 'mentorId' }));
