import { Injectable } from '@nestjs/common';
import { Clock, currentContext, requestErrors, UnitOfWork } from '@redmaple/platform';
import { EligibilityService } from '../eligibility/eligibility.service.js';
import type {
  DecideProbationDto,
  MemberRole,
  MembershipDetail,
  MembershipStep,
  TransferDto,
} from './membership.dto.js';
import type { RoleAnswer } from './leader-proposal.dto.js';
import { LeaderProposals } from './leader-proposals.js';
import { MembershipLog, type Step } from './membership-log.js';
import { membershipColumns, type MembershipRow, toMembershipDetail } from './membership.rows.js';
import { PostHoldings } from './post-holdings.js';
import { Probations } from './probations.js';
import { mayManageTeam } from './team-access.js';
import { joiningError } from './team-joining.error.js';
import { teamErrors } from './teams.errors.js';

export interface NewMembership {
  readonly volunteerId: string;
  readonly teamId: string;
  readonly role: MemberRole;
  readonly mentorId?: string;
  readonly reserve?: boolean;
  readonly why?: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

interface RoleOptions {
  readonly why?: string | undefined;
  readonly formerLeader?: 'deputy' | 'member' | undefined;
}

/** Who belongs to which team. The past stays: a change ends a row and starts the next. */
@Injectable()
export class MembershipsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: MembershipLog,
    private readonly probations: Probations,
    private readonly posts: PostHoldings,
    private readonly proposals: LeaderProposals,
    private readonly eligibility: EligibilityService,
  ) {}

  /**
   * Puts a volunteer into a team; the caller has decided that this may be.
   * @throws teams.notOpen, teams.full, teams.alreadyMember, teams.mentorUnfit
   */
  join(membership: NewMembership): Promise<MembershipDetail> {
    return this.work.run(async () => {
      const { volunteerId, teamId, mentorId, role } = membership;
      await this.log.lockVolunteer(volunteerId);
      const team = await this.log.openTeam(teamId);
      await this.checkMentor(teamId, volunteerId, mentorId);
      const now = this.clock.now();
      const row = await this.log.insert(
        {
          volunteer_id: volunteerId,
          team_id: teamId,
          role,
          reserve: membership.reserve ?? false,
          mentor_id: mentorId ?? null,
          answers: { ...membership.answers },
          joined_at: now,
          valid_from: now,
        },
        { how: 'joined', why: membership.why ?? '' },
      );
      if (role === 'probationer') await this.probations.begin(volunteerId, teamId, team);
      await this.log.told('joined', row);
      return toMembershipDetail(row);
    });
  }

  /**
   * Gives a role. That somebody is to lead is a proposal, which another confirms; until then the role stays. Whoever is on probation
   * gets another role by the decision about it: once the shifts are served, or with a reason.
   * @throws request.notFound, request.stale, teams.mentorUnfit, teams.ownRole, teams.leaderAbsent, teams.leaderProposed,
   *   teams.reasonNeeded
   */
  setRole(id: string, role: MemberRole, mentorId: string | undefined, options: RoleOptions = {}): Promise<RoleAnswer> {
    return this.work.run(async () => {
      const row = await this.log.lockLive(id);
      const why = options.why?.trim() ?? '';
      await this.checkMentor(row.team_id, row.volunteer_id, mentorId);
      if (row.role !== role) await this.refuseSelf(row.volunteer_id);
      if (role === row.role) return this.log.replace(row, { mentor_id: mentorId ?? null }, { how: 'mentor-set', why });
      if (role === 'leader') {
        if (row.role === 'probationer' && why === '') await this.requireServed(row);
        const leaderProposal = await this.proposals.propose(row, options.formerLeader ?? 'member', why);
        return { ...toMembershipDetail(row), leaderProposal };
      }
      if (row.role === 'probationer') await this.endProbation(row, why);
      const next = await this.log.replace(row, { role, mentor_id: mentorId ?? null }, { how: 'role-set', why });
      if (role === 'probationer')
        await this.probations.begin(row.volunteer_id, row.team_id, await this.log.openTeam(row.team_id));
      return next;
    });
  }

  /** The place of who is to lead, locked. @throws teams.leaderAbsent when they have left or gone on leave meanwhile */
  async placeToLead(volunteerId: string, teamId: string): Promise<MembershipRow> {
    await this.log.lockVolunteer(volunteerId);
    await this.log.lockTeams([teamId]);
    const seen = await this.work.one<{ id: string }>(
      'SELECT id FROM volunteers.membership WHERE volunteer_id = $1 AND team_id = $2 AND valid_to IS NULL',
      [volunteerId, teamId],
    );
    if (!seen) throw teamErrors.leaderAbsent();
    return this.log.lockLive(seen.id);
  }

  /** A new leader takes the place of the present one, who goes on as a deputy or member. Two people have said so. */
  async handOver(row: MembershipRow, formerLeader: 'deputy' | 'member', why: string): Promise<MembershipDetail> {
    if (row.role === 'probationer') await this.endProbation(row, why);
    await this.stepDown(row.team_id, formerLeader, why);
    return this.log.replace(row, { role: 'leader', mentor_id: null }, { how: 'handed-over', why });
  }

  /**
   * What becomes of a probation: passed once the shifts are served, shortened or extended with a reason.
   * @throws request.notFound, request.stale, teams.notOnProbation, teams.probationShort, teams.reasonNeeded, teams.ownRole
   */
  decideProbation(id: string, { decision, shifts, reason }: DecideProbationDto): Promise<MembershipDetail> {
    return this.work.run(async () => {
      const row = await this.log.lockLive(id);
      if (!mayManageTeam(row.team_id)) throw requestErrors.notFound();
      if (row.role !== 'probationer') throw teamErrors.notOnProbation();
      await this.refuseSelf(row.volunteer_id);
      const why = reason?.trim() ?? '';
      const team = await this.log.openTeam(row.team_id);
      const running = await this.probations.running(row.volunteer_id, row.team_id, team);
      if (decision !== 'pass' && why === '') throw teamErrors.reasonNeeded({}, { field: 'reason' });
      if (decision === 'extend') {
        await this.probations.decide(running, 'extended', why, row.mentor_id);
        await this.probations.goOn(running, row.volunteer_id, row.team_id, shifts ?? 1);
        await this.log.told('role-set', row);
        return toMembershipDetail(row);
      }
      if (decision === 'pass' && running.done < running.required_shifts)
        throw teamErrors.probationShort({ done: running.done, required: running.required_shifts });
      await this.probations.decide(running, decision === 'pass' ? 'passed' : 'shortened', why, row.mentor_id);
      const how: MembershipStep = decision === 'pass' ? 'probation-passed' : 'probation-shortened';
      return this.log.replace(row, { role: 'member', mentor_id: null }, { how, why });
    });
  }

  /**
   * Into the reserve or back. The volunteer, the team's leader and the office may say so. A leader hands the office back with it.
   * @throws request.notFound, request.stale, teams.full
   */
  setReserve(id: string, reserve: boolean, why?: string | null): Promise<MembershipDetail> {
    return this.work.run(async () => {
      const row = await this.log.lockLive(id);
      if (!mayManageTeam(row.team_id) && !(await this.isSelf(row.volunteer_id))) throw requestErrors.notFound();
      if (row.reserve === reserve) return toMembershipDetail(row);
      if (reserve) {
        await this.posts.leave(row.volunteer_id, row.team_id, 'reserve-set');
        await this.proposals.lapse(row.volunteer_id, row.team_id);
      }
      const role = reserve && row.role === 'leader' ? 'member' : row.role;
      return this.log.replace(row, { reserve, role }, { how: 'reserve-set', why: why?.trim() ?? '' });
    });
  }

  /**
   * Moves someone to another team in one step, where they start without office. The rules of joining are asked, answers go along to a
   * team of the same type, and a probation begins anew.
   * @throws request.notFound, request.stale, teams.notOpen, teams.full, teams.alreadyMember, teams.mentorUnfit, teams.notEligible and its kind
   */
  transfer(id: string, { teamId, mentorId, reason }: TransferDto): Promise<MembershipDetail> {
    return this.work.run(async () => {
      const row = await this.log.lockLive(id, [teamId]);
      if (teamId === row.team_id) throw teamErrors.alreadyMember({}, { field: 'teamId' });
      const from = await this.work.one<{ type_code: string }>('SELECT type_code FROM volunteers.team WHERE id = $1', [
        row.team_id,
      ]);
      const to = await this.log.openTeam(teamId);
      await this.checkJoining(row.volunteer_id, teamId, to.type_code);
      await this.checkMentor(teamId, row.volunteer_id, mentorId);
      const why = reason?.trim() ?? '';
      const role = row.role === 'probationer' ? 'probationer' : 'member';
      await this.posts.leave(row.volunteer_id, row.team_id, 'transferred');
      await this.proposals.lapse(row.volunteer_id, row.team_id);
      await this.probations.stop(row.volunteer_id, row.team_id, why, row.mentor_id);
      const moved = await this.log.replace(
        row,
        {
          team_id: teamId,
          role,
          mentor_id: mentorId ?? null,
          answers: from?.type_code === to.type_code ? row.answers : {},
          joined_at: this.clock.now(),
        },
        { how: 'transferred', why },
      );
      if (role === 'probationer') await this.probations.begin(row.volunteer_id, teamId, to);
      await this.log.told('transferred', row);
      return moved;
    });
  }

  /** @throws request.notFound, request.stale */
  end(id: string, why?: string | null): Promise<MembershipDetail> {
    return this.work.run(() => this.finish(id, { how: 'ended', why: why?.trim() ?? '' }));
  }

  /** Ends every membership of someone who leaves altogether. */
  endAll(volunteerId: string): Promise<void> {
    return this.work.run(async () => {
      for (const id of await this.log.liveOf(volunteerId)) await this.finish(id, { how: 'left', why: '' });
      await this.leaveMentees(volunteerId);
    });
  }

  /** Whoever is suspended hands back offices and seats, and accompanies nobody; the memberships stay. */
  standDown(volunteerId: string): Promise<void> {
    return this.work.run(async () => {
      for (const id of await this.log.liveOf(volunteerId)) {
        const row = await this.log.lockLive(id);
        if (row.role === 'leader' || row.role === 'deputy')
          await this.log.replace(row, { role: 'member' }, { how: 'stood-down', why: '' });
      }
      await this.posts.leave(volunteerId, undefined, 'stood-down');
      await this.proposals.lapse(volunteerId);
      await this.leaveMentees(volunteerId);
    });
  }

  private async finish(id: string, step: Step): Promise<MembershipDetail> {
    const row = await this.log.lockLive(id);
    await this.posts.leave(row.volunteer_id, row.team_id, step.how);
    await this.proposals.lapse(row.volunteer_id, row.team_id);
    await this.probations.stop(row.volunteer_id, row.team_id, step.why, row.mentor_id);
    await this.leaveMentees(row.volunteer_id, row.team_id);
    const ended = await this.log.close(row, step);
    await this.log.told('ended', ended);
    return toMembershipDetail(ended);
  }

  private async requireServed(row: MembershipRow): Promise<void> {
    const running = await this.probations.running(row.volunteer_id, row.team_id, await this.log.openTeam(row.team_id));
    if (running.done < running.required_shifts) throw teamErrors.reasonNeeded({}, { field: 'reason' });
  }

  private async endProbation(row: MembershipRow, why: string): Promise<void> {
    const running = await this.probations.running(row.volunteer_id, row.team_id, await this.log.openTeam(row.team_id));
    const served = running.done >= running.required_shifts;
    if (!served && why === '') throw teamErrors.reasonNeeded({}, { field: 'reason' });
    await this.probations.decide(running, served ? 'passed' : 'shortened', why, row.mentor_id);
  }

  private async leaveMentees(mentorId: string, teamId?: string): Promise<void> {
    const rows = await this.work.query<MembershipRow>(
      `SELECT ${membershipColumns} FROM volunteers.membership m
       WHERE m.mentor_id = $1 AND m.valid_to IS NULL AND ($2::uuid IS NULL OR m.team_id = $2) ORDER BY m.id FOR UPDATE`,
      [mentorId, teamId ?? null],
    );
    for (const row of rows) await this.log.replace(row, { mentor_id: null }, { how: 'mentor-set', why: '' });
  }

  /** The team is locked: two promotions in it have waited for each other. */
  private async stepDown(teamId: string, role: 'deputy' | 'member', why: string): Promise<void> {
    const leader = await this.work.one<MembershipRow>(
      `SELECT ${membershipColumns} FROM volunteers.membership m WHERE m.team_id = $1 AND m.role = 'leader' AND m.valid_to IS NULL FOR UPDATE`,
      [teamId],
    );
    if (leader) await this.log.replace(leader, { role }, { how: 'handed-over', why });
  }

  private async checkJoining(person: string, teamId: string, teamTypeCode: string): Promise<void> {
    const context = { teamId, teamTypeCode };
    const { blockers } = await this.eligibility.decide({ person, action: 'join-team', context, at: this.clock.now() });
    const refusal = joiningError(blockers, 'teamId');
    if (refusal) throw refusal;
  }

  /** A mentor is someone else whom the eligibility engine lets accompany others in this team. */
  private async checkMentor(teamId: string, volunteerId: string, mentorId: string | undefined): Promise<void> {
    if (mentorId === undefined) return;
    const question = { person: mentorId, action: 'mentor', context: { teamId }, at: this.clock.now() } as const;
    if (mentorId === volunteerId || !(await this.eligibility.evaluate(question)).allowed)
      throw teamErrors.mentorUnfit({}, { field: 'mentorId' });
  }

  /** Nobody gives themselves an office or decides about their own probation. */
  private async refuseSelf(volunteerId: string): Promise<void> {
    if (await this.isSelf(volunteerId)) throw teamErrors.ownRole();
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
