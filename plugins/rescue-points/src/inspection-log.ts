import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/plugins';
import type { Finding } from './inspection.entity.js';

/** An inspection with the point that was looked at, for those who read about all of them. */
export class LoggedInspection {
  id: string;
  inspectedAt: Date;
  finding: Finding;
  /** Code and place of the point, and what was written down. */
  about: string;
}

/** What was found at all points of the county. */
@Injectable()
export class InspectionLog {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Newest first.
   * @param after id of the last inspection of the page before; one that is gone by now is at the end
   */
  page(after: string | undefined, limit: number): Promise<{ items: LoggedInspection[]; next?: string }> {
    return this.work.run(async () => {
      const found = await this.work.query<LoggedInspection>(
        `SELECT i.id, i.inspected_at AS "inspectedAt", i.finding,
           p.code || ' ' || p.place || coalesce(' · ' || i.note, '') AS about
         FROM plugin_rescue_points.inspection i JOIN plugin_rescue_points.point p ON p.id = i.point_id
         WHERE $1::uuid IS NULL
           OR (i.inspected_at, i.id) < (SELECT b.inspected_at, b.id FROM plugin_rescue_points.inspection b WHERE b.id = $1)
         ORDER BY i.inspected_at DESC, i.id DESC LIMIT $2`,
        [after ?? null, limit + 1],
      );
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return { items, ...(found.length > limit && last && { next: last.id }) };
    });
  }
}
