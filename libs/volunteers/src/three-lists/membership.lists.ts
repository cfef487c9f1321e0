import { Injectable } from '@nestjs/common';
import { dayIn } from '@redmaple/i18n';
import { Clock, Counties, currentContext, currentCounty, UnitOfWork } from '@redmaple/platform';
import { type ListLine, ListsContributor, TeamTypes } from '@redmaple/plugins/house';

interface DutyRow {
  key: string;
  title: string;
  since: Date;
}

interface ServiceRow {
  team: string | null;
  times: number;
  minutes: number;
  first: Date;
  last: Date;
}

/** Places in teams, people accompanied, minutes of the ledger, certificates held. */
@Injectable()
export class MembershipLists extends ListsContributor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly types: TeamTypes,
    private readonly counties: Counties,
    private readonly clock: Clock,
  ) {
    super();
  }

  async linesOf(volunteerId: string): Promise<ListLine[]> {
    const now = this.clock.now();
    return [
      ...(await this.duties(volunteerId, now)),
      ...(await this.service(volunteerId)),
      ...(await this.proofs(volunteerId, now)),
    ];
  }

  private async duties(volunteerId: string, now: Date): Promise<ListLine[]> {
    const rows = await this.work.query<DutyRow>(
      `SELECT CASE WHEN m.reserve THEN 'membership.reserve' ELSE 'membership.' || m.role END AS key, t.name AS title, m.joined_at AS since
       FROM volunteers.membership m JOIN volunteers.team t ON t.id = m.team_id
       WHERE m.volunteer_id = $1 AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to > $2)
       UNION ALL SELECT 'membership.mentor', p.name, m.valid_from
       FROM volunteers.membership m JOIN volunteers.volunteer v ON v.id = m.volunteer_id JOIN volunteers.person p ON p.id = v.person_id
       WHERE m.mentor_id = $1 AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to > $2)
       ORDER BY since, title`,
      [volunteerId, now],
    );
    return rows.map(({ key, title, since }) => ({ list: 'duties', key, title, startsAt: since }));
  }

  /** A line that was undone does not count as a time, and its minutes are taken off. */
  private async service(volunteerId: string): Promise<ListLine[]> {
    const rows = await this.work.query<ServiceRow>(
      `SELECT t.name AS team, count(*) FILTER (WHERE r.reverses IS NULL AND r.credited_minutes > 0
           AND NOT EXISTS (SELECT FROM volunteers.service_record u WHERE u.reverses = r.id))::int AS times,
         sum(r.credited_minutes)::int AS minutes, min(r.occurred_at) AS first, max(r.occurred_at) AS last
       FROM volunteers.service_record r LEFT JOIN volunteers.team t ON t.id = r.team_id
       WHERE r.volunteer_id = $1 GROUP BY t.id, t.name HAVING sum(r.credited_minutes) > 0 ORDER BY minutes DESC, team`,
      [volunteerId],
    );
    return rows.map(({ team, times, minutes, first, last }) => ({
      list: 'achievements',
      key: team === null ? 'service.other' : 'service.team',
      title: team ?? '',
      count: times,
      minutes,
      startsAt: first,
      endsAt: last,
    }));
  }

  private async proofs(volunteerId: string, now: Date): Promise<ListLine[]> {
    const zone = await this.counties.timezoneOf(currentCounty());
    const rows = await this.work.query<{ code: string; since: Date; until: Date | null }>(
      `SELECT code, min(valid_from)::timestamp AT TIME ZONE $3 AS since,
         CASE WHEN bool_or(valid_to IS NULL) THEN NULL ELSE max(valid_to)::timestamp AT TIME ZONE $3 END AS until
       FROM volunteers.qualification
       WHERE volunteer_id = $1 AND revoked_at IS NULL AND valid_from <= $2::date AND (valid_to IS NULL OR valid_to >= $2::date)
       GROUP BY code ORDER BY since, code`,
      [volunteerId, dayIn(now, zone), zone],
    );
    const { locale } = currentContext();
    return rows.map(({ code, since, until }) => ({
      list: 'achievements',
      key: 'qualification.held',
      title: this.types.qualificationByCode(code)?.label[locale] ?? code,
      startsAt: since,
      ...(until && { endsAt: until }),
    }));
  }
}
