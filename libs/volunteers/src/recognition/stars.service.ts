import { Injectable } from '@nestjs/common';
import { Audit, Clock, Messages, UnitOfWork } from '@redmaple/platform';
import { starsOf } from './awards.policy.js';
import type { StarsView } from './own-recognition.dto.js';
import { type RulesContent, starHoursOf } from './recognition-rules.js';

interface ReachedRow {
  readonly volunteer_id: string;
  readonly person_id: string;
  readonly minutes: number;
  readonly told: number;
}

/** 星级: derived from what the ledger credits, at any instant; told once. */
@Injectable()
export class Stars {
  constructor(
    private readonly work: UnitOfWork,
    private readonly messages: Messages,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @param at what was served before this instant; now when left out. */
  of(volunteerId: string, at = this.clock.now()): Promise<StarsView> {
    return this.work.run(async () => {
      const row = await this.work.one<{ minutes: number }>(
        `SELECT coalesce(sum(credited_minutes), 0)::int AS minutes FROM volunteers.service_record
         WHERE volunteer_id = $1 AND occurred_at < $2`,
        [volunteerId, at],
      );
      const minutes = row?.minutes ?? 0;
      const hours = await this.hours();
      const stars = starsOf(minutes, hours);
      const next = hours[stars];
      return { creditedMinutes: minutes, stars, hours: [...hours], ...(next !== undefined && { nextAt: next * 60 }) };
    });
  }

  /** Tells whoever reached a star since the last time, of the highest alone. Run twice it tells nothing more. */
  tellReached(): Promise<number> {
    return this.work.run(async () => {
      const now = this.clock.now();
      const hours = await this.hours();
      const rows = await this.work.query<ReachedRow>(
        `SELECT v.id AS volunteer_id, v.person_id, s.minutes, coalesce(t.told, 0) AS told
         FROM (SELECT volunteer_id, sum(credited_minutes)::int AS minutes FROM volunteers.service_record WHERE occurred_at < $1
           GROUP BY volunteer_id HAVING sum(credited_minutes) >= $2) s
         JOIN volunteers.volunteer v ON v.id = s.volunteer_id AND v.status = 'active'
         LEFT JOIN (SELECT volunteer_id, max(stars) AS told FROM volunteers.star_notice GROUP BY 1) t ON t.volunteer_id = v.id`,
        [now, (hours[0] ?? 0) * 60],
      );
      const reached = rows
        .map((row) => ({ ...row, stars: starsOf(row.minutes, hours) }))
        .filter((row) => row.stars > row.told);
      for (const { volunteer_id: volunteerId, person_id: personId, stars } of reached) {
        const added = await this.work.execute(
          'INSERT INTO volunteers.star_notice (volunteer_id, stars, told_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
          [volunteerId, stars, now],
        );
        if (added === 0) continue;
        await this.messages.send({
          personId,
          template: 'messages.starReached',
          params: { stars, hours: hours[stars - 1] ?? 0 },
          dedupeKey: `star:${volunteerId}:${stars}`,
        });
        await this.audit.record('recognition.star-told', { type: 'volunteer', id: volunteerId }, { stars });
      }
      return reached.length;
    });
  }

  /** Hours of the stars by the newest rules; inside a unit of work. */
  private async hours(): Promise<readonly number[]> {
    const row = await this.work.one<{ content: RulesContent }>(
      'SELECT content FROM volunteers.recognition_rules ORDER BY version DESC LIMIT 1',
    );
    return starHoursOf(row?.content);
  }
}
