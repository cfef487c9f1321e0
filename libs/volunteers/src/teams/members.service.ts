import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import {
  accessErrors,
  Clock,
  currentContext,
  type PageQuery,
  requestErrors,
  toPage,
  UnitOfWork,
} from '@redmaple/platform';
import { Duties } from '@redmaple/plugins/house';
import type { MembershipPeriod, TeamHistoryPage, TeamMember, TeamMemberPage } from './membership.dto.js';
import {
  membershipColumns,
  type MembershipRow,
  periodColumns,
  type PeriodRow,
  toMembershipDetail,
  toMembershipPeriod,
} from './membership.rows.js';
import { holdsRole, mayManageTeam } from './team-access.js';

interface MemberRow extends MembershipRow {
  name: string;
  number: string;
  status: 'active' | 'suspended' | 'left';
  mentor_name: string | null;
  required_shifts: number | null;
  counted_from: Date | null;
  done_shifts: number | null;
}

/** Who is in a team, and who was. */
@Injectable()
export class MembersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly modules: ModuleRef,
  ) {}

  /**
   * The team's members now: names for its own members, and for the station while the team is on duty; answers for its leader and
   * the office.
   * @throws request.notFound, access.denied
   */
  members(teamId: string, page: PageQuery): Promise<TeamMemberPage> {
    return this.work.run(async () => {
      await this.requireTeam(teamId);
      if (!(await this.maySee(teamId))) throw accessErrors.denied();
      const rows = await this.work.query<MemberRow>(
        `SELECT ${membershipColumns}, p.name, v.number, v.status, mp.name AS mentor_name,
           b.required_shifts, b.counted_from,
           CASE WHEN b.id IS NOT NULL THEN volunteers.shifts_served(m.volunteer_id, m.team_id, b.counted_from) END AS done_shifts
         FROM volunteers.membership m JOIN volunteers.volunteer v ON v.id = m.volunteer_id JOIN volunteers.person p ON p.id = v.person_id
         LEFT JOIN volunteers.volunteer mv ON mv.id = m.mentor_id LEFT JOIN volunteers.person mp ON mp.id = mv.person_id
         LEFT JOIN volunteers.probation b
           ON b.volunteer_id = m.volunteer_id AND b.team_id = m.team_id AND b.state = 'running' AND m.role = 'probationer'
         WHERE m.team_id = $1 AND m.valid_to IS NULL AND ($2::uuid IS NULL OR m.id > $2) ORDER BY m.id LIMIT $3`,
        [teamId, page.after ?? null, page.limit + 1],
      );
      const withAnswers = mayManageTeam(teamId);
      return toPage(
        rows.map((row) => toTeamMember(row, withAnswers)),
        page.limit,
      );
    });
  }

  /** Every stretch there was in the team, the newest first, with why and by whom; for the office and the team's leader. */
  historyOfTeam(teamId: string, page: PageQuery): Promise<TeamHistoryPage> {
    return this.work.run(async () => {
      await this.requireTeam(teamId);
      if (!mayManageTeam(teamId)) throw accessErrors.denied();
      const rows = await this.work.query<PeriodRow & { name: string }>(
        `SELECT ${periodColumns}, p.name
         FROM volunteers.membership m JOIN volunteers.volunteer v ON v.id = m.volunteer_id JOIN volunteers.person p ON p.id = v.person_id
         WHERE m.team_id = $1 AND ($2::uuid IS NULL OR m.id < $2) ORDER BY m.id DESC LIMIT $3`,
        [teamId, page.after ?? null, page.limit + 1],
      );
      return toPage(
        rows.map((row) => ({ ...toMembershipPeriod(row), name: row.name })),
        page.limit,
      );
    });
  }

  /** All stretches of a volunteer's memberships, the newest first. */
  async historyOf(volunteerId: string): Promise<MembershipPeriod[]> {
    const rows = await this.work.run(() =>
      this.work.query<PeriodRow>(
        `SELECT ${periodColumns} FROM volunteers.membership m WHERE m.volunteer_id = $1 ORDER BY m.valid_from DESC, m.id DESC`,
        [volunteerId],
      ),
    );
    return rows.map(toMembershipPeriod);
  }

  /** Whether the actor may see who is in the team (trust.md: the station sees the teams on duty). */
  maySee(teamId: string): Promise<boolean> {
    return this.work.run(async () => {
      if (mayManageTeam(teamId) || (await this.isMember(teamId))) return true;
      return holdsRole(['liaison']) && (await this.isOnDuty(teamId));
    });
  }

  private async isOnDuty(teamId: string): Promise<boolean> {
    const duties = this.modules.get(Duties, { strict: false });
    return (await duties.onDutyAt(this.clock.now())).some((one) => one.teamId === teamId);
  }

  private async isMember(teamId: string): Promise<boolean> {
    const { personId } = currentContext().actor;
    const found = await this.work.one(
      `SELECT 1 FROM volunteers.membership m JOIN volunteers.volunteer v ON v.id = m.volunteer_id
       WHERE m.team_id = $1 AND v.person_id = $2 AND m.valid_to IS NULL`,
      [teamId, personId ?? null],
    );
    return found !== undefined;
  }

  private async requireTeam(teamId: string): Promise<void> {
    if (!(await this.work.one('SELECT 1 FROM volunteers.team WHERE id = $1', [teamId]))) throw requestErrors.notFound();
  }
}

function toTeamMember(row: MemberRow, withAnswers: boolean): TeamMember {
  const { required_shifts: requiredShifts, done_shifts: doneShifts, counted_from: since } = row;
  return {
    ...toMembershipDetail(row),
    name: row.name,
    number: row.number,
    status: row.status,
    ...(row.mentor_name !== null && { mentorName: row.mentor_name }),
    ...(requiredShifts !== null &&
      doneShifts !== null &&
      since !== null && { probation: { requiredShifts, doneShifts, since: since.toISOString() } }),
    ...(withAnswers && { answers: row.answers }),
  };
}
