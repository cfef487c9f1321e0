import type { AssessmentBounds } from './assessment.js';
import { deepFreeze } from './deep-freeze.js';
import type { RankForDispatch } from './dispatch.js';
import type { EligibilityRule } from './eligibility-rule.js';
import type { AnswersOf, FormSchema } from '@redmaple/forms';
import type { PatrolHints } from './parts/patrol-hints.js';
import type { PostPattern, ProbationTerms } from './post-pattern.js';
import type { ShiftPattern } from './shift-pattern.js';

/**
 * What the core checks before anyone joins, takes a shift or is sent out. A plugin states it and can't waive it.
 * @since 1.0.0
 */
export interface TeamRequirements {
  /**
   * Qualifications that must be valid to the end of the duty: codes of the plugin's own catalogue, or another
   * plugin's by their full name, such as `maple-grove.first-aid`.
   */
  readonly qualifications: readonly string[];
  /** Youngest age in whole years on the day of the duty. */
  readonly minAge: number;
  readonly maxAge?: number;
  /** Accident insurance valid to the end of the duty (志愿服务条例 17). */
  readonly insurance: boolean;
  /** Rescue, water or disaster work: adults with insurance only (志愿服务条例 17; 浙江、山东 regulations on minors). */
  readonly danger?: boolean;
  /** Youth activities, the only ones open to those under 14, with a guardian's consent (PIPL 28, 31). */
  readonly youth?: boolean;
}

/** What an author writes. @since 1.0.0 */
export interface TeamTypeDefinition<F extends FormSchema> {
  /** Kebab case; outside the plugin it is known as `<plugin id>.<code>`. */
  readonly code: string;
  /** What the sign-up asks beyond the common fields. */
  readonly form: F;
  readonly requires: TeamRequirements;
  readonly shifts?: ShiftPattern;
  /** How its posts are staffed; a county may staff a post otherwise. @since 1.3.0 */
  readonly posts?: readonly PostPattern[];
  /** Absent: a decision is enough, without shifts; a county may ask for more. @since 1.3.0 */
  readonly probation?: ProbationTerms;
  /** What the planning of its patrols looks at. @since 1.4.0 */
  readonly patrol?: PatrolHints;
  /** Pure: same input, same answer; no I/O, no clock, no chance. */
  readonly rankForDispatch?: RankForDispatch<AnswersOf<F>>;
  /** Conditions of its own beside `requires`; they only ever add a reason against somebody. @since 1.2.0 */
  readonly eligibility?: EligibilityRule<AnswersOf<F>>;
  /**
   * Points per unit of each measure in the monthly assessment, with two decimals at most. Measures of the plugin's own count
   * the lines that it writes to the ledger with the source type `<plugin id>.<measure>`, the measure in kebab case.
   */
  readonly assess?: Readonly<Record<string, number>>;
  /** Within which a county may choose those points. @since 1.3.0 */
  readonly assessBounds?: Readonly<Record<string, AssessmentBounds>>;
}

/** A team type as the host sees it, whatever its form. @since 1.0.0 */
export interface TeamType {
  readonly code: string;
  readonly form: FormSchema;
  readonly requires: TeamRequirements;
  readonly shifts?: ShiftPattern;
  readonly posts?: readonly PostPattern[];
  readonly probation?: ProbationTerms;
  readonly patrol?: PatrolHints;
  readonly rankForDispatch?: RankForDispatch<never>;
  readonly eligibility?: EligibilityRule<never>;
  readonly assess?: Readonly<Record<string, number>>;
  readonly assessBounds?: Readonly<Record<string, AssessmentBounds>>;
}

/** Declares a team type: a frozen plain object. @since 1.0.0 */
export function defineTeamType<F extends FormSchema>(definition: TeamTypeDefinition<F>): TeamType {
  return deepFreeze(definition as TeamType);
}
