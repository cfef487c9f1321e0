import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import { HomeContributor, type HomeItem } from '@redmaple/plugins';
import { holdsRole } from '../teams/team-access.js';
import { stageRules } from './vetting.policy.js';
import { VettingQueueService } from './vetting-queue.service.js';

const office: readonly string[] = ['operator', 'county-admin'];

/** Applications that wait for the caller's decision, sheets that wait for a commit, certificates that run out. */
@Injectable()
export class VettingHome extends HomeContributor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queue: VettingQueueService,
  ) {
    super();
  }

  async homeItems(): Promise<HomeItem[]> {
    const decisions = (await this.queue.waiting())
      .filter(({ stage }) => holdsRole(stageRules[stage].roles))
      .map(({ stage, waiting, overdue, oldestAt }) => ({
        key: `vetting.${stage}`,
        count: waiting,
        urgent: overdue,
        ...(oldestAt && { oldestAt }),
        leadsTo: `/vetting/queue?stage=${stage}`,
      }));
    return holdsRole(office) ? [...decisions, await this.imports()] : decisions;
  }

  /** Those that failed need somebody more than those that only wait. */
  private async imports(): Promise<HomeItem> {
    const row = await this.work.one<{ count: number; failed: number; oldest: Date | null }>(
      `SELECT count(*)::int AS count, (count(*) FILTER (WHERE state = 'failed'))::int AS failed, min(created_at) AS oldest
       FROM volunteers.import WHERE state IN ('preview', 'failed')`,
    );
    return {
      key: 'imports.waiting',
      count: row?.count ?? 0,
      urgent: row?.failed ?? 0,
      ...(row?.oldest && { oldestAt: row.oldest }),
      leadsTo: '/calls',
    };
  }
}
