import { Injectable } from '@nestjs/common';
import { Audit, Clock, currentContext, Outbox, requestErrors, UnitOfWork } from '@redmaple/platform';
import { defineEvent } from '@redmaple/plugins/house';
import { LeaderGrants } from './leader-grants.js';
import type { MembershipDetail, MembershipStep } from './membership.dto.js';
import { membershipColumns, type MembershipRow, toMembershipDetail } from './membership.rows.js';
import { teamErrors } from './teams.errors.js';

/** Someone joined, left, moved, or changed role or reserve. Who holds duties of the team looks again. */
export const membershipChanged = defineEvent<{ volunteerId: string; teamId: string }>('membership.changed');

/** What happened, and why. */
export interface Step {
  readonly how: MembershipStep;
  readonly why: string;
}

export type NewRow = Omit<MembershipRow, 'id' | 'valid_to'>;
export type Change = Partial<
  Pick<MembershipRow, 'team_id' | 'role' | 'reserve' | 'mentor_id' | 'answers' | 'joined_at'>
>;

/** The account that acts; null for jobs and programs of the house. */
export function actingAccount(): string | null {
  const { actor } = currentContext();
  return actor.kind === 'account' ? actor.id : null;
}

/**
 * Writes stretches of memberships: a change ends a row and starts the next. Whoever changes one locks the volunteer first, then
 * the teams, then the row, so that nobody waits for somebody who waits for them.
 */
@Injectable()
export class MembershipLog {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly leaders: LeaderGrants,
  ) {}

  /** A change made meanwhile gave the place another row and this one an end. @throws request.notFound, request.stale */
  async lockLive(id: string, otherTeams: readonly string[] = []): Promise<MembershipRow> {
    const seen = await this.work.one<{ volunteer_id: string; team_id: string }>(
      'SELECT volunteer_id, team_id FROM volunteers.membership WHERE id = $1',
      [id],
    );
    if (!seen) throw requestErrors.notFound();
    await this.lockVolunteer(seen.volunteer_id);
    await this.lockTeams([seen.team_id, ...otherTeams]);
    const row = await this.work.one<MembershipRow>(
      `SELECT ${membershipColumns} FROM volunteers.membership m WHERE m.id = $1 FOR UPDATE`,
      [id],
    );
    if (!row) throw requestErrors.notFound();
    if (row.valid_to !== null) throw requestErrors.stale();
    return row;
  }

  async lockVolunteer(volunteerId: string): Promise<void> {
    await this.work.query('SELECT 1 FROM volunteers.volunteer WHERE id = $1 FOR SHARE', [volunteerId]);
  }

  async lockTeams(ids: readonly string[]): Promise<void> {
    await this.work.query('SELECT 1 FROM volunteers.team WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [
      ids,
    ]);
  }

  /** Of a team that is locked. @throws teams.notOpen */
  async openTeam(teamId: string): Promise<{ type_code: string; probation_shifts: number | null }> {
    const team = await this.work.one<{ type_code: string; probation_shifts: number | null; state: string }>(
      'SELECT type_code, probation_shifts, state FROM volunteers.team WHERE id = $1 FOR NO KEY UPDATE',
      [teamId],
    );
    if (team?.state !== 'active') throw teamErrors.notOpen({}, { field: 'teamId' });
    return team;
  }

  async liveOf(volunteerId: string): Promise<string[]> {
    const rows = await this.work.query<{ id: string }>(
      'SELECT id FROM volunteers.membership WHERE volunteer_id = $1 AND valid_to IS NULL ORDER BY id',
      [volunteerId],
    );
    return rows.map((one) => one.id);
  }

  async replace(row: MembershipRow, change: Change, step: Step): Promise<MembershipDetail> {
    const ended = await this.close(row, step);
    const next = await this.insert({ ...row, ...change, valid_from: ended.valid_to ?? this.clock.now() }, step);
    await this.told(step.how, next);
    return toMembershipDetail(next);
  }

  async close(row: MembershipRow, { how, why }: Step): Promise<MembershipRow> {
    // The clock may stand behind the start that another process wrote a moment ago.
    const ended = await this.work.one<MembershipRow>(
      `UPDATE volunteers.membership m SET valid_to = greatest($2, m.valid_from), ended_how = $3, ended_why = $4, ended_by = $5
       WHERE m.id = $1 AND m.valid_to IS NULL RETURNING ${membershipColumns}`,
      [row.id, this.clock.now(), how, why, actingAccount()],
    );
    if (!ended) throw requestErrors.stale();
    if (row.role === 'leader') await this.leaders.withdraw(row.volunteer_id, row.team_id);
    return ended;
  }

  async insert(row: NewRow, { how, why }: Step): Promise<MembershipRow> {
    const made = await this.work.one<MembershipRow>(
      `INSERT INTO volunteers.membership AS m
         (volunteer_id, team_id, role, reserve, mentor_id, answers, joined_at, valid_from, begun_how, begun_why, begun_by)
       VALUES ($1, $2, $3, $4, $5, $6, least($7, $8::timestamptz), $8, $9, $10, $11) RETURNING ${membershipColumns}`,
      [
        row.volunteer_id,
        row.team_id,
        row.role,
        row.reserve,
        row.mentor_id,
        JSON.stringify(row.answers),
        row.joined_at,
        row.valid_from,
        how,
        why,
        actingAccount(),
      ],
    );
    if (!made) throw requestErrors.conflict();
    if (made.role === 'leader') await this.leaders.give(made.volunteer_id, made.team_id);
    return made;
  }

  /** The trail and whoever listens hear of ids alone; the reason stays with the stretch. */
  async told(how: MembershipStep, row: MembershipRow): Promise<void> {
    const { volunteer_id: volunteerId, team_id: teamId, role, reserve } = row;
    await this.audit.record(
      how === 'joined' ? 'membership.started' : `membership.${how}`,
      { type: 'membership', id: row.id },
      { volunteerId, teamId, role, reserve },
    );
    await this.outbox.emit(membershipChanged, { volunteerId, teamId });
  }
}
