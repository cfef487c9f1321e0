import { createHash } from 'node:crypto';
import { type Blocker, dutyLimits, type Remedy } from '@redmaple/plugins/house';
import { clashOf, type DutySpan, restMinutes } from './rest.policy.js';

/** A seat to fill. */
export interface RosterSeat {
  readonly id: string;
  readonly no: number;
  /**
   * What the eligibility engine and the availability say about each person for this seat; who is missing here may
   * not take it. Seats of a shift with the same requirements share one object.
   */
  readonly verdicts: Readonly<Record<string, readonly Blocker[]>>;
}

export interface RosterShift extends DutySpan {
  readonly id: string;
  readonly seats: readonly RosterSeat[];
}

/** A person with the duties already held: those of the 28 days before the period and those ahead. */
export interface RosterPerson {
  readonly volunteerId: string;
  readonly duties: readonly DutySpan[];
}

/** A seat that somebody filled by hand; the engine works around it. */
export interface PinnedSeat {
  readonly seatId: string;
  readonly volunteerId: string;
}

/** All that an engine may know: plain data, no clock, no database. */
export interface RosterInput {
  readonly shifts: readonly RosterShift[];
  readonly people: readonly RosterPerson[];
  readonly pinned: readonly PinnedSeat[];
  /** The week of the roster, in which nobody serves longer than the limit. */
  readonly week: DutySpan;
}

/** Somebody who was looked at for a seat. */
export interface ConsideredPerson {
  readonly volunteerId: string;
  /** Place in the order among those who may; absent for who may not. */
  readonly rank?: number;
  /** Minutes of duty in the 28 days before the period and in the period, this draft included so far. */
  readonly minutes: number;
  /** End of the latest duty before this shift, ISO; absent when there was none. */
  readonly lastDutyEndedAt?: string;
  readonly blockers: readonly Blocker[];
}

/** Who gets a seat, and why this person and not the others. */
export interface SeatPlan {
  readonly seatId: string;
  readonly shiftId: string;
  /** Absent: nobody fits; the blockers of everyone considered say why. */
  readonly volunteerId?: string;
  readonly pinned: boolean;
  /** Those who may, in order, then those who may not. */
  readonly considered: readonly ConsideredPerson[];
}

export interface RosterDraft {
  /** Name and version of the engine, kept with the roster. */
  readonly engine: string;
  readonly seats: readonly SeatPlan[];
}

/** What every engine is: the same input gives the same draft, whatever the order of the lists. */
export type RosterEngine = (input: RosterInput) => RosterDraft;

const minute = 60_000;

/**
 * Fills the seats one after the other, those with the fewest candidates first. A hard rule is never broken: only
 * people without blockers, without overlap and with eight hours of rest are ranked. Among them the order is: fewest
 * minutes, longest since the last duty, then a hash of shift and person so that no name comes first for ever.
 */
export const draftRoster: RosterEngine = (input) => {
  const duties = new Map(input.people.map((one) => [one.volunteerId, [...one.duties]]));
  const inShift = new Map<string, Set<string>>();
  const take = (shift: RosterShift, volunteerId: string) => {
    duties.set(volunteerId, [...(duties.get(volunteerId) ?? []), { startsAt: shift.startsAt, endsAt: shift.endsAt }]);
    inShift.set(shift.id, (inShift.get(shift.id) ?? new Set()).add(volunteerId));
  };
  const pinned = new Map(input.pinned.map((one) => [one.seatId, one.volunteerId]));
  const places = inOrderOfScarcity(input);
  for (const { shift, seat } of places) {
    const volunteerId = pinned.get(seat.id);
    if (volunteerId !== undefined) take(shift, volunteerId);
  }
  const plans = places.map(({ shift, seat }): SeatPlan => {
    const holder = pinned.get(seat.id);
    if (holder !== undefined) return pinnedPlan(shift, seat, holder, duties.get(holder) ?? [], input.week);
    const considered = rankSeat(shift, seat, duties, inShift.get(shift.id) ?? new Set(), input.week);
    const [best] = considered;
    const volunteerId = best?.rank === 1 ? best.volunteerId : undefined;
    if (volunteerId !== undefined) take(shift, volunteerId);
    return {
      seatId: seat.id,
      shiftId: shift.id,
      ...(volunteerId !== undefined && { volunteerId }),
      pinned: false,
      considered,
    };
  });
  return { engine: 'fair-greedy/1', seats: inOrderOfTime(plans, input.shifts) };
};

/** Ranks people for one seat: those who may in order, then those who may not with their reasons. */
export function rankSeat(
  shift: RosterShift,
  seat: RosterSeat,
  duties: ReadonlyMap<string, readonly DutySpan[]>,
  alreadyInShift: ReadonlySet<string>,
  week?: DutySpan,
): ConsideredPerson[] {
  const people = [...duties].map(([volunteerId, held]): ConsideredPerson => {
    const last = Math.max(...held.filter((one) => one.endsAt <= shift.startsAt).map((one) => one.endsAt));
    return {
      volunteerId,
      minutes: minutesOf(held),
      ...(Number.isFinite(last) && { lastDutyEndedAt: new Date(last).toISOString() }),
      blockers: blockersOf(shift, seat, volunteerId, held, alreadyInShift, week),
    };
  });
  const may = people.filter((one) => one.blockers.length === 0).sort(byFairness(shift.id));
  const mayNot = people.filter((one) => one.blockers.length > 0).sort((a, b) => compare(a.volunteerId, b.volunteerId));
  return [...may.map((one, index) => ({ ...one, rank: index + 1 })), ...mayNot];
}

