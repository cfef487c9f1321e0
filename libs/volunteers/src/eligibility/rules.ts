import type { Blocker, Remedy } from '@redmaple/plugins/house';
import type { PersonFacts, QuestionFacts } from './eligibility.facts.js';

/** What one rule finds; empty: nothing speaks against it. */
export type Rule = (person: PersonFacts, question: QuestionFacts, limits: RuleLimits) => readonly Blocker[];

/** The numbers of a version of the rules. */
export interface RuleLimits {
  readonly restMinutes: number;
  /** Undefined: no limit. */
  readonly weeklyMinutes: number | undefined;
}

/** A reason of the core. */
export function blocker(
  name: string,
  fixableBy: Blocker['fixableBy'],
  how: Remedy,
  params?: Blocker['params'],
): Blocker {
  return { code: `eligibility.${name}`, source: 'core', fixableBy, how, ...(params && { params }) };
}
