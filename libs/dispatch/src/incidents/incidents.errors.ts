import { defineErrors, explainConstraint, requestErrors } from '@redmaple/platform';

export const incidentErrors = defineErrors('incidents', {
  inFuture: 'invalid',
  unknownArea: 'invalid',
  unknownCategory: 'invalid',
  phoneInvalid: 'invalid',
  noPhone: 'missing',
  over: 'conflict',
  wrongStep: 'conflict',
  emergency: 'refused',
});

explainConstraint('incident_move', () => incidentErrors.wrongStep());
explainConstraint('incident_reopened_once', () => incidentErrors.wrongStep());
explainConstraint('incident_emergency', () => incidentErrors.emergency());
explainConstraint('incident_emergency_is_handed_over', () => incidentErrors.emergency());
// Clocks of two processes may disagree by a moment; the next try is later.
explainConstraint('incident_event_order', () => requestErrors.stale());
