import { Injectable } from '@nestjs/common';
import { Audit, Clock, Outbox, UnitOfWork } from '@redmaple/platform';
import type { ApplicationState } from '../applications/application.policy.js';
import { applicationPromoted } from '../applications/application.events.js';
import { Timeline } from '../applications/timeline.js';
import { callErrors } from '../recruitment.errors.js';

/**
 * Seats of a call and the waitlist behind them. One row per seat says who holds it. Whoever finds no free seat,
 * gives one back or changes their number first locks the parent row (call_team_type); a sign-up that finds a free
 * seat needs no more than that seat's own lock. Locks are taken in one order everywhere: phone code, person,
 * parent row, seat, application. The parent lock is NO KEY UPDATE, which lets foreign keys of sign-ups pass.
 *
 * A seat changes hands by DELETE and INSERT of its row. With UPDATE, a sign-up that meets a seat taken since its
 * snapshot would keep a lock on that row while it passes on to the next, and to the parent: a deadlock with whoever
 * holds the parent and gives that seat back. A row that is gone leaves no lock behind.
 *
 * At rest: seats held = min(seats, applications that want one); nobody waits while a seat is free.
 */
@Injectable()
export class Seats {
  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly timeline: Timeline,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Takes the parent locks, always in the order of their ids. */
  async lock(quotaIds: readonly string[]): Promise<void> {
    await this.work.query('SELECT 1 FROM volunteers.call_team_type WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE', [
      quotaIds,
    ]);
  }

  /**
   * The number of a free seat, under the parent lock. Waits for sign-ups that are just claiming one, so that the seat of one
   * that is rolled back is not lost. Undefined when all are held.
   */
  async findFree(quotaId: string): Promise<number | undefined> {
    const seat = await this.work.one<{ no: number }>(
      'SELECT no FROM volunteers.seat WHERE call_team_type_id = $1 AND application_id IS NULL ORDER BY no LIMIT 1 FOR UPDATE',
      [quotaId],
    );
    return seat?.no;
  }

  /** Frees the seat an application holds, if any, and hands it on to the first who waits. Under the parent lock. */
  async release(quotaId: string, applicationId: string): Promise<void> {
    await this.work.execute(
      `WITH given AS (DELETE FROM volunteers.seat WHERE application_id = $1 RETURNING call_team_type_id, no)
       INSERT INTO volunteers.seat (call_team_type_id, no) SELECT call_team_type_id, no FROM given`,
      [applicationId],
    );
    await this.promote(quotaId);
  }

  /**
   * Takes a refused application back: on a free seat, in the state that its passes lead to, or at the end of the waitlist. Under the parent lock.
   * @returns undefined when it is not refused any more
   */
  async regain(applicationId: string): Promise<{ state: ApplicationState } | undefined> {
    const about = await this.work.one<{ quota: string }>(
      `SELECT call_team_type_id AS quota FROM volunteers.application WHERE id = $1 AND state = 'refused'`,
      [applicationId],
    );
    if (!about) return undefined;
    const no = await this.findFree(about.quota);
    const row = await this.work.one<{ state: ApplicationState }>(
      `WITH quota AS (
         UPDATE volunteers.call_team_type SET waitlist_next = waitlist_next + 1 WHERE id = $2 AND $3::integer IS NULL
         RETURNING waitlist_next - 1 AS no
       )
       UPDATE volunteers.application a SET attempt = a.attempt + 1, decided_at = NULL, refusal_code = NULL, refusal_text = NULL,
         state = CASE WHEN $3::integer IS NULL THEN 'waitlisted' ELSE volunteers.state_after_passes(a.id) END,
         waitlist_no = coalesce((SELECT no FROM quota), a.waitlist_no), stage_since = $4, version = a.version + 1
       WHERE a.id = $1 AND a.state = 'refused' RETURNING a.state`,
      [applicationId, about.quota, no ?? null, this.clock.now()],
    );
    if (row && no !== undefined) {
      await this.work.execute('DELETE FROM volunteers.seat WHERE call_team_type_id = $1 AND no = $2', [
        about.quota,
        no,
      ]);
      await this.work.execute(
        'INSERT INTO volunteers.seat (call_team_type_id, no, application_id) VALUES ($1, $2, $3)',
        [about.quota, no, applicationId],
      );
    }
    return row;
  }

