import { columnsNeeds } from '../screen-needs.js';
import { checkColumns, checkRoles, checkSource } from '../validate-columns.js';
import type { PartOfContract } from './part-of-contract.js';

export const reports: PartOfContract = {
  key: 'reports',
  keys: ['source', 'columns', 'roles'],
  engine: 'active',
  check(problems, path, item) {
    checkSource(problems, `${path}.source`, item.source);
    checkColumns(problems, `${path}.columns`, item.columns);
    checkRoles(problems, `${path}.roles`, item.roles);
  },
  needs: (item, path) => columnsNeeds(item.columns, String(item.code), `${path}.columns`),
};
