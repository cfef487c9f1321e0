import { Injectable } from '@nestjs/common';
import {
  accessErrors,
  Audit,
  Clock,
  currentContext,
  Outbox,
  type PageQuery,
  requestErrors,
  toPage,
  UnitOfWork,
} from '@redmaple/platform';
import { defineEvent } from '@redmaple/plugins';
import { EligibilityService } from '../eligibility/eligibility.service.js';
import { LeaderGrants } from './leader-grants.js';
import type { MemberRole, MembershipDetail, TeamMember, TeamMemberPage } from './membership.dto.js';
import { membershipColumns, type MembershipRow, toMembershipDetail } from './membership.rows.js';
import { mayManageTeam } from './team-access.js';
import { teamErrors } from './teams.errors.js';

/** Someone joined, left, moved, or changed role or reserve. Who holds duties of the team looks again. */
export const membershipChanged = defineEvent<{ volunteerId: string; teamId: string }>('membership.changed');

export interface NewMembership {
  readonly volunteerId: string;
  readonly teamId: string;
  readonly role: MemberRole;
  readonly mentorId?: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

type Change = Partial<Pick<MembershipRow, 'team_id' | 'role' | 'reserve' | 'mentor_id' | 'answers' | 'joined_at'>>;

/** Who belongs to which team. The past stays: a change ends a row and starts the next. */
@Injectable()
export class MembershipsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly leaders: LeaderGrants,
    private readonly eligibility: EligibilityService,
  ) {}

  /**
   * Puts a volunteer into a team; the caller has decided that this may be.
   * @throws teams.notOpen, teams.alreadyMember, teams.mentorUnfit
   */
  join(membership: NewMembership): Promise<MembershipDetail> {
    return this.work.run(async () => {
      await this.lockOpenTeam(membership.teamId);
      await this.checkMentor(membership.teamId, membership.volunteerId, membership.mentorId);
      const now = this.clock.now();
      const row = await this.insert({
        volunteer_id: membership.volunteerId,
        team_id: membership.teamId,
        role: membership.role,
        reserve: false,
        mentor_id: membership.mentorId ?? null,
        answers: { ...membership.answers },
        joined_at: now,
        valid_from: now,
      });
      await this.changed('membership.started', row);
      return toMembershipDetail(row);
    });
  }

  /** The team's members now: names for its own members, answers for its leader and the office. */
  members(teamId: string, page: PageQuery): Promise<TeamMemberPage> {
    return this.work.run(async () => {
      if (!(await this.work.one('SELECT 1 FROM volunteers.team WHERE id = $1', [teamId])))
        throw requestErrors.notFound();
      if (!mayManageTeam(teamId) && !(await this.isMember(teamId))) throw accessErrors.denied();
      const rows = await this.work.query<MemberRow>(
        `SELECT ${membershipColumns}, p.name, v.number, v.status
         FROM volunteers.membership m JOIN volunteers.volunteer v ON v.id = m.volunteer_id JOIN volunteers.person p ON p.id = v.person_id
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

  /** All stretches of a volunteer's memberships, the newest first. */
  async historyOf(volunteerId: string): Promise<MembershipDetail[]> {
    const rows = await this.work.run(() =>
      this.work.query<MembershipRow>(
        `SELECT ${membershipColumns} FROM volunteers.membership m WHERE m.volunteer_id = $1 ORDER BY m.valid_from DESC, m.id DESC`,
        [volunteerId],
      ),
    );
    return rows.map(toMembershipDetail);
  }

  /**
   * Gives a role. A new leader takes the place of the present one, who goes on as a member.
   * @throws request.notFound, request.stale, teams.mentorUnfit
   */
  setRole(id: string, role: MemberRole, mentorId: string | undefined): Promise<MembershipDetail> {
    return this.work.run(async () => {
      const row = await this.lockLive(id);
      await this.checkMentor(row.team_id, row.volunteer_id, mentorId);
      if (role === 'leader' && row.role !== 'leader') await this.stepDown(row.team_id);
      return this.replace(row, { role, mentor_id: mentorId ?? null }, 'membership.role-set');
    });
  }

  /** On leave (暂离) or back. The volunteer, the team's leader and the office may say so. */
  setReserve(id: string, reserve: boolean): Promise<MembershipDetail> {
    return this.work.run(async () => {
      const row = await this.lockLive(id);
      if (!mayManageTeam(row.team_id) && !(await this.isSelf(row.volunteer_id))) throw requestErrors.notFound();
      if (row.reserve === reserve) return toMembershipDetail(row);
      return this.replace(row, { reserve }, 'membership.reserve-set');
    });
  }

  /**
   * Moves someone to another team, where they start without office and mentor. Answers go along to a team of the same type.
   * @throws request.notFound, request.stale, teams.notOpen, teams.alreadyMember
   */
  transfer(id: string, teamId: string): Promise<MembershipDetail> {
    return this.work.run(async () => {
      const row = await this.lockLive(id);
      if (teamId === row.team_id) throw teamErrors.alreadyMember({}, { field: 'teamId' });
      const from = await this.work.one<{ type_code: string }>('SELECT type_code FROM volunteers.team WHERE id = $1', [
        row.team_id,
      ]);
      const to = await this.lockOpenTeam(teamId);
      const answers = from?.type_code === to.type_code ? row.answers : {};
      const role = row.role === 'probationer' ? 'probationer' : 'member';
      const moved = await this.replace(
        row,
        { team_id: teamId, role, mentor_id: null, answers, joined_at: this.clock.now() },
        'membership.transferred',
      );
      await this.outbox.emit(membershipChanged, { volunteerId: row.volunteer_id, teamId: row.team_id });
      return moved;
    });
  }

  /** @throws request.notFound, request.stale */
  end(id: string): Promise<MembershipDetail> {
    return this.work.run(async () => {
      const row = await this.lockLive(id);
      const ended = await this.close(row);
      await this.changed('membership.ended', ended);
      return toMembershipDetail(ended);
    });
  }

  /** Ends every membership of someone who leaves altogether. */
  endAll(volunteerId: string): Promise<void> {
    return this.work.run(async () => {
      const rows = await this.work.query<{ id: string }>(
        'SELECT id FROM volunteers.membership WHERE volunteer_id = $1 AND valid_to IS NULL ORDER BY id',
        [volunteerId],
      );
      for (const { id } of rows) await this.end(id);
    });
  }

  private async stepDown(teamId: string): Promise<void> {
    // Two promotions in one team wait for each other here.
    await this.work.query('SELECT 1 FROM volunteers.team WHERE id = $1 FOR NO KEY UPDATE', [teamId]);
    const leader = await this.work.one<MembershipRow>(
      `SELECT ${membershipColumns} FROM volunteers.membership m WHERE m.team_id = $1 AND m.role = 'leader' AND m.valid_to IS NULL FOR UPDATE`,
      [teamId],
    );
    if (leader) await this.replace(leader, { role: 'member' }, 'membership.role-set');
  }

  private async replace(row: MembershipRow, change: Change, action: string): Promise<MembershipDetail> {
    const ended = await this.close(row);
    const next = await this.insert({ ...row, ...change, valid_from: ended.valid_to ?? this.clock.now() });
    await this.changed(action, next);
    return toMembershipDetail(next);
  }

  private async close(row: MembershipRow): Promise<MembershipRow> {
    // The clock may stand behind the start that another process wrote a moment ago.
    const ended = await this.work.one<MembershipRow>(
      `UPDATE volunteers.membership m SET valid_to = greatest($2, m.valid_from) WHERE m.id = $1 AND m.valid_to IS NULL RETURNING ${membershipColumns}`,
      [row.id, this.clock.now()],
    );
    if (!ended) throw requestErrors.stale();
    if (row.role === 'leader') await this.leaders.withdraw(row.volunteer_id, row.team_id);
    return ended;
  }

  private async insert(row: Omit<MembershipRow, 'id' | 'valid_to'>): Promise<MembershipRow> {
    const made = await this.work.one<MembershipRow>(
      `INSERT INTO volunteers.membership AS m (volunteer_id, team_id, role, reserve, mentor_id, answers, joined_at, valid_from)
       VALUES ($1, $2, $3, $4, $5, $6, least($7, $8::timestamptz), $8) RETURNING ${membershipColumns}`,
      [
        row.volunteer_id,
        row.team_id,
        row.role,
        row.reserve,
        row.mentor_id,
        JSON.stringify(row.answers),
        row.joined_at,
        row.valid_from,
      ],
    );
    if (!made) throw requestErrors.conflict();
    if (made.role === 'leader' && !made.reserve) await this.leaders.give(made.volunteer_id, made.team_id);
    return made;
  }

  private async changed(action: string, row: MembershipRow): Promise<void> {
    await this.audit.record(
      action,
      { type: 'membership', id: row.id },
      {
        volunteerId: row.volunteer_id,
        teamId: row.team_id,
        role: row.role,
        reserve: row.reserve,
      },
    );
    await this.outbox.emit(membershipChanged, { volunteerId: row.volunteer_id, teamId: row.team_id });
  }

  /** A change made meanwhile gave the place another row and this one an end. */
  private async lockLive(id: string): Promise<MembershipRow> {
    const row = await this.work.one<MembershipRow>(
      `SELECT ${membershipColumns} FROM volunteers.membership m WHERE m.id = $1 FOR UPDATE`,
      [id],
    );
    if (!row) throw requestErrors.notFound();
    if (row.valid_to !== null) throw requestErrors.stale();
    return row;
  }

  private async lockOpenTeam(teamId: string): Promise<{ type_code: string }> {
    const team = await this.work.one<{ type_code: string; state: string }>(
      'SELECT type_code, state FROM volunteers.team WHERE id = $1 FOR SHARE',
      [teamId],
    );
    if (team?.state !== 'active') throw teamErrors.notOpen({}, { field: 'teamId' });
    return team;
  }

  /** A mentor is someone else whom the eligibility engine lets accompany others in this team. */
  private async checkMentor(teamId: string, volunteerId: string, mentorId: string | undefined): Promise<void> {
    if (mentorId === undefined) return;
    const question = { person: mentorId, action: 'mentor', context: { teamId }, at: this.clock.now() } as const;
    if (mentorId === volunteerId || !(await this.eligibility.evaluate(question)).allowed)
      throw teamErrors.mentorUnfit({}, { field: 'mentorId' });
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

  private async isSelf(volunteerId: string): Promise<boolean> {
    const { personId } = currentContext().actor;
    const found = await this.work.one('SELECT 1 FROM volunteers.volunteer WHERE id = $1 AND person_id = $2', [
      volunteerId,
      personId ?? null,
    ]);
    return found !== undefined;
  }
}

interface MemberRow extends MembershipRow {
  name: string;
  number: string;
  status: 'active' | 'suspended' | 'left';
}

function toTeamMember(row: MemberRow, withAnswers: boolean): TeamMember {
  return {
    ...toMembershipDetail(row),
    name: row.name,
    number: row.number,
    status: row.status,
    ...(withAnswers && { answers: row.answers }),
  };
}
