import { defineErrors, explainConstraint, requestErrors } from '@redmaple/platform';
import { volunteerErrors } from '../volunteers/volunteers.errors.js';

export const recognitionErrors = defineErrors('recognition', {
  monthNotOver: 'refused',
  runExists: 'conflict',
  otherRunOpen: 'conflict',
  wrongState: 'conflict',
  objectionsWait: 'refused',
  tooEarly: 'refused',
  samePerson: 'refused',
  ownCommendation: 'refused',
  objectionsClosed: 'refused',
  objectedAlready: 'conflict',
  answeredAlready: 'conflict',
  outOfBounds: 'refused',
  formulaUnknown: 'refused',
  awardTwice: 'refused',
  notAMember: 'refused',
  ownProposal: 'refused',
  proposedAlready: 'conflict',
  periodWrong: 'refused',
  replyNeeded: 'refused',
  tooManyMonths: 'refused',
  starsNotRising: 'refused',
  adultsOnly: 'refused',
  notMyTeam: 'refused',
});

explainConstraint('recognition_run_once', () => recognitionErrors.runExists({}, { field: 'month' }));
explainConstraint('recognition_run_month', () => recognitionErrors.otherRunOpen());
explainConstraint('recognition_run_steps', () => recognitionErrors.wrongState());
explainConstraint('recognition_run_objections', () => recognitionErrors.objectionsWait());
explainConstraint('recognition_run_period', () => recognitionErrors.tooEarly());
explainConstraint('recognition_run_two_people', () => recognitionErrors.samePerson());
explainConstraint('recognition_run_own', () => recognitionErrors.ownCommendation());
explainConstraint('commendation_proposal_steps', () => recognitionErrors.wrongState());
explainConstraint('commendation_proposal_member', () => recognitionErrors.notAMember({}, { field: 'volunteerId' }));
explainConstraint('commendation_proposal_own', () => recognitionErrors.ownProposal());
explainConstraint('commendation_proposal_two_people', () => recognitionErrors.samePerson());
explainConstraint('commendation_proposal_open', () => recognitionErrors.proposedAlready({}, { field: 'volunteerId' }));
explainConstraint('commendation_proposal_period', () => recognitionErrors.periodWrong({}, { field: 'to' }));
explainConstraint('recognition_rules_version', () => requestErrors.stale());
explainConstraint('recognition_line_fixed', () => recognitionErrors.wrongState());
explainConstraint('recognition_objection_late', () => recognitionErrors.objectionsClosed());
explainConstraint('recognition_objection_open', () => recognitionErrors.objectedAlready());
explainConstraint('recognition_objection_once', () => recognitionErrors.answeredAlready());
explainConstraint('recognition_objection_two_people', () => recognitionErrors.samePerson());
explainConstraint('recognition_objection_volunteer', () => volunteerErrors.unknown({}, { field: 'volunteerId' }));
