import { defineErrors, explainConstraint, requestErrors } from '@redmaple/platform';
import { SPREADSHEET_ERROR_CODES } from './import/parse/index.js';

export const callErrors = defineErrors('calls', {
  notYetOpen: 'conflict',
  closed: 'conflict',
  stateChanged: 'conflict',
  deadlinePassed: 'refused',
  seatsHeld: 'conflict',
  teamTypeUnknown: 'invalid',
  stillUnderWay: 'conflict',
  teamTypeOff: 'conflict',
});

export const applicationErrors = defineErrors('applications', {
  // One answer for a known document, another phone and a live application: a stranger learns nothing (I16).
  duplicate: 'conflict',
  stateChanged: 'conflict',
  notWithdrawable: 'conflict',
  reasonNeeded: 'invalid',
  notEligible: 'refused',
});

export const importErrors = defineErrors('imports', {
  fileNeeded: 'invalid',
  columnMissing: 'invalid',
  hasErrors: 'conflict',
  stateChanged: 'conflict',
  interrupted: 'unavailable',
});

const fileProblems = Object.fromEntries(SPREADSHEET_ERROR_CODES.map((code) => [code, 'invalid'])) as Record<
  (typeof SPREADSHEET_ERROR_CODES)[number],
  'invalid'
>;
/** The file as a whole can't be read. */
export const spreadsheetErrors = defineErrors('spreadsheet', fileProblems);

explainConstraint('application_live', () => applicationErrors.duplicate());
explainConstraint('application_call_archived', () => callErrors.closed());
explainConstraint('call_specialist_skill', () =>
  requestErrors.invalid({}, { fields: [{ field: 'specialists', code: 'arrayUnique' }] }),
);
explainConstraint('person_document', () => applicationErrors.duplicate());
explainConstraint('call_period', () =>
  requestErrors.invalid({}, { fields: [{ field: 'closesAt', code: 'notAfterOpening' }] }),
);
explainConstraint('call_risk_notice', () =>
  requestErrors.invalid({}, { fields: [{ field: 'riskNotice', code: 'isNotEmpty' }] }),
);
