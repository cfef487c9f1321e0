import { Injectable } from '@nestjs/common';
import { dayIn } from '@redmaple/i18n';
import { Clock, Counties, currentCounty, UnitOfWork } from '@redmaple/platform';
import { HomeContributor, type HomeItem } from '@redmaple/plugins/house';
import { holdsRole } from '../teams/team-access.js';

/** Whoever looks wants to invite people to a course in time. */
const aheadDays = 30;

/** Certificates of active volunteers that run out soon. */
@Injectable()
export class QualificationsHome extends HomeContributor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly counties: Counties,
    private readonly clock: Clock,
  ) {
    super();
  }

  async homeItems(): Promise<HomeItem[]> {
    if (!holdsRole(['operator', 'county-admin'])) return [];
    const today = dayIn(this.clock.now(), await this.counties.timezoneOf(currentCounty()));
    const row = await this.work.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM volunteers.qualification q JOIN volunteers.volunteer v ON v.id = q.volunteer_id
       WHERE q.revoked_at IS NULL AND v.status = 'active' AND q.valid_to BETWEEN $1::date AND $1::date + $2::int
         AND NOT EXISTS (SELECT 1 FROM volunteers.qualification n WHERE n.volunteer_id = q.volunteer_id AND n.code = q.code
           AND n.revoked_at IS NULL AND (n.valid_to IS NULL OR n.valid_to > q.valid_to))`,
      [today, aheadDays],
    );
    return [{ key: 'qualifications.expiring', count: row?.count ?? 0, urgent: 0, leadsTo: '/qualifications/expiring' }];
  }
}
