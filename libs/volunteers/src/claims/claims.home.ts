import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@redmaple/platform';
import { HomeContributor, type HomeItem } from '@redmaple/plugins/house';
import { holdsRole } from '../teams/team-access.js';

/** What waited longer is urgent, in days: its holder cannot take duties meanwhile. */
const patienceDays = 5;

/** Papers that wait to be verified. */
@Injectable()
export class ClaimsHome extends HomeContributor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  async homeItems(): Promise<HomeItem[]> {
    if (!holdsRole(['operator', 'county-admin'])) return [];
    const row = await this.work.one<{ count: number; urgent: number }>(
      `SELECT count(*)::int AS count, (count(*) FILTER (WHERE sent_at < $1))::int AS urgent
       FROM volunteers.claim WHERE state = 'waiting'`,
      [new Date(this.clock.now().getTime() - patienceDays * 24 * 3_600_000)],
    );
    return [{ key: 'claims.waiting', count: row?.count ?? 0, urgent: row?.urgent ?? 0, leadsTo: '/claims' }];
  }
}
