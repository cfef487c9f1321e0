import { types } from 'node:util';
import type { Decision, FilterName, FilterOutputs } from '../define/hooks.js';
import { InvalidAnswer } from './run-together.js';

const none: readonly string[] = [];

/**
 * Copies what a decision answered, element by element, so that nothing of the plugin's is left in it.
 * @throws InvalidAnswer naming what is wrong
 */
export function reasonsIn(answer: unknown, reasons: Decision<never>['reasons']): readonly string[] {
  leaveNoPromise(answer);
  if (!Array.isArray(answer)) throw new InvalidAnswer('It must answer an array with the codes of its reasons.');
  if (answer.length === 0) return none;
  const found = new Set<string>();
  const length = Math.min(answer.length, reasons.length + 1);
  for (let index = 0; index < length; index++) {
    const code: unknown = answer[index];
    if (typeof code !== 'string' || !reasons.some((one) => one.code === code))
      throw new InvalidAnswer('It gives a reason that it does not declare.');
    found.add(code);
  }
  if (answer.length > reasons.length) throw new InvalidAnswer('It gives a reason twice.');
  return [...found];
}

/** Whether an answer of a filter may stand in place of the value. @throws InvalidAnswer naming what is wrong */
export const filtered: {
  readonly [Name in FilterName]: (
    answer: unknown,
    before: FilterOutputs[Name],
    kept: readonly string[],
  ) => FilterOutputs[Name];
} = {
  'message.text': (answer, before, kept) => {
    leaveNoPromise(answer);
    if (typeof answer !== 'string') throw new InvalidAnswer('It must answer a text.');
    if (answer.trim() === '') throw new InvalidAnswer('It answers an empty text.');
    if (answer.length > Math.min(500, before.length * 2) && answer.length > before.length)
      throw new InvalidAnswer('Its text is more than twice as long as the one before, or over 500 characters.');
    if (/\p{C}/u.test(answer.replaceAll('\n', ''))) throw new InvalidAnswer('Its text has control characters.');
    const lost = kept.find((one) => !answer.includes(one));
    if (lost !== undefined) throw new InvalidAnswer('Its text leaves out something that was filled in.');
    if (signsOf(answer).some((one) => !signsOf(before).includes(one)))
      throw new InvalidAnswer('Its text has a number or a link that was not there.');
    return answer;
  },
};

/** What a person might dial or open. */
function signsOf(text: string): string[] {
  return text.match(/\p{Nd}+|\S*(?:\/\/|www\.|\.(?:com|cn|net|org))\S*/giu) ?? [];
}

/** A promise that is rejected and that nobody looks at would end the process. */
function leaveNoPromise(answer: unknown): void {
  if (types.isPromise(answer)) void Promise.prototype.then.call(answer, undefined, () => {});
}
