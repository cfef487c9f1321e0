import { escalationAreas } from '../../define/parts/escalation.js';
import { formNeeds } from '../label-needs.js';
import { checkForm } from '../validate-form.js';
import { checkCoded, checkOwn, checkOwnCode, codesNeeds, type PartOfContract } from './part-of-contract.js';

const dayMinutes = 24 * 60;

export const incidentCategories: PartOfContract = {
  key: 'incidentCategories',
  keys: ['sceneWithinMinutes', 'settleWithinMinutes', 'teamTypes', 'facts'],
  engine: 'active',
  check(problems, path, item, own) {
    const { sceneWithinMinutes: scene, settleWithinMinutes: settled } = item;
    const sceneFits = scene === undefined || problems.whole(`${path}.sceneWithinMinutes`, scene, 1, dayMinutes);
    const settledFits =
      settled === undefined || problems.whole(`${path}.settleWithinMinutes`, settled, 1, 7 * dayMinutes);
    if (sceneFits && settledFits && typeof scene === 'number' && typeof settled === 'number' && settled < scene)
      problems.add(`${path}.settleWithinMinutes`, `is before somebody is on the scene (${scene}): write more.`);
    checkOwn(problems, `${path}.teamTypes`, item.teamTypes, own.teamTypes, 'or others');
    if (item.facts !== undefined) checkForm(problems, `${path}.facts`, item.facts);
  },
  needs: (item, path) => formNeeds(item.facts, String(item.code), `${path}.facts`),
};

export const escalations: PartOfContract = {
  key: 'escalations',
  keys: ['levels', 'categories'],
  engine: 'declared',
  check(problems, path, item, own) {
    let after = -1;
    let height = 0;
    const levels = checkCoded(problems, `${path}.levels`, item.levels, ['area', 'afterMinutes'], (at, level, index) => {
      problems.oneOf(`${at}.area`, level.area, escalationAreas);
      const reached = (escalationAreas as readonly unknown[]).indexOf(level.area);
      if (reached >= 0 && reached < height)
        problems.add(`${at}.area`, `is ${String(level.area)}, below the level before it: an incident only goes up.`);
      height = Math.max(height, reached);
      if (!problems.whole(`${at}.afterMinutes`, level.afterMinutes, 0, 7 * dayMinutes)) return;
      if (index === 0 && level.afterMinutes !== 0)
        problems.add(`${at}.afterMinutes`, 'is not 0: the first level is told at once.');
      if (level.afterMinutes <= after)
        problems.add(
          `${at}.afterMinutes`,
          `is ${level.afterMinutes}, not after the level before it: write more than ${after}.`,
        );
      after = Math.max(after, level.afterMinutes);
    });
    if (levels.length < 2) problems.add(`${path}.levels`, 'has fewer than two levels: there is nowhere to go up to.');
    checkOwn(problems, `${path}.categories`, item.categories, own.categories);
  },
  needs: (item, path) => codesNeeds(item.levels, `${path}.levels`),
};

export const contactCards: PartOfContract = {
  key: 'contactCards',
  keys: ['teamType', 'categories', 'comesToTheDoor'],
  engine: 'declared',
  check(problems, path, item, own) {
    checkOwnCode(problems, `${path}.teamType`, item.teamType, own.teamTypes);
    if (problems.items(`${path}.categories`, item.categories).length === 0)
      problems.add(`${path}.categories`, 'is empty: name what the reader can ask for.');
    checkOwn(problems, `${path}.categories`, item.categories, own.categories);
    problems.flag(`${path}.comesToTheDoor`, item.comesToTheDoor);
  },
};
