import { Injectable } from '@nestjs/common';
import { Clock, defineJob, Handles, UnitOfWork } from '@redmaple/plugins';
import type { Kind, NewObservation } from './lake.controller.js';

/** Every night, in each county that has the pack on. */
const removeOld = defineJob('yanhu.remove-old', { schedule: { pattern: '40 3 * * *', timezone: 'Asia/Shanghai' } });

/** What was written down at the lake. Row-level security shows the county's own rows alone. */
@Injectable()
export class Lake {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  latest(kind: Kind): Promise<object[]> {
    const sql = `SELECT id, at, subject, amount, detail FROM plugin_yanhu.observation WHERE kind = $1 ORDER BY at DESC, id LIMIT 200`;
    return this.work.run(() => this.work.query(sql, [kind]));
  }

  write(kind: Kind, { subject, amount, detail }: NewObservation): Promise<object[]> {
    const sql = `INSERT INTO plugin_yanhu.observation (kind, subject, amount, detail, at) VALUES ($1, $2, $3, $4, $5) RETURNING id`;
    return this.work.run(() => this.work.query(sql, [kind, subject, amount, detail ?? null, this.clock.now()]));
  }

  /** The mean of each of the last ninety days on which somebody read a gauge. */
  byDay(): Promise<object[]> {
    const sql = `SELECT to_char(o.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS at, round(avg(amount)::numeric, 1)::float8 AS amount
      FROM plugin_yanhu.observation o WHERE kind = 'readings' AND o.at > $1::timestamptz - interval '90 days' GROUP BY 1 ORDER BY 1`;
    return this.work.run(() => this.work.query(sql, [this.clock.now()]));
  }

  /** Since the year began: birds that lived, and flights. */
  async year(): Promise<object> {
    const sql = `SELECT coalesce(sum(amount) FILTER (WHERE kind = 'birds' AND detail <> 'died'), 0) AS birds,
        count(*) FILTER (WHERE kind = 'flights')::int AS flights
      FROM plugin_yanhu.observation WHERE at >= date_trunc('year', $1::timestamptz, 'Asia/Shanghai')`;
    const [row = {}] = await this.work.run(() => this.work.query(sql, [this.clock.now()]));
    return row;
  }

  /** Ten years are kept. Runs at least once, so running it twice must do no harm. */
  @Handles(removeOld)
  async removeOld(): Promise<void> {
    const sql = `DELETE FROM plugin_yanhu.observation WHERE at < $1::timestamptz - interval '3650 days'`;
    await this.work.run(() => this.work.execute(sql, [this.clock.now()]));
  }
}
