import { Injectable } from '@nestjs/common';
import { currentContext, UnitOfWork } from '@redmaple/platform';
import { HomeContributor, type HomeItem } from '../../contracts/home.js';

/** Plugins that wait for a second person: those the caller can decide about. */
@Injectable()
export class ProposalsHome extends HomeContributor {
  constructor(private readonly work: UnitOfWork) {
    super();
  }

  async homeItems(): Promise<HomeItem[]> {
    const { actor } = currentContext();
    const decides = ({ role, scope }: { role: string; scope: string }): boolean =>
      scope === 'county' && (role === 'county-admin' || role === 'security-admin');
    if (!actor.grants.some(decides)) return [];
    const row = await this.work.one<{ count: number; oldest: Date | null }>(
      `SELECT count(*)::int AS count, min(proposed_at) AS oldest FROM plugins.plugin_proposal
       WHERE state = 'open' AND NOT plugins.same_person(proposed_by, $1)`,
      [actor.id],
    );
    const oldest = row?.oldest ?? undefined;
    return [
      {
        key: 'plugins.proposed',
        count: row?.count ?? 0,
        urgent: 0,
        ...(oldest && { oldestAt: oldest }),
        leadsTo: '/plugins',
      },
    ];
  }
}
