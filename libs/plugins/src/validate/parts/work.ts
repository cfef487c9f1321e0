import { taskProofs } from '../../define/parts/micro-task.js';
import { roundKinds } from '../../define/parts/round.js';
import { isRecord, show } from '../problems.js';
import { checkOwn, type PartOfContract } from './part-of-contract.js';

export const rounds: PartOfContract = {
  key: 'rounds',
  keys: ['kind', 'every', 'teamTypes', 'siteTypes'],
  engine: 'declared',
  check(problems, path, item, own) {
    problems.oneOf(`${path}.kind`, item.kind, roundKinds);
    const { every } = item;
    if (isRecord(every) && Object.keys(every).length === 1 && ('days' in every || 'timesAMonth' in every)) {
      if ('days' in every) problems.whole(`${path}.every.days`, every.days, 1, 366);
      else problems.whole(`${path}.every.timesAMonth`, every.timesAMonth, 1, 15);
    } else problems.add(`${path}.every`, `is ${show(every)}: write { timesAMonth: 2 } or { days: 7 }.`);
    checkOwn(problems, `${path}.teamTypes`, item.teamTypes, own.teamTypes);
    checkOwn(problems, `${path}.siteTypes`, item.siteTypes, own.siteTypes);
  },
};

export const microTasks: PartOfContract = {
  key: 'microTasks',
  keys: ['minutes', 'proof', 'teamTypes'],
  engine: 'declared',
  check(problems, path, item, own) {
    problems.whole(`${path}.minutes`, item.minutes, 5, 240);
    problems.oneOf(`${path}.proof`, item.proof, taskProofs);
    checkOwn(problems, `${path}.teamTypes`, item.teamTypes, own.teamTypes);
  },
};

export const titles: PartOfContract = {
  key: 'titles',
  keys: ['period', 'commendedMonths', 'leastPoints'],
  engine: 'active',
  check(problems, path, item) {
    problems.oneOf(`${path}.period`, item.period, ['half-year', 'year']);
    problems.whole(`${path}.commendedMonths`, item.commendedMonths, 1, item.period === 'year' ? 12 : 6);
    const points = item.leastPoints;
    if (
      typeof points !== 'number' ||
      points < 0 ||
      points > 100_000 ||
      Math.abs(points * 100 - Math.round(points * 100)) > 1e-6
    )
      problems.add(`${path}.leastPoints`, `is ${show(points)}: use 0 to 100000 with two decimals at most.`);
  },
};
