/** Why someone may not do something: complete, translated by `code`, and saying who can help. */
export interface Blocker {
  /** Text key below `blockers.`: `eligibility.tooYoung`. */
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** `core` or a plugin's id. */
  readonly source: string;
  /** Who can remove it: the volunteer, an operator, a trainer, or nobody but time. */
  readonly fixableBy: 'volunteer' | 'operator' | 'trainer' | 'nobody';
}

/** What someone is to do, and when. */
export interface Duty {
  readonly kind: 'shift' | 'mission';
  /** Team whose duty it is; membership is required. */
  readonly teamId: string;
  readonly teamTypeCode: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Extra qualification codes this seat needs, beside the team type's. */
  readonly qualifications?: readonly string[];
  /** An assignment that is being replaced and must not count as an overlap. */
  readonly exceptAssignmentId?: string;
}

/**
 * The one place that answers whether someone may do something. Provided by libs/volunteers; the same rules serve
 * sign-up, roster, swap and dispatch.
 */
export abstract class Eligibility {
  /** Blockers per volunteer; an empty list means: may. Every id asked for is in the answer. */
  abstract evaluate(volunteerIds: readonly string[], duty: Duty): Promise<ReadonlyMap<string, readonly Blocker[]>>;
}

/** A piece of duty someone already has, in a state that holds it. */
export interface HeldDuty {
  readonly volunteerId: string;
  readonly assignmentId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface OnDuty {
  readonly volunteerId: string;
  readonly teamId: string;
  readonly shiftId: string;
  readonly endsAt: Date;
}

/** Who is busy when. Provided by libs/shifts. */
export abstract class Duties {
  /** Held assignments that touch the interval. */
  abstract between(volunteerIds: readonly string[], from: Date, to: Date): Promise<HeldDuty[]>;
  /** Who is on a published shift at that instant. */
  abstract onDutyAt(instant: Date): Promise<OnDuty[]>;
}
