import { Injectable } from '@nestjs/common';
import { dayIn } from '@redmaple/i18n';
import { Clock, Counties, currentContext, currentCounty, UnitOfWork } from '@redmaple/platform';
import { HomeContributor, type HomeItem } from '@redmaple/plugins/house';
import { ProjectAccess } from '../access/project-access.js';

const roles = new Set(['operator', 'county-admin', 'project-officer']);

/** Milestones of the projects the caller accompanies whose day has passed. */
@Injectable()
export class MilestonesHome extends HomeContributor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ProjectAccess,
    private readonly counties: Counties,
    private readonly clock: Clock,
  ) {
    super();
  }

  async homeItems(): Promise<HomeItem[]> {
    if (!currentContext().actor.grants.some(({ role }) => roles.has(role))) return [];
    const today = dayIn(this.clock.now(), await this.counties.timezoneOf(currentCounty()));
    const row = await this.work.one<{ overdue: number; oldest: Date | null }>(
      `SELECT count(*)::int AS overdue, min(m.due_on)::timestamptz AS oldest
       FROM projects.milestone m JOIN projects.project p ON p.id = m.project_id JOIN projects.organisation o ON o.id = p.organisation_id
       WHERE m.state = 'open' AND m.due_on < $1::date AND ($2::uuid IS NULL OR o.officer_account_id = $2)`,
      [today, this.access.onlyOfficer() ?? null],
    );
    const count = row?.overdue ?? 0;
    return [
      {
        key: 'milestones.overdue',
        count,
        urgent: count,
        ...(row?.oldest && { oldestAt: row.oldest }),
        leadsTo: '/projects',
      },
    ];
  }
}
