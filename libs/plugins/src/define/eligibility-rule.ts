import type { EligibilityAction } from './eligibility-words.js';

/** What a rule of a team type may know about the action. @since 1.2.0 */
export interface RuleQuestion {
  readonly action: EligibilityAction;
  /** ISO 8601 in UTC. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** The county's calendar day on which it begins, YYYY-MM-DD. */
  readonly day: string;
}

/** And about a person: no name, no number, no birth date. @since 1.2.0 */
export interface RulePerson<Answers = Readonly<Record<string, unknown>>> {
  readonly id: string;
  /** Whole years on the day; undefined where no birth date is known. */
  readonly age?: number;
  /** Of the qualifications that are needed, those held to the end. */
  readonly qualifications: readonly string[];
  /** Answers to the team type's form, of members. */
  readonly answers: Partial<Answers>;
}

/** One more reason against one person. @since 1.2.0 */
export interface RuleFinding {
  readonly person: string;
  /** One of the rule's `reasons`. */
  readonly reason: string;
}

/** A reason that a rule may give; its words stand in the labels under its code. @since 1.2.0 */
export interface RuleReason {
  readonly code: string;
  readonly fixableBy: 'volunteer' | 'operator' | 'trainer' | 'nobody';
}

/**
 * A team type's own condition, asked after the core's: it adds reasons against somebody and can take none away. Pure: same
 * input, same answer; no I/O, no clock, no chance.
 * @since 1.2.0
 */
export interface EligibilityRule<Answers> {
  readonly reasons: readonly RuleReason[];
  readonly check: (question: RuleQuestion, people: readonly RulePerson<Answers>[]) => readonly RuleFinding[];
}
