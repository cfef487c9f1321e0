import { defineErrors, explainConstraint } from '@redmaple/platform';

export const projectErrors = defineErrors('projects', {
  nameTaken: 'conflict',
  titleTaken: 'conflict',
  unknownOfficer: 'invalid',
  unknownArea: 'invalid',
  unknownTemplate: 'invalid',
  stateUnreachable: 'conflict',
  notNeighbour: 'conflict',
  targetBehindBaseline: 'invalid',
  monthWrong: 'invalid',
  monthAhead: 'invalid',
});

explainConstraint('organisation_name', () => projectErrors.nameTaken({}, { field: 'name' }));
explainConstraint('project_title', () => projectErrors.titleTaken({}, { field: 'title' }));
explainConstraint('indicator_direction', () => projectErrors.targetBehindBaseline({}, { field: 'target' }));
