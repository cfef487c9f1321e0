import { Injectable } from '@nestjs/common';
import { Clock, Messages, UnitOfWork } from '@redmaple/platform';
import { Volunteers } from '@redmaple/plugins/house';

type Closing = 'filled' | 'withdrawn';

interface WaitingAsk {
  readonly answer: 'taken' | 'too-late';
  readonly id: string;
  readonly volunteer_id: string;
  readonly title: string;
  readonly starts_at: Date;
}

/** Closes requests for cover and thanks those who were asked in vain. Inside the caller's unit of work. */
@Injectable()
export class CoverRequests {
  constructor(
    private readonly work: UnitOfWork,
    private readonly volunteers: Volunteers,
    private readonly messages: Messages,
    private readonly clock: Clock,
  ) {}

  /** Somebody has the seat. @returns whether a request was open: of several who call at once, one hears `true`. */
  async filled(seatId: string, assignmentId: string): Promise<boolean> {
    return (await this.close('seat_id', seatId, 'filled', assignmentId)) > 0;
  }

  /** Nobody is sought for this seat any more. */
  async withdraw(seatId: string): Promise<void> {
    await this.close('seat_id', seatId, 'withdrawn');
  }

  /** Nobody is sought for this shift any more. */
  async withdrawAll(shiftId: string): Promise<void> {
    await this.close('shift_id', shiftId, 'withdrawn');
  }

  private async close(column: 'seat_id' | 'shift_id', id: string, state: Closing, filledBy?: string): Promise<number> {
    const requests = await this.work.query<{ id: string }>(
      `UPDATE shifts.cover_request SET state = $2, filled_by = $3, closed_at = $4 WHERE ${column} = $1 AND state = 'open' RETURNING id`,
      [id, state, filledBy ?? null, this.clock.now()],
    );
    await this.thank(
      requests.map((one) => one.id),
      filledBy,
    );
    return requests.length;
  }

  /** "We have enough, thank you" to everybody who still had the question on the phone. */
  private async thank(requestIds: readonly string[], filledBy: string | undefined): Promise<void> {
    if (requestIds.length === 0) return;
    const waiting = await this.work.query<WaitingAsk>(
      `UPDATE shifts.cover_ask k SET
         answer = CASE WHEN k.volunteer_id = (SELECT volunteer_id FROM shifts.assignment WHERE id = $2) THEN 'taken' ELSE 'too-late' END,
         answered_at = $3
       FROM shifts.cover_request r JOIN shifts.shift s ON s.id = r.shift_id
       WHERE k.cover_request_id = r.id AND r.id = ANY($1) AND k.answer = 'waiting'
       RETURNING k.id, k.volunteer_id, k.answer, s.title, s.starts_at`,
      [requestIds, filledBy ?? null, this.clock.now()],
    );
    const late = waiting.filter((one) => one.answer === 'too-late');
    const people = await this.volunteers.byIds(late.map((one) => one.volunteer_id));
    for (const { id, volunteer_id: volunteerId, title, starts_at: startsAt } of late) {
      const person = people.get(volunteerId);
      if (!person) continue;
      await this.messages.send({
        personId: person.personId,
        template: 'messages.coverNotNeeded',
        params: { title, startAt: startsAt.toISOString() },
        dedupeKey: `cover-not-needed:${id}`,
      });
    }
  }
}
