import { Injectable } from '@nestjs/common';
import { currentContext, UnitOfWork } from '@redmaple/platform';
import { HomeContributor, type HomeItem } from '../contracts/home.js';

/** Jobs out of attempts: they wait for somebody who looks why. */
@Injectable()
export class DeadJobsHome extends HomeContributor {
  constructor(private readonly work: UnitOfWork) {
    super();
  }

  async homeItems(): Promise<HomeItem[]> {
    if (!currentContext().actor.grants.some(({ role, scope }) => role === 'county-admin' && scope === 'county'))
      return [];
    const row = await this.work.one<{ count: number; oldest: Date | null }>(
      `SELECT count(*)::int AS count, min(dead_at) AS oldest FROM platform.outbox WHERE dead_at IS NOT NULL AND handled_at IS NULL`,
    );
    const count = row?.count ?? 0;
    return [
      { key: 'jobs.dead', count, urgent: count, ...(row?.oldest && { oldestAt: row.oldest }), leadsTo: '/jobs/dead' },
    ];
  }
}
