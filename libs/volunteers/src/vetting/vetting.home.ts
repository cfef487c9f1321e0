import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@redmaple/platform';
import { HomeContributor, type HomeItem } from '@redmaple/plugins/house';
import { holdsRole } from '../teams/team-access.js';
import { coreStages } from './stages/stage.policy.js';

const office: readonly string[] = ['operator', 'county-admin'];

interface CountRow {
  stage: string;
  count: number;
  urgent: number;
  oldest: Date;
}

/** Applications and appeals that wait for the caller's decision, sheets that wait for a commit. */
@Injectable()
export class VettingHome extends HomeContributor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  async homeItems(): Promise<HomeItem[]> {
    const rows = await this.work.query<CountRow>(
      `SELECT stage, count(*)::int AS count, (count(*) FILTER (WHERE stage_due_at < $1))::int AS urgent, min(stage_since) AS oldest
       FROM volunteers.application WHERE stage IS NOT NULL GROUP BY stage`,
      [this.clock.now()],
    );
    const decisions = coreStages
      .filter(({ roles }) => holdsRole(roles))
      .map(({ code }) => {
        const row = rows.find((one) => one.stage === code);
        return {
          key: `vetting.${code}`,
          count: row?.count ?? 0,
          urgent: row?.urgent ?? 0,
          ...(row && { oldestAt: row.oldest }),
          leadsTo: `/vetting/queue?stage=${code}`,
        };
      });
    return holdsRole(office) ? [...decisions, ...(await this.appeals()), await this.imports()] : decisions;
  }

  /** Those that nobody has answered; a quiet line is left out. */
  private async appeals(): Promise<HomeItem[]> {
    const row = await this.work.one<{ count: number; urgent: number; oldest: Date | null }>(
      `SELECT count(*)::int AS count, (count(*) FILTER (WHERE due_at < $1))::int AS urgent, min(filed_at) AS oldest
       FROM volunteers.vetting_appeal WHERE state = 'open'`,
      [this.clock.now()],
    );
    if (!row?.oldest) return [];
    return [
      {
        key: 'vetting.appeals',
        count: row.count,
        urgent: row.urgent,
        oldestAt: row.oldest,
        leadsTo: '/vetting/appeals',
      },
    ];
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
