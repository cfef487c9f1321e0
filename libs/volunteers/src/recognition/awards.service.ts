import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import { type Award, awardsOf, type PublishedMonth } from './awards.policy.js';
import type { OwnAward } from './own-recognition.dto.js';
import type { AwardView } from './rules.dto.js';
import type { RulesContent } from './recognition-rules.js';

/** Awards and titles, derived from published months whenever somebody asks: nobody types one in. */
@Injectable()
export class RecognitionAwards {
  constructor(private readonly work: UnitOfWork) {}

  ofYear(year: string): Promise<AwardView[]> {
    return this.work.run(async () => {
      const { rules, months } = await this.published(year, null);
      const awards = awardsOf(year, rules, months);
      const people = await this.work.query<{ id: string; name: string; number: string }>(
        `SELECT v.id, p.name, v.number FROM volunteers.volunteer v JOIN volunteers.person p ON p.id = v.person_id WHERE v.id = ANY($1)`,
        [[...new Set(awards.map((one) => one.volunteerId))]],
      );
      const byId = new Map(people.map((one) => [one.id, one]));
      return awards.map((one) => ({
        ...one,
        label: labelOf(rules, one),
        volunteerName: byId.get(one.volunteerId)?.name ?? '',
        volunteerNumber: byId.get(one.volunteerId)?.number ?? '',
      }));
    });
  }

  /** One person's, of all years; inside a unit of work. */
  async ofVolunteer(volunteerId: string): Promise<OwnAward[]> {
    const years = await this.work.query<{ year: string }>(
      `SELECT DISTINCT left(r.month, 4) AS year FROM volunteers.recognition_line l
       JOIN volunteers.recognition_run r ON r.id = l.run_id AND r.state = 'published' WHERE l.volunteer_id = $1 ORDER BY 1 DESC`,
      [volunteerId],
    );
    const awards: OwnAward[] = [];
    for (const { year } of years) {
      const { rules, months } = await this.published(year, volunteerId);
      for (const one of awardsOf(year, rules, months))
        awards.push({ code: one.code, period: one.period, label: labelOf(rules, one) });
    }
    return awards;
  }

  /** The months of a year, with the rules of its last one. */
  private async published(
    year: string,
    volunteerId: string | null,
  ): Promise<{ rules: RulesContent['awards']; months: PublishedMonth[] }> {
    const last = await this.work.one<{ content: RulesContent }>(
      `SELECT w.content FROM volunteers.recognition_run r JOIN volunteers.recognition_rules w ON w.id = r.rules_id
       WHERE r.state = 'published' AND left(r.month, 4) = $1 ORDER BY r.month DESC LIMIT 1`,
      [year],
    );
    const months = await this.work.query<PublishedMonth>(
      `SELECT l.volunteer_id AS "volunteerId", r.month, sum(l.score)::int AS score, bool_or(l.commended) AS commended
       FROM volunteers.recognition_line l JOIN volunteers.recognition_run r ON r.id = l.run_id
       WHERE r.state = 'published' AND left(r.month, 4) = $1 AND ($2::uuid IS NULL OR l.volunteer_id = $2)
       GROUP BY 1, 2 ORDER BY 1, 2`,
      [year, volunteerId],
    );
    return { rules: last?.content.awards ?? [], months };
  }
}

function labelOf(rules: RulesContent['awards'], { code }: Award): { 'zh-CN': string; en: string } {
  return rules.find((one) => one.code === code)?.label ?? { 'zh-CN': code, en: code };
}
