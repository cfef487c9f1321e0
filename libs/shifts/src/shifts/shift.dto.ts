import { currentContext, translateReason } from '@redmaple/platform';
import type { Blocker, VolunteerView } from '@redmaple/plugins/house';
import { IsOptional, IsUUID } from 'class-validator';
import { IsDay } from '../shifts.validation.js';
import type { AssignmentState } from '../assignments/assignment.policy.js';
import type { ScheduledSeat, ScheduledShift, SeatHolder, ShiftState } from './schedule.js';

/** Shifts of a span of duty dates, both included; at most 62 days. */
export class ShiftQuery {
  @IsDay()
  from: string;

  @IsDay()
  to: string;

  @IsOptional()
  @IsUUID()
  teamId?: string;
}

/** A volunteer where who leads sees the roster: name and number, no phone. */
export class RosterPersonView {
  id: string;
  number: string;
  name: string;
}

/** Why someone may not do something, in the caller's language. */
export class BlockerView {
  /** Stable: `eligibility.insuranceMissing`. */
  code: string;
  message: string;
  fixableBy: 'volunteer' | 'operator' | 'trainer' | 'nobody';
  /** `core` or a plugin's id. */
  source: string;
  /** What it would need. */
  remedy?: string;
}

/** Who holds a seat and in which state. */
export class AssignmentView {
  id: string;
  volunteer: RosterPersonView;
  state: AssignmentState;
  /** How it came about: `roster`, `operator`, `self`, `cover`. */
  source: string;
  /** Stays when the roster is drafted again. */
  pinned: boolean;
  version: number;
  checkedInAt?: string;
  checkedOutAt?: string;
  /** Evidence grade, domain.md §6. */
  grade?: string;
}

export class SeatView {
  id: string;
  /** 1, 2, 3 … within the shift. */
  no: number;
  /** Required beyond the team type. */
  qualifications: string[];
  /** Absent: the seat is open. */
  assignment?: AssignmentView;
}

/** A shift without its people. */
export class ShiftSummaryView {
  id: string;
  teamId: string;
  rosterId?: string;
  siteId?: string;
  title: string;
  /** The day on which it begins, YYYY-MM-DD. */
  dutyDate: string;
  startsAt: string;
  endsAt: string;
  /** Dangerous work: adults with insurance only. */
  danger: boolean;
  state: ShiftState;
  version: number;
}

/** A shift with its seats. */
export class ShiftView extends ShiftSummaryView {
  seats: SeatView[];
}

export type People = ReadonlyMap<string, VolunteerView>;

export function toPersonView(id: string, people: People): RosterPersonView {
  const person = people.get(id);
  return { id, number: person?.number ?? '', name: person?.name ?? '' };
}

export function toBlockerView({ code, params, fixableBy, source, how, label }: Blocker): BlockerView {
  const { locale } = currentContext();
  return {
    code,
    message: label?.[locale] ?? translateReason(locale, `blockers.${code}`, params),
    fixableBy,
    source,
    ...(how !== undefined && { remedy: translateReason(locale, `remedies.${how}`, params) }),
  };
}

export function toShiftSummary(shift: Omit<ScheduledShift, 'seats'>): ShiftSummaryView {
  const { id, teamId, rosterId, siteId, title, dutyDate, startsAt, endsAt, danger, state, version } = shift;
  return {
    id,
    teamId,
    ...(rosterId !== null && { rosterId }),
    ...(siteId !== null && { siteId }),
    title,
    dutyDate,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    danger,
    state,
    version,
  };
}

export function toShiftView(shift: ScheduledShift, people: People): ShiftView {
  return { ...toShiftSummary(shift), seats: shift.seats.map((seat) => toSeatView(seat, people)) };
}

export function toSeatView({ id, no, qualifications, holder }: ScheduledSeat, people: People): SeatView {
  return {
    id,
    no,
    qualifications: [...qualifications],
    ...(holder && { assignment: toAssignmentView(holder, people) }),
  };
}

export function toAssignmentView(holder: SeatHolder, people: People): AssignmentView {
  const { id, state, source, pinned, version, checkedInAt, checkedOutAt, grade } = holder;
  return {
    id,
    volunteer: toPersonView(holder.volunteerId, people),
    state,
    source,
    pinned,
    version,
    ...(checkedInAt !== null && { checkedInAt: new Date(checkedInAt).toISOString() }),
    ...(checkedOutAt !== null && { checkedOutAt: new Date(checkedOutAt).toISOString() }),
    ...(grade !== null && { grade }),
  };
}

/** Everyone who holds a seat in these shifts. */
export function holdersOf(shifts: readonly ScheduledShift[]): string[] {
  return [...new Set(shifts.flatMap((one) => one.seats.flatMap((seat) => seat.holder?.volunteerId ?? [])))];
}
