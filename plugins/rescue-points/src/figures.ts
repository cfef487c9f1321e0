import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@redmaple/plugins';
import type { PointKind } from './point.entity.js';

const dayLength = 24 * 60 * 60 * 1000;

export class PointFigures {
  points: number;
  ready: number;
  due: number;
  broken: number;
  /** In the last thirty days. */
  inspections: number;
}

export class KindFigures {
  kind: PointKind;
  ready: number;
  due: number;
  broken: number;
}

/** The inspections of a week, counted by what was found. */
export class WeekOfInspections {
  /** Its Monday, YYYY-MM-DD. */
  week: string;
  ready: number;
  broken: number;
}

const states = `count(*) FILTER (WHERE state = 'ready')::int AS ready, count(*) FILTER (WHERE state = 'due')::int AS due,
  count(*) FILTER (WHERE state = 'broken')::int AS broken`;

/** Numbers about points. Row-level security counts those of the county alone. */
@Injectable()
export class Figures {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async now(): Promise<PointFigures> {
    const [row] = await this.work.run(() =>
      this.work.query<PointFigures>(
        `SELECT count(*)::int AS points, ${states},
           (SELECT count(*)::int FROM plugin_rescue_points.inspection WHERE inspected_at >= $1) AS inspections
         FROM plugin_rescue_points.point`,
        [new Date(this.clock.now().getTime() - 30 * dayLength)],
      ),
    );
    return row ?? { points: 0, ready: 0, due: 0, broken: 0, inspections: 0 };
  }

  byKind(): Promise<KindFigures[]> {
    return this.work.run(() =>
      this.work.query<KindFigures>(
        `SELECT kind, ${states} FROM plugin_rescue_points.point GROUP BY kind ORDER BY kind`,
      ),
    );
  }

  /** The last weeks, the current one included and last; also those in which nobody looked. */
  byWeek(weeks: number): Promise<WeekOfInspections[]> {
    return this.work.run(() =>
      this.work.query<WeekOfInspections>(
        `WITH days AS (SELECT date_trunc('week', $1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date AS monday)
         SELECT to_char(w, 'YYYY-MM-DD') AS week,
           count(i.id) FILTER (WHERE i.finding = 'ready')::int AS ready,
           count(i.id) FILTER (WHERE i.finding = 'broken')::int AS broken
         FROM days, generate_series(monday - 7 * ($2::int - 1), monday, interval '7 days') w
         LEFT JOIN plugin_rescue_points.inspection i
           ON date_trunc('week', i.inspected_at AT TIME ZONE 'Asia/Shanghai') = w
         GROUP BY w ORDER BY w`,
        [this.clock.now(), weeks],
      ),
    );
  }
}
