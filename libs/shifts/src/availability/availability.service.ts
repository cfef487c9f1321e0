import { Injectable } from '@nestjs/common';
import { Audit, Clock, requestErrors, UnitOfWork } from '@redmaple/platform';
import { Teams, Volunteers } from '@redmaple/plugins/house';
import { ShiftAccess } from '../access/shift-access.js';
import { availabilityErrors } from '../shifts.errors.js';
import {
  type AvailabilityRow,
  type AvailabilityView,
  type ChangeAvailability,
  toAvailabilityView,
} from './availability.dto.js';
import type { AvailabilityPattern } from './availability.policy.js';
import { readDayRule } from './day-rule.js';

const columns = 'volunteer_id, weekly, exceptions, rules, on_call_until, version';

/** When volunteers can come: said by themselves, or by an operator for who calls on the phone. */
@Injectable()
export class AvailabilityService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ShiftAccess,
    private readonly volunteers: Volunteers,
    private readonly teams: Teams,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  mine(): Promise<AvailabilityView> {
    return this.work.run(async () => this.read((await this.access.requireSelf()).id));
  }

  changeMine(input: ChangeAvailability): Promise<AvailabilityView> {
    return this.work.run(async () => this.write((await this.access.requireSelf()).id, input));
  }

  /** @throws request.notFound */
  of(volunteerId: string): Promise<AvailabilityView> {
    return this.work.run(async () => {
      await this.requireManagedVolunteer(volunteerId);
      return this.read(volunteerId);
    });
  }

  /** @throws request.notFound, request.stale */
  change(volunteerId: string, input: ChangeAvailability): Promise<AvailabilityView> {
    return this.work.run(async () => {
      await this.requireManagedVolunteer(volunteerId);
      return this.write(volunteerId, input);
    });
  }

  /** The patterns of those who said something; inside a unit of work. */
  async patternsOf(volunteerIds: readonly string[]): Promise<ReadonlyMap<string, AvailabilityPattern>> {
    const rows = await this.work.query<AvailabilityRow>(
      `SELECT ${columns} FROM shifts.availability WHERE volunteer_id = ANY($1)`,
      [volunteerIds],
    );
    return new Map(rows.map((row) => [row.volunteer_id, { ...row, onCallUntil: row.on_call_until ?? undefined }]));
  }

  private async requireManagedVolunteer(volunteerId: string): Promise<void> {
    if (!(await this.volunteers.byId(volunteerId))) throw requestErrors.notFound();
    const managed = this.access.managedTeams();
    if (!managed) return;
    const memberships = await this.teams.ofVolunteer(volunteerId, this.clock.now());
    if (!memberships.some((one) => managed.includes(one.teamId))) throw requestErrors.notFound();
  }

  private async read(volunteerId: string): Promise<AvailabilityView> {
    const row = await this.work.one<AvailabilityRow>(
      `SELECT ${columns} FROM shifts.availability WHERE volunteer_id = $1`,
      [volunteerId],
    );
    return toAvailabilityView(volunteerId, row);
  }

  private async write(volunteerId: string, input: ChangeAvailability): Promise<AvailabilityView> {
    const reversed = input.exceptions.findIndex((one) => one.toDay < one.fromDay);
    if (reversed !== -1) throw availabilityErrors.daysReversed({}, { field: `exceptions.${reversed}.toDay` });
    const unread = (input.rules ?? []).findIndex((one) => readDayRule(one.rule) === undefined);
    if (unread !== -1) throw availabilityErrors.ruleUnread({}, { field: `rules.${unread}.rule` });
    const params = [
      volunteerId,
      JSON.stringify(input.weekly),
      JSON.stringify(input.exceptions),
      this.clock.now(),
      input.rules === undefined ? null : JSON.stringify(input.rules),
      input.onCallUntil ?? null,
    ];
    const row =
      input.version === 0
        ? await this.work.one<AvailabilityRow>(
            `INSERT INTO shifts.availability (volunteer_id, weekly, exceptions, changed_at, rules, on_call_until)
             VALUES ($1, $2, $3, $4, coalesce($5::jsonb, '[]'), $6) ON CONFLICT (volunteer_id) DO NOTHING RETURNING ${columns}`,
            params,
          )
        : await this.work.one<AvailabilityRow>(
            `UPDATE shifts.availability SET weekly = $2, exceptions = $3, changed_at = $4, version = version + 1,
               rules = coalesce($5::jsonb, rules), on_call_until = CASE WHEN $8::boolean THEN $6::timestamptz ELSE on_call_until END
             WHERE volunteer_id = $1 AND version = $7 RETURNING ${columns}`,
            [...params, input.version, input.onCallUntil !== undefined],
          );
    if (!row) throw requestErrors.stale();
    await this.audit.record('availability.changed', { type: 'volunteer', id: volunteerId });
    return toAvailabilityView(volunteerId, row);
  }
}
