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
  full: 'conflict',
  pastFixed: 'conflict',
  roomTooSmall: 'conflict',
  leaderAbsent: 'refused',
  leaderProposed: 'conflict',
  leaderOwnProposal: 'refused',
  leaderDecided: 'conflict',
  leaderByTwo: 'refused',
  ownRole: 'refused',
  reasonNeeded: 'refused',
  notOnProbation: 'conflict',
  probationShort: 'refused',
  probationDecided: 'conflict',
  probationInvolved: 'refused',
  postNameTaken: 'conflict',
  patternUnknown: 'refused',
  patternEmpty: 'refused',
  seatTaken: 'conflict',
  seatClosed: 'conflict',
  seatHeld: 'conflict',
  onPostAlready: 'conflict',
  holderAbsent: 'refused',
  holderOnProbation: 'refused',
});

explainConstraint('team_name', () => teamErrors.nameTaken({}, { field: 'name' }));
explainConstraint('membership_once', () => teamErrors.alreadyMember());
explainConstraint('membership_one_leader', () => teamErrors.leaderTaken());
explainConstraint('membership_own_mentor', () => teamErrors.mentorUnfit({}, { field: 'mentorId' }));
explainConstraint('membership_mentor', () => teamErrors.mentorUnfit({}, { field: 'mentorId' }));
explainConstraint('membership_past', () => teamErrors.pastFixed());
explainConstraint('post_holding_past', () => teamErrors.pastFixed());
explainConstraint('team_places', () => teamErrors.full());
explainConstraint('team_room', () => teamErrors.roomTooSmall({}, { field: 'capacity' }));
explainConstraint('membership_office', () => teamErrors.leaderAbsent());
explainConstraint('leader_proposal_waiting', () => teamErrors.leaderProposed());
explainConstraint('leader_proposal_once', () => teamErrors.leaderDecided());
explainConstraint('leader_proposal_two', () => teamErrors.leaderOwnProposal());
explainConstraint('leader_proposal_own', () => teamErrors.ownRole());
explainConstraint('membership_leader_by_two', () => teamErrors.leaderByTwo());
explainConstraint('probation_running', () => teamErrors.probationDecided());
explainConstraint('probation_decided_already', () => teamErrors.probationDecided());
explainConstraint('probation_short', () => teamErrors.probationShort());
explainConstraint('probation_involved', () => teamErrors.probationInvolved());
explainConstraint('post_name', () => teamErrors.postNameTaken({}, { field: 'name' }));
explainConstraint('post_holding_one', () => teamErrors.seatTaken());
explainConstraint('post_holding_once', () => teamErrors.onPostAlready({}, { field: 'volunteerId' }));
explainConstraint('post_holding_absent', () => teamErrors.holderAbsent({}, { field: 'volunteerId' }));
explainConstraint('post_holding_seat_closed', () => teamErrors.seatClosed());
explainConstraint('post_holding_probation', () => teamErrors.holderOnProbation({}, { field: 'volunteerId' }));
explainConstraint('post_seat_held', () => teamErrors.seatHeld());
explainConstraint('post_seat_once', () => teamErrors.seatClosed());
