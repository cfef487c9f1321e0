import { defineErrors, explainConstraint } from '@redmaple/platform';

export const areaErrors = defineErrors('areas', {
  codeTaken: 'conflict',
  nameTaken: 'conflict',
  rootTaken: 'conflict',
  unknown: 'refused',
  wrongParent: 'refused',
});

explainConstraint('area_code', () => areaErrors.codeTaken({}, { field: 'code' }));
explainConstraint('area_name', () => areaErrors.nameTaken({}, { field: 'name' }));
explainConstraint('area_one_root', () => areaErrors.rootTaken({}, { field: 'level' }));
explainConstraint('team_area', () => areaErrors.unknown({}, { field: 'areaId' }));
