import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import { allowQuestion, Records } from '@redmaple/plugins/house';

/** Answers plugins how much somebody was credited: sums, never a line of the ledger. */
@Injectable()
export class OfferedRecords extends Records {
  constructor(private readonly work: UnitOfWork) {
    super();
  }

  minutesOf(volunteerIds: readonly string[], from: Date, to: Date): Promise<ReadonlyMap<string, number>> {
    return this.work.run(async () => {
      allowQuestion(volunteerIds, { from, to, most: 366 });
      // A reversal is a line of the same day with the minutes negative: the sum has it.
      const rows = await this.work.query<{ volunteer_id: string; minutes: number }>(
        `SELECT volunteer_id, sum(credited_minutes)::int AS minutes FROM volunteers.service_record
         WHERE volunteer_id = ANY($1) AND occurred_at >= $2 AND occurred_at < $3 GROUP BY volunteer_id`,
        [volunteerIds, from, to],
      );
      const minutes = new Map(volunteerIds.map((id) => [id, 0]));
      for (const row of rows) minutes.set(row.volunteer_id, row.minutes);
      return minutes;
    });
  }
}
