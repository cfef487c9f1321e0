import { type Need, records } from '../label-needs.js';
import { show } from '../problems.js';
import { checkCoded, codesNeeds, type PartOfContract } from './part-of-contract.js';

/** Beyond this a number is a slip of the hand. */
const largest = 1e12;

export const projectTemplates: PartOfContract = {
  key: 'projectTemplates',
  keys: ['milestones', 'indicators'],
  engine: 'active',
  check(problems, path, item) {
    const milestones = checkCoded(problems, `${path}.milestones`, item.milestones, ['afterDays'], (at, milestone) => {
      problems.whole(`${at}.afterDays`, milestone.afterDays, 0, 1096);
    });
    if (milestones.length === 0 || milestones.length > 20)
      problems.add(`${path}.milestones`, `has ${milestones.length}: name 1 to 20.`);
    const list = `${path}.indicators`;
    const keys = ['unit', 'direction', 'baseline', 'target'];
    const indicators = checkCoded(problems, list, item.indicators, keys, (at, indicator) => {
      problems.oneOf(`${at}.direction`, indicator.direction, ['up', 'down']);
      for (const key of ['baseline', 'target']) {
        const value = indicator[key];
        if (typeof value === 'number' && Math.abs(value) <= largest) continue;
        problems.add(`${at}.${key}`, `is ${show(value)}: use a number.`);
      }
      if (typeof indicator.unit !== 'string') problems.add(`${at}.unit`, 'is missing: name the text of the unit.');
    });
    if (indicators.length > 20) problems.add(list, `has ${indicators.length}: name 20 at most.`);
  },
  needs: (item, path) => [
    ...codesNeeds(item.milestones, `${path}.milestones`),
    ...codesNeeds(item.indicators, `${path}.indicators`),
    ...records(item.indicators).flatMap((one, index): Need[] =>
      typeof one.unit === 'string' ? [{ keys: [one.unit], path: `${path}.indicators[${index}].unit` }] : [],
    ),
  ],
};