function blockersOf(
  shift: RosterShift,
  seat: RosterSeat,
  volunteerId: string,
  held: readonly DutySpan[],
  alreadyInShift: ReadonlySet<string>,
  week?: DutySpan,
): readonly Blocker[] {
  const verdict = seat.verdicts[volunteerId] ?? [blocker('notAsked', 'operator', 'choose-other-duty')];
  if (alreadyInShift.has(volunteerId)) return [...verdict, blocker('inThisShift', 'nobody', 'choose-other-duty')];
  // The eligibility engine has judged what is written down; here is what this draft gives, of which it cannot know.
  const drafted = held.filter((one) => !one.judged);
  if (drafted.length === 0) return verdict;
  const said = (reason: string) => verdict.some((one) => one.code.split('.').at(-1)?.startsWith(reason));
  const more = [...clashes(drafted, shift), ...tooLong(held, shift, week)];
  return [...verdict, ...more.filter((one) => !said(one.code.replace('shifts.', '')))];
}

function clashes(drafted: readonly DutySpan[], shift: RosterShift): Blocker[] {
  const clash = clashOf(drafted, shift);
  if (clash === undefined) return [];
  return clash === 'overlap'
    ? [blocker('overlap', 'operator', 'free-time')]
    : [blocker('rest', 'operator', 'rest-first', { hours: restMinutes / 60 })];
}

function tooLong(held: readonly DutySpan[], shift: RosterShift, week: DutySpan | undefined): Blocker[] {
  if (!week) return [];
  const own = held.filter((one) => one.startsAt >= week.startsAt && one.startsAt < week.endsAt);
  return minutesOf([...own, shift]) > dutyLimits.weeklyMinutes
    ? [blocker('weeklyMinutes', 'nobody', 'wait-for-next-week', { hours: dutyLimits.weeklyMinutes / 60 })]
    : [];
}

/** A reason of the shifts lib itself. */
export function blocker(
  code: string,
  fixableBy: Blocker['fixableBy'],
  how: Remedy,
  params?: Blocker['params'],
): Blocker {
  return { code: `shifts.${code}`, source: 'core', fixableBy, how, ...(params && { params }) };
}

function pinnedPlan(
  shift: RosterShift,
  seat: RosterSeat,
  volunteerId: string,
  held: readonly DutySpan[],
  week: DutySpan,
): SeatPlan {
  const others = held.filter((one) => one.startsAt !== shift.startsAt || one.endsAt !== shift.endsAt);
  const blockers = blockersOf(shift, seat, volunteerId, others, new Set(), week);
  return {
    seatId: seat.id,
    shiftId: shift.id,
    volunteerId,
    pinned: true,
    considered: [{ volunteerId, minutes: minutesOf(held), blockers }],
  };
}

/** Summed in milliseconds, so that the order of the duties never shows in the last digit. */
function minutesOf(held: readonly DutySpan[]): number {
  return Math.floor(held.reduce((sum, one) => sum + (one.endsAt - one.startsAt), 0) / minute);
}

function byFairness(shiftId: string) {
  const hash = (volunteerId: string) => createHash('sha256').update(`${shiftId}/${volunteerId}`).digest('hex');
  return (a: ConsideredPerson, b: ConsideredPerson) =>
    a.minutes - b.minutes ||
    compare(a.lastDutyEndedAt ?? '', b.lastDutyEndedAt ?? '') ||
    compare(hash(a.volunteerId), hash(b.volunteerId)) ||
    compare(a.volunteerId, b.volunteerId);
}

interface Place {
  readonly shift: RosterShift;
  readonly seat: RosterSeat;
}

/** A seat for which few may come first, so that the only swimmer isn't used up elsewhere. */
function inOrderOfScarcity({ shifts, people }: RosterInput): Place[] {
  const candidates = (seat: RosterSeat) => people.filter((one) => seat.verdicts[one.volunteerId]?.length === 0).length;
  return shifts
    .flatMap((shift) => shift.seats.map((seat) => ({ shift, seat, candidates: candidates(seat) })))
    .sort((a, b) => a.candidates - b.candidates || byTime(a.shift, b.shift) || a.seat.no - b.seat.no);
}

function inOrderOfTime(plans: readonly SeatPlan[], shifts: readonly RosterShift[]): SeatPlan[] {
  const byId = new Map(plans.map((one) => [one.seatId, one]));
  return [...shifts]
    .sort(byTime)
    .flatMap((shift) => [...shift.seats].sort((a, b) => a.no - b.no).flatMap((seat) => byId.get(seat.id) ?? []));
}

function byTime(a: RosterShift, b: RosterShift): number {
  return a.startsAt - b.startsAt || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
