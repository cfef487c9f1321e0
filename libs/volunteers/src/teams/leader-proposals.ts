import { Injectable } from '@nestjs/common';
import { accessErrors, Audit, Clock, currentContext, Outbox, requestErrors, UnitOfWork } from '@redmaple/platform';
import { defineEvent } from '@redmaple/plugins/house';
import type { LeaderProposalState, LeaderProposalView } from './leader-proposal.dto.js';
import { actingAccount } from './membership-log.js';
import type { MembershipRow } from './membership.rows.js';
import { holdsRole } from './team-access.js';
import { teamErrors } from './teams.errors.js';

/** Somebody is to lead, or is not after all: who shows what waits looks again. */
export const leaderProposalChanged = defineEvent<{ proposalId: string; teamId: string }>(
  'team.leader-proposal-changed',
);

export interface LeaderProposalRow {
  readonly id: string;
  readonly team_id: string;
  readonly volunteer_id: string;
  readonly person_id: string;
  readonly volunteer_name: string;
  readonly former_leader: 'deputy' | 'member';
  readonly why: string;
  readonly proposed_by: string;
  readonly proposed_by_name: string | null;
  readonly proposed_at: Date;
  readonly state: LeaderProposalState;
  readonly decided_by_name: string | null;
  readonly decided_at: Date | null;
  readonly note: string;
}

const select = `SELECT l.id, l.team_id, l.volunteer_id, v.person_id, p.name AS volunteer_name, l.former_leader, l.why, l.proposed_by,
    (SELECT a.display_name FROM platform.account a WHERE a.id = l.proposed_by) AS proposed_by_name, l.proposed_at, l.state,
    (SELECT a.display_name FROM platform.account a WHERE a.id = l.decided_by) AS decided_by_name, l.decided_at, l.note
  FROM volunteers.leader_proposal l JOIN volunteers.volunteer v ON v.id = l.volunteer_id JOIN volunteers.person p ON p.id = v.person_id`;

/** Keeps who is proposed as a leader. Inside the caller's unit of work. */
@Injectable()
export class LeaderProposals {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * The team is locked. The same person proposing the same again changes nothing.
   * @throws access.denied for programs, teams.leaderAbsent, teams.leaderProposed when another one waits
   */
  async propose(member: MembershipRow, formerLeader: 'deputy' | 'member', why: string): Promise<LeaderProposalView> {
    const account = actingAccount();
    if (account === null) throw accessErrors.denied();
    if (member.reserve || !(await this.isActive(member.volunteer_id))) throw teamErrors.leaderAbsent();
    const waiting = await this.waitingOf(member.team_id);
    if (waiting && waiting.volunteer_id === member.volunteer_id && waiting.proposed_by === account)
      return toView(waiting);
    if (waiting) throw teamErrors.leaderProposed();
    const made = await this.work.one<{ id: string }>(
      `INSERT INTO volunteers.leader_proposal (team_id, volunteer_id, former_leader, why, proposed_by, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [member.team_id, member.volunteer_id, formerLeader, why, account, this.clock.now()],
    );
    const row = await this.byId(made?.id ?? '');
    await this.told('proposed', row);
    return toView(row);
  }

  /** @throws request.notFound */
  async byId(id: string, lock = ''): Promise<LeaderProposalRow> {
    const row = await this.work.one<LeaderProposalRow>(`${select} WHERE l.id = $1 AND l.state <> 'earlier' ${lock}`, [
      id,
    ]);
    if (!row) throw requestErrors.notFound();
    return row;
  }

  waitingOf(teamId: string): Promise<LeaderProposalRow | undefined> {
    return this.work.one<LeaderProposalRow>(`${select} WHERE l.team_id = $1 AND l.state = 'waiting'`, [teamId]);
  }

  async end(row: LeaderProposalRow, state: LeaderProposalState, note: string): Promise<LeaderProposalView> {
    await this.work.execute(
      `UPDATE volunteers.leader_proposal SET state = $2, decided_by = $3, decided_at = $4, note = $5 WHERE id = $1`,
      [row.id, state, actingAccount(), this.clock.now(), note],
    );
    const ended = await this.byId(row.id);
    await this.told(state, ended);
    return toView(ended);
  }

  /** Who was meant leaves the team, goes on leave or is suspended: nothing waits for them any more. */
  async lapse(volunteerId: string, teamId?: string): Promise<void> {
    const rows = await this.work.query<LeaderProposalRow>(
      `${select} WHERE l.volunteer_id = $1 AND ($2::uuid IS NULL OR l.team_id = $2) AND l.state = 'waiting' ORDER BY l.id FOR UPDATE OF l`,
      [volunteerId, teamId ?? null],
    );
    for (const row of rows) await this.end(row, 'lapsed', '');
  }

  private async isActive(volunteerId: string): Promise<boolean> {
    const row = await this.work.one<{ status: string }>('SELECT status FROM volunteers.volunteer WHERE id = $1', [
      volunteerId,
    ]);
    return row?.status === 'active';
  }

  private async told(
    what: string,
    { id, team_id: teamId, volunteer_id: volunteerId }: LeaderProposalRow,
  ): Promise<void> {
    await this.audit.record(`leader-proposal.${what}`, { type: 'leader-proposal', id }, { teamId, volunteerId });
    await this.outbox.emit(leaderProposalChanged, { proposalId: id, teamId });
  }
}

/** As whoever acts may see it. */
export function toView(row: LeaderProposalRow): LeaderProposalView {
  const { actor } = currentContext();
  const mine = row.proposed_by === actor.id;
  const own = actor.personId !== undefined && actor.personId === row.person_id;
  return {
    id: row.id,
    teamId: row.team_id,
    volunteerId: row.volunteer_id,
    volunteerName: row.volunteer_name,
    formerLeader: row.former_leader,
    ...(row.why !== '' && { reason: row.why }),
    proposedBy: row.proposed_by_name ?? '',
    proposedAt: row.proposed_at.toISOString(),
    state: row.state,
    ...(row.decided_by_name !== null && { decidedBy: row.decided_by_name }),
    ...(row.decided_at && { decidedAt: row.decided_at.toISOString() }),
    ...(row.note !== '' && { note: row.note }),
    mine,
    mayDecide: row.state === 'waiting' && !mine && !own && holdsRole(['operator', 'county-admin']),
  };
}
