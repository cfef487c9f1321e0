import { Injectable } from '@nestjs/common';
import { requestErrors, UnitOfWork } from '@redmaple/platform';
import { type TeamTypeInfo, TeamTypes } from '@redmaple/plugins/house';
import { callErrors } from '../recruitment.errors.js';
import { VettingPlans } from '../vetting/stages/vetting-plans.service.js';
import type { CallTeamTypeInput } from './call.dto.js';
import { Seats } from './seats.js';

interface QuotaRow {
  id: string;
  code: string;
  seats: number;
}

/** The team types a call recruits for, with their seats. */
@Injectable()
export class CallTeamTypes {
  constructor(
    private readonly work: UnitOfWork,
    private readonly teamTypes: TeamTypes,
    private readonly seats: Seats,
    private readonly plans: VettingPlans,
  ) {}

  /** Those of a draft, as a whole. @throws calls.teamTypeUnknown, request.invalid */
  async write(callId: string, wanted: readonly CallTeamTypeInput[]): Promise<void> {
    await this.work.execute('DELETE FROM volunteers.call_team_type WHERE call_id = $1', [callId]);
    for (const one of onlyOnce(wanted)) await this.insert(callId, one);
  }

  /** Makes the seats of a call that is being published. */
  async open(callId: string): Promise<void> {
    for (const { id, code, seats } of await this.of(callId)) {
      await this.plans.ensure(await this.enabled(code));
      await this.seats.create(id, seats);
    }
  }

  /**
   * Those of a published call: new ones get their seats, and the number of others may change. One that is left out is
   * not offered any more; who applied for it goes on, and who waits still moves up.
   * @throws calls.seatsHeld, calls.teamTypeUnknown, request.invalid
   */
  async change(callId: string, wanted: readonly CallTeamTypeInput[]): Promise<void> {
    const known = new Map((await this.of(callId)).map((quota) => [quota.code, quota]));
    const codes = onlyOnce(wanted).map(({ code }) => code);
    await this.work.execute(
      `UPDATE volunteers.call_team_type SET offered = (team_type_code = ANY($2))
       WHERE call_id = $1 AND offered <> (team_type_code = ANY($2))`,
      [callId, codes],
    );
    for (const one of wanted) {
      const quota = known.get(one.code);
      if (quota) await this.seats.resize(quota.id, one.seats);
      else {
        const { id, type } = await this.insert(callId, one);
        await this.plans.ensure(type);
        await this.seats.create(id, one.seats);
      }
    }
  }

  private of(callId: string): Promise<QuotaRow[]> {
    return this.work.query<QuotaRow>(
      'SELECT id, team_type_code AS code, seats FROM volunteers.call_team_type WHERE call_id = $1 ORDER BY id',
      [callId],
    );
  }

  private async insert(
    callId: string,
    { code, seats }: CallTeamTypeInput,
  ): Promise<{ id: string; type: TeamTypeInfo }> {
    const type = await this.enabled(code);
    const { form, requires } = type;
    const row = await this.work.one<{ id: string }>(
      `INSERT INTO volunteers.call_team_type (call_id, team_type_code, seats, form, form_version, min_age, max_age)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [callId, code, seats, JSON.stringify(form), form.version, requires.minAge, requires.maxAge ?? null],
    );
    if (!row) throw requestErrors.internal();
    return { id: row.id, type };
  }

  private async enabled(code: string): Promise<TeamTypeInfo> {
    const found = await this.teamTypes.enabled(code);
    if (!found) throw callErrors.teamTypeUnknown({}, { field: 'teamTypes' });
    return found;
  }
}

function onlyOnce(wanted: readonly CallTeamTypeInput[]): readonly CallTeamTypeInput[] {
  if (new Set(wanted.map(({ code }) => code)).size !== wanted.length)
    throw requestErrors.invalid({}, { fields: [{ field: 'teamTypes', code: 'arrayUnique' }] });
  return wanted;
}
