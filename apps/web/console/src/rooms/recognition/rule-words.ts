import type { Shape } from '../../app/api.js';
import type { Words } from '../../app/words.js';

/** What a weight of the rules counts. */
export function measureOf({ t, label }: Words, { measure, label: own }: Shape<'RulesView'>['weights'][number]): string {
  return label(own) || t(`recognition.measures.${measure}`);
}
