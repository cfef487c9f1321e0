import { type Page, PageQuery } from '@redmaple/platform';
import type { PostView } from '@redmaple/plugins/house';
import { IsBoolean, IsInt, IsOptional, IsUUID, Min } from 'class-validator';
import {
  type BlockerView,
  type People,
  type RosterPersonView,
  type SeatView,
  ShiftSummaryView,
  toBlockerView,
  toPersonView,
  toSeatView,
  toShiftSummary,
} from '../shifts/shift.dto.js';
import type { ScheduledShift } from '../shifts/schedule.js';
import { IsDay } from '../shifts.validation.js';
import type { ConsideredPerson, SeatPlan } from './roster.policy.js';

export type RosterState = 'drafting' | 'drafted' | 'published' | 'failed';

/** A team's week to be drafted. */
export class NewRoster {
  @IsUUID()
  teamId: string;

  /** A Monday, YYYY-MM-DD. */
  @IsDay()
  weekStart: string;
}

export class RosterVersion {
  /** The version that was read. */
  @IsInt()
  @Min(1)
  version: number;
}

export class RosterQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  teamId?: string;
}

export class AssignSeat {
  @IsUUID()
  volunteerId: string;

  /** The assignment that the caller saw in the seat and gives away with it; left out for an open seat. */
  @IsOptional()
  @IsUUID()
  replaces?: string;
}

export class PinAssignment {
  @IsBoolean()
  pinned: boolean;
}

/** A roster in a list. */
export class RosterSummaryView {
  id: string;
  teamId: string;
  /** Monday. */
  weekStart: string;
  state: RosterState;
  /** 0 to 100 while it is being drafted. */
  progress: number;
  /** Name and version of what drafted it. */
  engine?: string;
  /** Why the last attempt to draft failed: an error code. */
  failure?: string;
  draftedAt?: string;
  publishedAt?: string;
  /** To be sent back with publishing and drafting again. */
  version: number;
}

/** Somebody who was looked at for a seat when the roster was drafted. */
export class ConsideredView {
  volunteer: RosterPersonView;
  /** Place in the order; absent for who may not. */
  rank?: number;
  /** Minutes of duty in the 28 days before the week and in the week itself, the draft so far included. */
  minutes: number;
  lastDutyEndedAt?: string;
  blockers: BlockerView[];
}

/** A seat with the reasons of the draft. */
export class RosterSeatView implements SeatView {
  id: string;
  no: number;
  qualifications: string[];
  assignment?: SeatView['assignment'];
  /** Those who may, in order, then those who may not and why; absent before the first draft. */
  considered?: ConsideredView[];
}

export class RosterShiftView extends ShiftSummaryView {
  seats: RosterSeatView[];
}

/** A seat of a team's post and who holds it. */
export class RosterPostSeatView {
  kind: 'leader' | 'member' | 'helper';
  /** Absent while it is empty. */
  volunteer?: RosterPersonView;
}

/** A post of the team ("1+2+N") as it stands now. */
export class RosterPostView {
  id: string;
  name: string;
  seats: RosterPostSeatView[];
  /** Empty seats that are missed. */
  lacks: { leaders: number; members: number };
}

/** A roster with its shifts, seats and reasons. */
export class RosterView extends RosterSummaryView {
  shifts: RosterShiftView[];
  /** Who holds which seat of which post of the team now, whatever the shift. */
  posts: RosterPostView[];
}

/** A seat that was in the draft and could not be published, because the person may no longer do it. */
export class BlockedSeatView {
  seatId: string;
  shiftId: string;
  volunteer: RosterPersonView;
  blockers: BlockerView[];
}

/** What publishing did. Seats in `blocked` were left open. */
export class PublishedRosterView {
  roster: RosterView;
  blocked: BlockedSeatView[];
}

/** A person for a seat, for who corrects the roster. */
export class CandidateView extends ConsideredView {}

export interface RosterRow {
  readonly id: string;
  readonly team_id: string;
  readonly week_start: string;
  readonly state: RosterState;
  readonly progress: number;
  readonly engine: string | null;
  readonly failure: string | null;
  readonly drafted_at: Date | null;
  readonly published_at: Date | null;
  readonly version: number;
}

export type RosterPage = Page<RosterSummaryView>;

export function toRosterSummary(row: RosterRow): RosterSummaryView {
  return {
    id: row.id,
    teamId: row.team_id,
    weekStart: row.week_start,
    state: row.state,
    progress: row.progress,
    ...(row.engine !== null && { engine: row.engine }),
    ...(row.failure !== null && { failure: row.failure }),
    ...(row.drafted_at && { draftedAt: row.drafted_at.toISOString() }),
    ...(row.published_at && { publishedAt: row.published_at.toISOString() }),
    version: row.version,
  };
}

export function toRosterView(
  row: RosterRow,
  report: readonly SeatPlan[],
  shifts: readonly ScheduledShift[],
  people: People,
  posts: readonly PostView[],
): RosterView {
  const plans = new Map(report.map((one) => [one.seatId, one]));
  return {
    ...toRosterSummary(row),
    shifts: shifts.map((shift) => ({
      ...toShiftSummary(shift),
      seats: shift.seats.map((seat) => {
        const plan = plans.get(seat.id);
        return {
          ...toSeatView(seat, people),
          ...(plan && { considered: plan.considered.map((one) => toConsideredView(one, people)) }),
        };
      }),
    })),
    posts: posts.map(({ id, name, seats, lacks }) => ({
      id,
      name,
      seats: seats.map(({ kind, volunteerId }) => ({
        kind,
        ...(volunteerId !== undefined && { volunteer: toPersonView(volunteerId, people) }),
      })),
      lacks: { ...lacks },
    })),
  };
}

export function toConsideredView(one: ConsideredPerson, people: People): ConsideredView {
  return {
    volunteer: toPersonView(one.volunteerId, people),
    ...(one.rank !== undefined && { rank: one.rank }),
    minutes: one.minutes,
    ...(one.lastDutyEndedAt !== undefined && { lastDutyEndedAt: one.lastDutyEndedAt }),
    blockers: one.blockers.map(toBlockerView),
  };
}
