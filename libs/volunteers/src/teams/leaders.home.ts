import { Injectable } from '@nestjs/common';
import { currentContext, UnitOfWork } from '@redmaple/platform';
import { HomeContributor, type HomeItem } from '@redmaple/plugins/house';
import { holdsRole } from './team-access.js';

/** Leaders whom a colleague proposed and who wait for a second person. */
@Injectable()
export class LeadersHome extends HomeContributor {
  constructor(private readonly work: UnitOfWork) {
    super();
  }

  async homeItems(): Promise<HomeItem[]> {
    if (!holdsRole(['operator', 'county-admin'])) return [];
    const { actor } = currentContext();
    const row = await this.work.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM volunteers.leader_proposal l JOIN volunteers.volunteer v ON v.id = l.volunteer_id
       WHERE l.state = 'waiting' AND l.proposed_by::text <> $1 AND v.person_id IS DISTINCT FROM $2::uuid`,
      [actor.id, actor.personId ?? null],
    );
    return [
      { key: 'leaders.proposed', count: row?.count ?? 0, urgent: 0, leadsTo: '/teams?attention=leader-proposed' },
    ];
  }
}
