import { Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  Counties,
  currentCounty,
  DomainError,
  type JobRun,
  Outbox,
  UnitOfWork,
} from '@redmaple/platform';
import { type Blocker, Teams } from '@redmaple/plugins/house';
import { takenStates } from '../assignments/assignment.policy.js';
import { Assignments } from '../assignments/assignments.js';
import { rosterChanged, rosterDrafted } from '../shifts.events.js';
import { Schedule, type ScheduledShift } from '../shifts/schedule.js';
import { needKey, SeatEligibility } from '../shifts/seat-eligibility.js';
import { addDays, instantAt } from '../time/zoned-time.js';
import { draftRosterJob } from './roster-job.js';
import {
  type ConsideredPerson,
  draftRoster,
  type RosterDraft,
  type RosterInput,
  type RosterPerson,
  type RosterShift,
} from './roster.policy.js';
import type { DutySpan } from './rest.policy.js';

/** Fairness looks back this many days. */
export const fairnessDays = 28;
/** Duties this close behind the week's end still matter for rest. */
const lookAheadDays = 2;

interface Week {
  readonly id: string;
  readonly teamId: string;
  readonly start: Date;
  readonly end: Date;
}

/** What the worker does for a roster: gather, let the engine decide, write down. */
@Injectable()
export class RosterDraftingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly schedule: Schedule,
    private readonly seats: SeatEligibility,
    private readonly assignments: Assignments,
    private readonly teams: Teams,
    private readonly counties: Counties,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Drafts a roster; does nothing when it isn't waiting for a draft (a repeated job). */
  async draft(rosterId: string, run: JobRun): Promise<void> {
    try {
      const week = await this.begin(rosterId);
      if (!week) return;
      const input = await this.gather(week, (percent) => this.progress(rosterId, percent, run));
      await this.write(week, draftRoster(input));
      await run.progress(100);
    } catch (error) {
      // A rule of the domain will not change by trying again; a busy database will.
      const hopeless = error instanceof DomainError && error.kind !== 'conflict' && error.kind !== 'unavailable';
      if (hopeless || run.attempt >= draftRosterJob.attempts) await this.fail(rosterId, error);
      if (!hopeless) throw error;
    }
  }

  /** Gives up the seats of the draft before, except those that people pinned. */
  private begin(rosterId: string): Promise<Week | undefined> {
    return this.work.run(async () => {
      const row = await this.work.one<{ team_id: string; week_start: string }>(
        `SELECT team_id, week_start::text FROM shifts.roster WHERE id = $1 AND state = 'drafting'`,
        [rosterId],
      );
      if (!row) return undefined;
      await this.work.execute(
        `UPDATE shifts.assignment SET state = 'replaced', state_at = $2, state_reason = 'drafted-again', version = version + 1
         WHERE state = 'drafted' AND NOT pinned AND shift_id IN (SELECT id FROM shifts.shift WHERE roster_id = $1)`,
        [rosterId, this.clock.now()],
      );
      const zone = await this.counties.timezoneOf(currentCounty());
      const start = instantAt(row.week_start, 0, zone);
      return { id: rosterId, teamId: row.team_id, start, end: instantAt(addDays(row.week_start, 7), 0, zone) };
    });
  }

  private async gather(week: Week, progress: (percent: number) => Promise<void>): Promise<RosterInput> {
    const { shifts, people } = await this.work.run(async () => ({
      shifts: await this.schedule.find({ rosterId: week.id, states: ['planned'], startingAfter: this.clock.now() }),
      people: await this.peopleOf(week),
    }));
    const planned: RosterShift[] = [];
    for (const [index, shift] of shifts.entries()) {
      planned.push(await this.work.run(() => this.withVerdicts(shift, people)));
      await progress(Math.round((90 * (index + 1)) / shifts.length));
    }
    const pinned = shifts.flatMap((shift) =>
      shift.seats.flatMap(({ id, holder }) => (holder ? [{ seatId: id, volunteerId: holder.volunteerId }] : [])),
    );
    const span = { startsAt: week.start.getTime(), endsAt: week.end.getTime() };
    return { shifts: planned, people, pinned, week: span };
  }

  /** Active members at the beginning or the end of the week, with the duties they have outside this roster. */
  private async peopleOf(week: Week): Promise<RosterPerson[]> {
    const members = [
      ...(await this.teams.members([week.teamId], week.start)),
      ...(await this.teams.members([week.teamId], week.end)),
    ];
    const ids = [...new Set(members.filter((one) => !one.reserve).map((one) => one.volunteerId))].sort();
    const duties = await this.dutiesOf(ids, week);
    return ids.map((volunteerId) => ({ volunteerId, duties: duties.get(volunteerId) ?? [] }));
  }

  private async dutiesOf(volunteerIds: readonly string[], week: Week): Promise<Map<string, DutySpan[]>> {
    const day = 24 * 3_600_000;
    const rows = await this.work.query<{ volunteer_id: string; starts_at: Date; ends_at: Date }>(
      `SELECT a.volunteer_id, s.starts_at, s.ends_at FROM shifts.assignment a JOIN shifts.shift s ON s.id = a.shift_id
       WHERE a.volunteer_id = ANY($1) AND a.during && tstzrange($2, $3) AND a.state = ANY($4) AND s.roster_id IS DISTINCT FROM $5`,
      [
        volunteerIds,
        new Date(week.start.getTime() - fairnessDays * day),
        new Date(week.end.getTime() + lookAheadDays * day),
        takenStates,
        week.id,
      ],
    );
    const duties = new Map<string, DutySpan[]>();
    for (const { volunteer_id: id, starts_at: startsAt, ends_at: endsAt } of rows) {
      const duty = { startsAt: startsAt.getTime(), endsAt: endsAt.getTime(), judged: true };
      duties.set(id, [...(duties.get(id) ?? []), duty]);
    }
    return duties;
  }

  private async withVerdicts(shift: ScheduledShift, people: readonly RosterPerson[]): Promise<RosterShift> {
    const ids = people.map((one) => one.volunteerId);
    const byNeed = new Map<string, Record<string, readonly Blocker[]>>();
    for (const { qualifications } of shift.seats) {
      const key = needKey(qualifications);
      if (!byNeed.has(key))
        byNeed.set(key, Object.fromEntries(await this.seats.evaluateWithTime(ids, shift, qualifications)));
    }
    return {
      id: shift.id,
      startsAt: shift.startsAt.getTime(),
      endsAt: shift.endsAt.getTime(),
      seats: shift.seats.map(({ id, no, qualifications }) => ({
        id,
        no,
        verdicts: byNeed.get(needKey(qualifications)) ?? {},
      })),
    };
  }

  /** All seats or none: when somebody took other duty meanwhile, the constraint refuses and the job runs again. */
  private write(week: Week, draft: RosterDraft): Promise<void> {
    return this.work.run(async () => {
      const claimed = await this.work.execute(
        `UPDATE shifts.roster SET state = 'drafted', progress = 100, engine = $2, report = $3, failure = NULL, drafted_at = $4, version = version + 1
         WHERE id = $1 AND state = 'drafting'`,
        [week.id, draft.engine, JSON.stringify(draft.seats), this.clock.now()],
      );
      if (claimed === 0) return;
      const filled = draft.seats.flatMap(({ seatId, shiftId, volunteerId, pinned, considered }) =>
        volunteerId === undefined || pinned ? [] : [{ seatId, shiftId, volunteerId, reasons: reasonsOf(considered) }],
      );
      await this.assignments.placeMany(
        filled.map((one) => ({ ...one, source: 'roster' as const, state: 'drafted' as const, reason: 'drafted' })),
      );
      await this.audit.record(
        'roster.drafted',
        { type: 'roster', id: week.id },
        { seats: draft.seats.length, filled: filled.length },
      );
      await this.outbox.emit(rosterDrafted, { rosterId: week.id, teamId: week.teamId });
    });
  }

  private async progress(rosterId: string, percent: number, run: JobRun): Promise<void> {
    await run.progress(percent);
    await this.work.separately(async () => {
      await this.work.execute(
        `UPDATE shifts.roster SET progress = $2 WHERE id = $1 AND state = 'drafting' AND progress < $2`,
        [rosterId, percent],
      );
      await this.outbox.emit(rosterChanged, { rosterId });
    });
  }

  private async fail(rosterId: string, error: unknown): Promise<void> {
    const code = error instanceof DomainError ? error.code : 'request.internal';
    await this.work.separately(async () => {
      await this.work.execute(
        `UPDATE shifts.roster SET state = 'failed', failure = $2, version = version + 1 WHERE id = $1 AND state = 'drafting'`,
        [rosterId, code],
      );
      await this.outbox.emit(rosterChanged, { rosterId });
    });
  }
}

/** What spoke for the first of those who may. */
function reasonsOf(considered: readonly ConsideredPerson[]): object {
  const [first] = considered;
  return {
    minutes: first?.minutes ?? 0,
    ...(first?.lastDutyEndedAt !== undefined && { lastDutyEndedAt: first.lastDutyEndedAt }),
    eligible: considered.filter((one) => one.rank !== undefined).length,
  };
}
