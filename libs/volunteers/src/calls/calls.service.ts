import { Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  currentContext,
  defineEvent,
  Outbox,
  type Page,
  type PageQuery,
  requestErrors,
  toPage,
  UnitOfWork,
  uuidv7,
} from '@redmaple/platform';
import { type TeamTypeInfo, TeamTypes } from '@redmaple/plugins';
import { callErrors } from '../recruitment.errors.js';
import type {
  CallCounts,
  CallTeamTypeInput,
  CallView,
  ChangeCall,
  CreateCall,
  PublicCallSummary,
  PublicCallView,
  ReopenCall,
} from './call.dto.js';
import type { CallState } from './call.entity.js';
import { type CallRecord, CallRecords } from './call-records.js';
import { toCallView, toPublicSummary, toPublicView } from './call.views.js';
import { Seats } from './seats.js';
import { VettingPlans } from '../vetting/stages/vetting-plans.service.js';

export const callPublished = defineEvent<{ callId: string }>('call.published');
export const callClosed = defineEvent<{ callId: string }>('call.closed');
export const callReopened = defineEvent<{ callId: string }>('call.reopened');

/** Calls (招募令) from draft to archive. */
@Injectable()
export class CallsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly records: CallRecords,
    private readonly seats: Seats,
    private readonly teamTypes: TeamTypes,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly plans: VettingPlans,
  ) {}

  /** Calls that visitors may answer now or soon. */
  listPublic(): Promise<PublicCallSummary[]> {
    const now = this.clock.now();
    return this.work.run(async () => (await this.records.visible(now)).map((call) => toPublicSummary(call, now)));
  }

  /** @throws request.notFound for drafts too */
  getPublic(id: string): Promise<PublicCallView> {
    return this.work.run(async () => {
      const call = await this.found(id);
      if (call.state === 'draft' || call.state === 'archived') throw requestErrors.notFound();
      return toPublicView(call, this.clock.now());
    });
  }

  list({ limit, after }: PageQuery, state: CallState | undefined): Promise<Page<CallView>> {
    return this.work.run(async () => {
      const page = toPage(await this.records.list(limit, after, state), limit);
      return { ...page, items: page.items.map((call) => toCallView(call, this.clock.now())) };
    });
  }

  get(id: string): Promise<CallView> {
    return this.work.run(async () => toCallView(await this.found(id), this.clock.now()));
  }

  /** Drafts a call. @throws calls.teamTypeUnknown, request.invalid */
  create(input: CreateCall): Promise<CallView> {
    return this.work.run(async () => {
      const now = this.clock.now();
      const id = uuidv7(now);
      await this.work.execute(
        `INSERT INTO volunteers.call (id, title, content, risk_notice, location, opens_at, closes_at, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          id,
          input.title,
          input.content,
          input.riskNotice,
          input.location ?? null,
          input.opensAt ?? now,
          input.closesAt,
          currentContext().actor.id,
          now,
        ],
      );
      await this.writeTeamTypes(id, input.teamTypes);
      await this.audit.record('call.created', { type: 'call', id });
      return this.get(id);
    });
  }

  /**
   * Changes a call. A published one keeps its team types; their seats may change, and more seats go to those who wait.
   * @throws request.stale, calls.teamTypesFixed, calls.seatsHeld
   */
  change(id: string, { version, teamTypes, ...input }: ChangeCall): Promise<CallView> {
    return this.work.run(async () => {
      const changed = await this.work.one<{ state: CallState }>(
        `UPDATE volunteers.call SET title = coalesce($3, title), content = coalesce($4, content), risk_notice = coalesce($5, risk_notice),
           location = coalesce($6, location), opens_at = coalesce($7::timestamptz, opens_at), closes_at = coalesce($8::timestamptz, closes_at), version = version + 1
         WHERE id = $1 AND version = $2 AND state <> 'archived' RETURNING state`,
        [
          id,
          version,
          input.title ?? null,
          input.content ?? null,
          input.riskNotice ?? null,
          input.location ?? null,
          input.opensAt ?? null,
          input.closesAt ?? null,
        ],
      );
      if (!changed) throw await this.explainMiss(id);
      if (teamTypes)
        await (changed.state === 'draft' ? this.rewriteTeamTypes(id, teamTypes) : this.resize(id, teamTypes));
      await this.audit.record('call.changed', { type: 'call', id }, { fields: changedFields({ ...input, teamTypes }) });
      return this.get(id);
    });
  }

  /**
   * Publishes a draft: forms and age limits are frozen as they are now, and the seats are made.
   * @throws calls.stateChanged, calls.deadlinePassed
   */
  publish(id: string): Promise<CallView> {
    return this.work.run(async () => {
      const now = this.clock.now();
      await this.move(
        id,
        `state = 'published', published_at = $2::timestamptz`,
        `state = 'draft' AND closes_at > $2::timestamptz`,
        now,
      );
      const quotas = await this.work.query<{ id: string; code: string; seats: number }>(
        'SELECT id, team_type_code AS code, seats FROM volunteers.call_team_type WHERE call_id = $1 ORDER BY id',
        [id],
      );
      for (const quota of quotas) {
        const type = await this.enabledTeamType(quota.code);
        await this.freeze(quota.id, type);
        await this.plans.ensure(type);
        await this.seats.create(quota.id, quota.seats);
      }
      await this.tell('call.published', callPublished, id);
      return this.get(id);
    });
  }

  /** Ends sign-up before the deadline. @throws calls.stateChanged */
  close(id: string): Promise<CallView> {
    return this.work.run(async () => {
      await this.move(id, `state = 'closed', closed_at = $2::timestamptz`, `state = 'published'`, this.clock.now());
      await this.tell('call.closed', callClosed, id);
      return this.get(id);
    });
  }

  /** Opens sign-up again, with a deadline that lies ahead. @throws calls.stateChanged, calls.deadlinePassed */
  reopen(id: string, { closesAt }: ReopenCall): Promise<CallView> {
    return this.work.run(async () => {
      const now = this.clock.now();
      if (closesAt !== undefined && new Date(closesAt) <= now)
        throw callErrors.deadlinePassed({}, { field: 'closesAt' });
      await this.move(
        id,
        `state = 'published', closed_at = NULL, closes_at = coalesce($3::timestamptz, closes_at)`,
        `(state = 'closed' OR (state = 'published' AND closes_at <= $2::timestamptz)) AND coalesce($3::timestamptz, closes_at) > $2::timestamptz`,
        now,
        [closesAt ?? null],
      );
      await this.tell('call.reopened', callReopened, id);
      return this.get(id);
    });
  }

  /** Seats and applications of a call, counted from the rows. */
  counts(id: string): Promise<CallCounts> {
    return this.work.run(async () => {
      const rows = await this.work.query<CountsRow>(
        `SELECT q.team_type_code AS code, q.seats,
           (SELECT count(*) FROM volunteers.seat s WHERE s.call_team_type_id = q.id AND s.application_id IS NOT NULL)::int AS held,
           (SELECT coalesce(jsonb_object_agg(state, n), '{}') FROM
             (SELECT state, count(*) AS n FROM volunteers.application a WHERE a.call_team_type_id = q.id GROUP BY state) x) AS by_state
         FROM volunteers.call_team_type q WHERE q.call_id = $1 ORDER BY q.id`,
        [id],
      );
      if (rows.length === 0) throw requestErrors.notFound();
      const teamTypes = rows.map((row) => ({
        code: row.code,
        seats: row.seats,
        seatsHeld: row.held,
        byState: row.by_state,
      }));
      const total = teamTypes.flatMap((one) => Object.values(one.byState)).reduce((sum, count) => sum + count, 0);
      return { total, teamTypes };
    });
  }

  private async found(id: string): Promise<CallRecord> {
    const call = await this.records.byId(id);
    if (!call) throw requestErrors.notFound();
    return call;
  }

  private async move(
    id: string,
    change: string,
    condition: string,
    now: Date,
    more: readonly unknown[] = [],
  ): Promise<void> {
    const moved = await this.work.execute(
      `UPDATE volunteers.call SET ${change}, version = version + 1 WHERE id = $1 AND $2::timestamptz IS NOT NULL AND ${condition}`,
      [id, now, ...more],
    );
    if (moved > 0) return;
    const call = await this.found(id);
    // What remains when the state would allow the step is a deadline that has passed.
    const late = call.closesAt <= now && call.state !== 'archived' && !change.startsWith(`state = 'closed'`);
    throw late ? callErrors.deadlinePassed({}, { field: 'closesAt' }) : callErrors.stateChanged();
  }

  private async tell(action: string, event: typeof callPublished, callId: string): Promise<void> {
    await this.audit.record(action, { type: 'call', id: callId });
    await this.outbox.emit(event, { callId });
  }

  private async explainMiss(id: string): Promise<Error> {
    const call = await this.records.byId(id);
    if (!call) return requestErrors.notFound();
    return call.state === 'archived' ? callErrors.stateChanged() : requestErrors.stale({ version: call.version });
  }

  private async enabledTeamType(code: string): Promise<TeamTypeInfo> {
    const found = await this.teamTypes.enabled(code);
    if (!found) throw callErrors.teamTypeUnknown({}, { field: 'teamTypes' });
    return found;
  }

  private async writeTeamTypes(callId: string, wanted: readonly CallTeamTypeInput[]): Promise<void> {
    for (const { code, seats } of onlyOnce(wanted)) {
      const { form, requires } = await this.enabledTeamType(code);
      await this.work.execute(
        `INSERT INTO volunteers.call_team_type (call_id, team_type_code, seats, form, form_version, min_age, max_age) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [callId, code, seats, JSON.stringify(form), form.version, requires.minAge, requires.maxAge ?? null],
      );
    }
  }

  private async rewriteTeamTypes(callId: string, wanted: readonly CallTeamTypeInput[]): Promise<void> {
    await this.work.execute('DELETE FROM volunteers.call_team_type WHERE call_id = $1', [callId]);
    await this.writeTeamTypes(callId, wanted);
  }

  private async freeze(quotaId: string, { form, requires }: TeamTypeInfo): Promise<void> {
    await this.work.execute(
      'UPDATE volunteers.call_team_type SET form = $2, form_version = $3, min_age = $4, max_age = $5 WHERE id = $1',
      [quotaId, JSON.stringify(form), form.version, requires.minAge, requires.maxAge ?? null],
    );
  }

  private async resize(callId: string, wanted: readonly CallTeamTypeInput[]): Promise<void> {
    const quotas = await this.work.query<{ id: string; code: string }>(
      'SELECT id, team_type_code AS code FROM volunteers.call_team_type WHERE call_id = $1 ORDER BY id',
      [callId],
    );
    const seatsOf = new Map(onlyOnce(wanted).map(({ code, seats }) => [code, seats]));
    if (seatsOf.size !== quotas.length || quotas.some(({ code }) => !seatsOf.has(code)))
      throw callErrors.teamTypesFixed({}, { field: 'teamTypes' });
    for (const { id, code } of quotas) await this.seats.resize(id, seatsOf.get(code) ?? 0);
  }
}

interface CountsRow {
  code: string;
  seats: number;
  held: number;
  by_state: Record<string, number>;
}

function onlyOnce(wanted: readonly CallTeamTypeInput[]): readonly CallTeamTypeInput[] {
  if (new Set(wanted.map(({ code }) => code)).size !== wanted.length)
    throw requestErrors.invalid({}, { fields: [{ field: 'teamTypes', code: 'arrayUnique' }] });
  return wanted;
}

function changedFields(input: object): string[] {
  return Object.entries(input).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}
