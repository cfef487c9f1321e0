import { checkCoded, checkOwn, codesNeeds, type PartOfContract } from './part-of-contract.js';

export const mediationLadders: PartOfContract = {
  key: 'mediationLadders',
  keys: ['levels', 'togetherAfter', 'panel', 'categories'],
  engine: 'declared',
  check(problems, path, item, own) {
    const levels = checkCoded(problems, `${path}.levels`, item.levels, ['attempts'], (at, level) => {
      problems.whole(`${at}.attempts`, level.attempts, 1, 10);
    });
    if (levels.length === 0) problems.add(`${path}.levels`, 'is empty: name who tries first.');
    if (levels.length > 6) problems.add(`${path}.levels`, 'has more than six levels: nobody waits for so long.');
    if (item.togetherAfter !== undefined) problems.whole(`${path}.togetherAfter`, item.togetherAfter, 1, 20);
    if (item.panel !== undefined) {
      const panel = checkCoded(problems, `${path}.panel`, item.panel, ['outside', 'required'], (at, role) => {
        problems.flag(`${at}.outside`, role.outside);
        problems.flag(`${at}.required`, role.required);
      });
      if (panel.length < 2) problems.add(`${path}.panel`, 'has fewer than two roles: one alone is no panel.');
    }
    checkOwn(problems, `${path}.categories`, item.categories, own.categories);
  },
  needs: (item, path) => [...codesNeeds(item.levels, `${path}.levels`), ...codesNeeds(item.panel, `${path}.panel`)],
};
