/** Attendance is a state machine on one row (domain.md §6); the database holds the same diagram. */
export type AssignmentState =
  | 'drafted'
  | 'offered'
  | 'confirmed'
  | 'checked-in'
  | 'completed'
  | 'no-show'
  | 'excused'
  | 'replaced';

/** States in which an assignment keeps its person from other duty at that time. */
export const holdingStates: readonly AssignmentState[] = ['drafted', 'offered', 'confirmed', 'checked-in'];

/** States in which a seat is nobody else's. */
export const takenStates: readonly AssignmentState[] = [...holdingStates, 'completed'];

/** Why someone cannot come: a code and no free text, for illness and family are nobody's business. */
export const excuses = ['work', 'family', 'health', 'transport', 'other'] as const;
export type Excuse = (typeof excuses)[number];

const minute = 60_000;

/** Someone may check in this long before the shift begins, in minutes. */
export const checkInEarly = 60;
/** A leader or operator may write down attendance this long after the end, in minutes. */
export const writeDownLate = 48 * 60;

export interface ShiftTimes {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Minutes of an attended shift, as the ledger wants them. */
export interface ServedMinutes {
  readonly planned: number;
  /** From check-in to check-out. */
  readonly actual: number;
  /** The part of it that lies within the shift: time actually given for the task, travel and waiting excluded. */
  readonly credited: number;
  /** When that part was; undefined when there is none. */
  readonly during: { readonly from: Date; readonly to: Date } | undefined;
}

export function servedMinutes(shift: ShiftTimes, checkedInAt: Date, checkedOutAt: Date): ServedMinutes {
  const from = Math.max(shift.startsAt.getTime(), checkedInAt.getTime());
  const to = Math.min(shift.endsAt.getTime(), checkedOutAt.getTime());
  return {
    planned: wholeMinutes(shift.endsAt.getTime() - shift.startsAt.getTime()),
    actual: wholeMinutes(checkedOutAt.getTime() - checkedInAt.getTime()),
    credited: Math.max(0, wholeMinutes(to - from)),
    during: to > from ? { from: new Date(from), to: new Date(to) } : undefined,
  };
}

function wholeMinutes(milliseconds: number): number {
  return Math.floor(milliseconds / minute);
}

/** Whether somebody may still be marked as present, by themselves or by who leads. */
export function isCheckInOpen(shift: ShiftTimes, now: Date, byLeader: boolean): boolean {
  const opens = shift.startsAt.getTime() - checkInEarly * minute;
  const closes = shift.endsAt.getTime() + (byLeader ? writeDownLate * minute : 0);
  return now.getTime() >= opens && now.getTime() < closes;
}
