import { topicReach } from '../../define/parts/broadcast-topic.js';
import type { PartOfContract } from './part-of-contract.js';

export const broadcastTopics: PartOfContract = {
  key: 'broadcastTopics',
  keys: ['reach', 'months', 'mostAWeek'],
  engine: 'declared',
  check(problems, path, item) {
    problems.oneOf(`${path}.reach`, item.reach, topicReach);
    problems.whole(`${path}.mostAWeek`, item.mostAWeek, 1, 7);
    const months = problems.items(`${path}.months`, item.months);
    months.forEach((month, index) => {
      problems.whole(`${path}.months[${index}]`, month, 1, 12);
    });
    if (item.reach === 'season' && months.length === 0)
      problems.add(`${path}.months`, 'is empty for a season: name its months, 1 to 12.');
    if (item.reach !== 'season' && months.length > 0)
      problems.add(`${path}.months`, 'belongs to a season: remove it, or write reach: "season".');
  },
};
