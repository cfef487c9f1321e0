import type { EligibilityAction, Remedy } from '../define/eligibility-words.js';
import type { Label } from '../define/labels.js';

/** Why someone may not do something: translated by `code`, and saying who can help, and how. */
export interface Blocker {
  /** Text key below `blockers.`: `eligibility.tooYoung`; of a plugin's rule `<plugin id>.<reason>`. */
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** `core` or a plugin's id. */
  readonly source: string;
  /** Who can remove it: the volunteer, an operator, a trainer, or nobody but time. */
  readonly fixableBy: 'volunteer' | 'operator' | 'trainer' | 'nobody';
  /** How; the engine names it for each. */
  readonly how?: Remedy;
  /** The words of a plugin's reason; the core's stand below `blockers.`. */
  readonly label?: Label;
}

/** What an action is about. */
export interface EligibilityContext {
  /** Team for which it is done; duties need membership in it. */
  readonly teamId?: string;
  readonly teamTypeCode?: string;
  /** Until when it lasts; absent: it is done in an instant. */
  readonly endsAt?: Date;
  /** Extra qualification codes this seat needs, beside the team type's. */
  readonly qualifications?: readonly string[];
  /** An assignment that is being replaced and must not count as an overlap. */
  readonly exceptAssignmentId?: string;
}

/** What is asked, of one person or of many. `at`: when it begins. */
export interface EligibilityQuestion {
  readonly action: EligibilityAction;
  readonly context: EligibilityContext;
  readonly at: Date;
}

/** A question about one: a volunteer's id; before somebody is one (`apply`, `join-team`), the id of the person. */
export interface PersonQuestion extends EligibilityQuestion {
  readonly person: string;
}

/** The whole answer. */
export interface EligibilityVerdict {
  readonly allowed: boolean;
  /** Every reason against it, not the first alone. */
  readonly blockers: readonly Blocker[];
  /** What does not stand in the way, but should be known: what was forced, what ends soon. */
  readonly warnings: readonly Blocker[];
  /** Version of the rules that judged. */
  readonly policyVersion: number;
}

/** A verdict that is kept. */
export interface EligibilityDecision extends EligibilityVerdict {
  /** Under which the verdict is kept with its inputs. */
  readonly decisionId: string;
}

/**
 * The one place that answers whether someone may do something. Provided by libs/volunteers; the same rules serve
 * sign-up, roster, swap and dispatch.
 */
export abstract class Eligibility {
  /** A verdict per person, whatever their number. Every id asked for is in the answer. */
  abstract evaluateMany(
    people: readonly string[],
    question: EligibilityQuestion,
  ): Promise<ReadonlyMap<string, EligibilityVerdict>>;

  /** Judges and keeps the verdict with its inputs, so that it can be replayed: for what then really happens. */
  abstract decide(question: PersonQuestion): Promise<EligibilityDecision>;

  async evaluate({ person, ...question }: PersonQuestion): Promise<EligibilityVerdict> {
    const verdict = (await this.evaluateMany([person], question)).get(person);
    if (!verdict) throw new Error('The engine answers for everybody it is asked about.');
    return verdict;
  }
}

/** A piece of duty someone already has, in a state that holds it. */
export interface HeldDuty {
  readonly volunteerId: string;
  readonly assignmentId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Already done: nobody needs to be free for it, but it counts as work. */
  readonly done?: boolean;
}

/** Somebody who is on a shift this minute. */
export interface OnDuty {
  readonly volunteerId: string;
  readonly teamId: string;
  readonly shiftId: string;
  readonly endsAt: Date;
}

/** A seat, as a question about it needs it. */
export interface SeatDuty {
  readonly title: string;
  readonly teamId: string;
  readonly teamTypeCode: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly qualifications: readonly string[];
}

/** A shift to come that somebody cannot keep with the certificates and insurance they hold now. */
export interface LapsingDuty {
  readonly volunteerId: string;
  readonly shiftId: string;
  readonly title: string;
  readonly startsAt: Date;
}

/** Which shifts hang on proofs. Provided by libs/shifts. */
export abstract class LapsingDuties {
  /** What these people would be taken off if it were looked at now, the next first. Changes nothing. */
  abstract lapsing(volunteerIds: readonly string[]): Promise<LapsingDuty[]>;
}

/** Who is busy when. Provided by libs/shifts. */
export abstract class Duties {
  /** Held assignments that touch the interval; with `done` those that were served too. */
  abstract between(
    volunteerIds: readonly string[],
    from: Date,
    to: Date,
    options?: { readonly done?: boolean },
  ): Promise<HeldDuty[]>;
  /** Who is on a published shift at that instant. */
  abstract onDutyAt(instant: Date): Promise<OnDuty[]>;
  /** What a seat asks of who takes it; undefined for a seat that is not the county's. */
  abstract ofSeat(seatId: string): Promise<SeatDuty | undefined>;
}
