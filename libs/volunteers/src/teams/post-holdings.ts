import { Injectable } from '@nestjs/common';
import { Audit, Clock, UnitOfWork } from '@redmaple/platform';
import { actingAccount } from './membership-log.js';

/** Who holds which seat of a post, and leaves it together with what it hangs on. */
@Injectable()
export class PostHoldings {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Ends what somebody holds in a team, or in every team. */
  async leave(volunteerId: string, teamId: string | undefined, how: string): Promise<void> {
    const rows = await this.work.query<{ id: string; post_id: string; seat_id: string }>(
      `UPDATE volunteers.post_holding SET valid_to = greatest($3, valid_from), ended_by = $4, ended_how = $5
       WHERE volunteer_id = $1 AND ($2::uuid IS NULL OR team_id = $2) AND valid_to IS NULL RETURNING id, post_id, seat_id`,
      [volunteerId, teamId ?? null, this.clock.now(), actingAccount(), how],
    );
    for (const row of rows) await this.told('post.seat-left', row.post_id, { volunteerId, seatId: row.seat_id });
  }

  /** Empties a seat if this volunteer still holds it; answers whether so. */
  async vacate(seatId: string, volunteerId: string): Promise<boolean> {
    const [row] = await this.work.query<{ post_id: string }>(
      `UPDATE volunteers.post_holding SET valid_to = greatest($3, valid_from), ended_by = $4, ended_how = 'vacated'
       WHERE seat_id = $1 AND volunteer_id = $2 AND valid_to IS NULL RETURNING post_id`,
      [seatId, volunteerId, this.clock.now(), actingAccount()],
    );
    if (row) await this.told('post.seat-left', row.post_id, { volunteerId, seatId });
    return row !== undefined;
  }

  async fill(
    seat: { readonly id: string; readonly postId: string; readonly teamId: string },
    volunteerId: string,
  ): Promise<void> {
    await this.work.query('SELECT 1 FROM volunteers.volunteer WHERE id = $1 FOR SHARE', [volunteerId]);
    await this.work.execute(
      `INSERT INTO volunteers.post_holding (seat_id, post_id, team_id, volunteer_id, valid_from, begun_by)
       VALUES ($1, $2, $3, $4, greatest($5, (
         SELECT max(h.valid_to) FROM volunteers.post_holding h WHERE h.seat_id = $1 OR (h.post_id = $2 AND h.volunteer_id = $4))), $6)`,
      [seat.id, seat.postId, seat.teamId, volunteerId, this.clock.now(), actingAccount()],
    );
    await this.told('post.seat-filled', seat.postId, { volunteerId, seatId: seat.id });
  }

  private told(action: string, postId: string, details: Readonly<Record<string, string>>): Promise<void> {
    return this.audit.record(action, { type: 'post', id: postId }, { ...details });
  }
}