  /** Makes the seats of a call that is being published. */
  async create(quotaId: string, seats: number): Promise<void> {
    await this.work.execute(
      'INSERT INTO volunteers.seat (call_team_type_id, no) SELECT $1, n FROM generate_series(1, $2) AS n',
      [quotaId, seats],
    );
  }

  /**
   * Changes the number of seats of a published call. More seats go to those who wait; fewer takes free ones away.
   * @throws calls.seatsHeld when more than `seats` are held.
   */
  async resize(quotaId: string, seats: number): Promise<void> {
    await this.lock([quotaId]);
    const row = await this.work.one<{ seats: number }>('SELECT seats FROM volunteers.call_team_type WHERE id = $1', [
      quotaId,
    ]);
    const change = seats - (row?.seats ?? seats);
    if (change === 0) return;
    await this.work.execute('UPDATE volunteers.call_team_type SET seats = $2 WHERE id = $1', [quotaId, seats]);
    if (change > 0) await this.grow(quotaId, change);
    else await this.shrink(quotaId, -change, seats);
  }

  private async grow(quotaId: string, more: number): Promise<void> {
    await this.work.execute(
      `INSERT INTO volunteers.seat (call_team_type_id, no)
       SELECT $1, last.no + n FROM (SELECT coalesce(max(no), 0) AS no FROM volunteers.seat WHERE call_team_type_id = $1) last, generate_series(1, $2) AS n`,
      [quotaId, more],
    );
    await this.promote(quotaId);
  }

  private async shrink(quotaId: string, fewer: number, seats: number): Promise<void> {
    const removed = await this.work.execute(
      // Materialized: a subquery with LIMIT and FOR UPDATE may run more than once and then takes more rows each time.
      `WITH spare AS MATERIALIZED (
         SELECT no FROM volunteers.seat WHERE call_team_type_id = $1 AND application_id IS NULL ORDER BY no DESC LIMIT $2 FOR UPDATE
       )
       DELETE FROM volunteers.seat s USING spare WHERE s.call_team_type_id = $1 AND s.no = spare.no`,
      [quotaId, fewer],
    );
    if (removed < fewer) throw callErrors.seatsHeld({ held: seats + fewer - removed }, { field: 'teamTypes' });
  }

  /** Gives free seats to those who wait, in order. Under the parent lock. */
  private async promote(quotaId: string): Promise<void> {
    const rows = await this.work.query<PromotedRow>(
      `WITH free AS MATERIALIZED (
         SELECT no, row_number() OVER (ORDER BY no) AS place FROM (
           SELECT no FROM volunteers.seat WHERE call_team_type_id = $1 AND application_id IS NULL ORDER BY no FOR UPDATE) f
       ), waiting AS MATERIALIZED (
         SELECT id, row_number() OVER (ORDER BY waitlist_no) AS place FROM volunteers.application WHERE call_team_type_id = $1 AND state = 'waitlisted'
       ), taken AS (
         DELETE FROM volunteers.seat s USING free f JOIN waiting w USING (place) WHERE s.call_team_type_id = $1 AND s.no = f.no RETURNING s.no, w.id
       ), seated AS (
         INSERT INTO volunteers.seat (call_team_type_id, no, application_id) SELECT $1, no, id FROM taken RETURNING application_id
       )
       UPDATE volunteers.application a SET state = volunteers.state_after_passes(a.id), stage_since = $2, version = a.version + 1
       FROM seated WHERE a.id = seated.application_id
       RETURNING a.id, a.person_id, a.call_id, a.team_type_code, a.state`,
      [quotaId, this.clock.now()],
    );
    for (const row of rows) await this.announce(row);
  }

  private async announce(row: PromotedRow): Promise<void> {
    const { id: applicationId, person_id: personId, call_id: callId, team_type_code: teamTypeCode, state } = row;
    await this.timeline.add(applicationId, 'promoted');
    await this.audit.record('application.promoted', { type: 'application', id: applicationId });
    await this.outbox.emit(applicationPromoted, { applicationId, personId, callId, teamTypeCode, state });
  }
}

interface PromotedRow {
  id: string;
  person_id: string;
  call_id: string;
  team_type_code: string;
  /** After an appeal somebody goes on from what was passed before. */
  state: ApplicationState;
}
