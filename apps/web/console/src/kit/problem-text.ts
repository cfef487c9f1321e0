import type { Problem } from '../app/api.js';
import type { Words } from '../app/words.js';

/** What a person reads of a problem: the API's words in their language, or ours where it could not be reached. */
export function problemText(problem: Problem, t: Words['t']): string {
  if (problem.code === 'network') return t('problem.network');
  return problem.message === '' ? t('problem.unknown') : problem.message;
}
