import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import type { ProbationPeriod } from './membership.dto.js';
import { actingAccount } from './membership-log.js';

type State = ProbationPeriod['state'];

interface RunningRow {
  id: string;
  required_shifts: number;
  counted_from: Date;
  done: number;
}

interface PeriodRow {
  id: string;
  team_id: string;
  required_shifts: number;
  counted_from: Date;
  done: number;
  state: State;
  decided_at: Date | null;
  decided_by_name: string | null;
  why: string;
}

const longest = 200;

/** Probations as rows: begun with a membership, decided once, counted from the ledger. */
@Injectable()
export class Probations {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly types: TeamTypes,
  ) {}

  /** As many shifts as the team asks for, or else its type. */
  async begin(
    volunteerId: string,
    teamId: string,
    team: { readonly type_code: string; readonly probation_shifts: number | null },
  ): Promise<void> {
    const shifts = team.probation_shifts ?? (await this.types.byCode(team.type_code))?.probation?.shifts ?? 0;
    await this.add(volunteerId, teamId, shifts, this.clock.now());
  }

  /** The running one, locked; members on probation of before this was kept get theirs now. */
  async running(
    volunteerId: string,
    teamId: string,
    team: { readonly type_code: string; readonly probation_shifts: number | null },
  ): Promise<RunningRow> {
    const found = await this.find(volunteerId, teamId);
    if (found) return found;
    await this.begin(volunteerId, teamId, team);
    const begun = await this.find(volunteerId, teamId);
    if (!begun) throw new Error('A probation that was begun is there.');
    return begun;
  }

  async decide(
    running: RunningRow,
    state: Exclude<State, 'running'>,
    why: string,
    mentorId: string | null,
  ): Promise<void> {
    await this.work.execute(
      `UPDATE volunteers.probation SET state = $2, why = $3, mentor_id = $4, shifts_done = $5, decided_by = $6,
         decided_at = greatest($7, started_at) WHERE id = $1`,
      [running.id, state, why, mentorId, running.done, actingAccount(), this.clock.now()],
    );
  }

  /** More shifts on top; those that were served count on. */
  async goOn(running: RunningRow, volunteerId: string, teamId: string, more: number): Promise<number> {
    const shifts = Math.min(longest, running.required_shifts + more);
    await this.add(volunteerId, teamId, shifts, running.counted_from);
    return shifts;
  }

  /** Ends with the membership, whatever it came to. */
  async stop(volunteerId: string, teamId: string, why: string, mentorId: string | null): Promise<void> {
    const found = await this.find(volunteerId, teamId);
    if (found) await this.decide(found, 'ended', why, mentorId);
  }

  /** All there were, the newest first. */
  async of(volunteerId: string): Promise<ProbationPeriod[]> {
    const rows = await this.work.run(() =>
      this.work.query<PeriodRow>(
        `SELECT p.id, p.team_id, p.required_shifts, p.counted_from, p.state, p.decided_at, p.why,
           coalesce(p.shifts_done, volunteers.shifts_served(p.volunteer_id, p.team_id, p.counted_from)) AS done,
           (SELECT a.display_name FROM platform.account a WHERE a.id = p.decided_by) AS decided_by_name
         FROM volunteers.probation p WHERE p.volunteer_id = $1 ORDER BY p.id DESC`,
        [volunteerId],
      ),
    );
    return rows.map((row) => ({
      id: row.id,
      teamId: row.team_id,
      requiredShifts: row.required_shifts,
      doneShifts: row.done,
      since: row.counted_from.toISOString(),
      state: row.state,
      ...(row.decided_at !== null && { decidedAt: row.decided_at.toISOString() }),
      ...(row.decided_by_name !== null && { decidedBy: row.decided_by_name }),
      ...(row.why !== '' && { why: row.why }),
    }));
  }

  private find(volunteerId: string, teamId: string): Promise<RunningRow | undefined> {
    return this.work.one<RunningRow>(
      `SELECT p.id, p.required_shifts, p.counted_from, volunteers.shifts_served(p.volunteer_id, p.team_id, p.counted_from) AS done
       FROM volunteers.probation p WHERE p.volunteer_id = $1 AND p.team_id = $2 AND p.state = 'running' FOR UPDATE`,
      [volunteerId, teamId],
    );
  }

  private async add(volunteerId: string, teamId: string, shifts: number, countedFrom: Date): Promise<void> {
    const now = this.clock.now();
    await this.work.execute(
      `INSERT INTO volunteers.probation (volunteer_id, team_id, required_shifts, counted_from, started_at)
       VALUES ($1, $2, $3, least($4, $5::timestamptz), $5)`,
      [volunteerId, teamId, shifts, countedFrom, now],
    );
  }
}
