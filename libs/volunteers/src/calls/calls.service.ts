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
  currentCounty,
  uuidv7,
} from '@redmaple/platform';
import { callErrors } from '../recruitment.errors.js';
import type {
  CallCounts,
  CallView,
  ChangeCall,
  ConsentDocumentView,
  CreateCall,
  PublicCallSummary,
  PublicCallView,
  ReopenCall,
} from './call.dto.js';
import type { CallState } from './call.entity.js';
import { type CallRecord, CallRecords } from './call-records.js';
import { CallTeamTypes } from './call-team-types.js';
import { consentDocument, toCallView, toPublicSummary, toPublicView } from './call.views.js';
import { CallForms } from './forms/call-forms.js';
import { CallFormsService } from './forms/call-forms.service.js';
import { newShortCode } from './short-code.js';
import { CallSpecialists } from './specialists/call-specialists.js';

export const callPublished = defineEvent<{ callId: string }>('call.published');
export const callClosed = defineEvent<{ callId: string }>('call.closed');
export const callReopened = defineEvent<{ callId: string }>('call.reopened');
export const callArchived = defineEvent<{ callId: string }>('call.archived');

/** Calls (招募令) from draft to archive. */
@Injectable()
export class CallsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly records: CallRecords,
    private readonly teamTypes: CallTeamTypes,
    private readonly forms: CallForms,
    private readonly designs: CallFormsService,
    private readonly specialists: CallSpecialists,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
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

  /** What recruits agree to now. */
  consent(): ConsentDocumentView {
    return consentDocument();
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

  /** The call behind a short address; undefined when there is none that visitors may see. */
  byShortCode(code: string): Promise<string | undefined> {
    return this.work.run(async () => {
      const row = await this.work.one<{ id: string }>(
        `SELECT id FROM volunteers.call WHERE short_code = $1 AND state NOT IN ('draft', 'archived')`,
        [code],
      );
      return row?.id;
    });
  }

  /** Drafts a call. @throws calls.teamTypeUnknown, request.invalid */
  create(input: CreateCall): Promise<CallView> {
    return this.work.run(async () => {
      const now = this.clock.now();
      const id = uuidv7(now);
      await this.work.execute(
        `INSERT INTO volunteers.call (id, title, content, risk_notice, insurance_statement, location, opens_at, closes_at, short_code, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          id,
          input.title,
          input.content,
          input.riskNotice,
          wordsOf(input.insuranceStatement),
          input.location ?? null,
          input.opensAt ?? now,
          input.closesAt,
          newShortCode(currentCounty()),
          currentContext().actor.id,
          now,
        ],
      );
      await this.teamTypes.write(id, input.teamTypes);
      await this.specialists.write(id, input.specialists ?? []);
      await this.audit.record('call.created', { type: 'call', id });
      return this.get(id);
    });
  }

  /**
   * Changes a call. What recruits of a published one are asked and told becomes the next version of its form; more seats
   * go to those who wait.
   * @throws request.stale, request.invalid, calls.seatsHeld, calls.teamTypeUnknown
   */
  change(id: string, { version, teamTypes, specialists, form, ...input }: ChangeCall): Promise<CallView> {
    return this.work.run(async () => {
      const changed = await this.work.one<{ state: CallState }>(
        `UPDATE volunteers.call SET title = coalesce($3, title), content = coalesce($4, content), risk_notice = coalesce($5, risk_notice),
           location = coalesce($6, location), opens_at = coalesce($7::timestamptz, opens_at), closes_at = coalesce($8::timestamptz, closes_at),
           insurance_statement = CASE WHEN $9 THEN $10 ELSE insurance_statement END, version = version + 1
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
          input.insuranceStatement !== undefined,
          wordsOf(input.insuranceStatement),
        ],
      );
      if (!changed) throw await this.explainMiss(id);
      const draft = changed.state === 'draft';
      if (teamTypes) await (draft ? this.teamTypes.write(id, teamTypes) : this.teamTypes.change(id, teamTypes));
      if (specialists) await this.specialists.write(id, specialists);
      if (form) await this.designs.keepDesign(id, form);
      await (draft ? this.forms.sketch(id) : this.forms.renew(id));
      const fields = changedFields({ ...input, teamTypes, specialists, form });
      await this.audit.record('call.changed', { type: 'call', id }, { fields });
      return this.get(id);
    });
  }

  /**
   * Publishes a draft: the form and its age limits are frozen as they are now, and the seats are made.
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
      await this.teamTypes.open(id);
      await this.forms.renew(id);
      await this.tell('call.published', callPublished, id);
      return this.get(id);
    });
  }

  /**
   * Puts a call away that has ended and whose applications and appeals are all decided: visitors don't find it any more. A
   * sign-up in flight is waited for and keeps it open; one that comes a moment later is refused as a whole.
   * @throws calls.stateChanged, calls.stillUnderWay
   */
  archive(id: string): Promise<CallView> {
    return this.work.run(async () => {
      const now = this.clock.now();
      // Against the foreign keys of applications that are being written: what is counted below is all there is.
      await this.work.query('SELECT 1 FROM volunteers.call WHERE id = $1 FOR UPDATE', [id]);
      await this.move(
        id,
        `state = 'archived', archived_at = $2::timestamptz, closed_at = coalesce(closed_at, $2::timestamptz)`,
        `(state = 'closed' OR (state = 'published' AND closes_at <= $2::timestamptz))`,
        now,
      );
      const live = await this.work.one<{ count: number }>(
        `SELECT count(*)::int AS count FROM volunteers.application a WHERE call_id = $1 AND (state NOT IN ('accepted', 'refused', 'withdrawn')
           OR EXISTS (SELECT FROM volunteers.vetting_appeal p WHERE p.application_id = a.id AND p.state = 'open'))`,
        [id],
      );
      if (live && live.count > 0) throw callErrors.stillUnderWay({ count: live.count });
      await this.tell('call.archived', callArchived, id);
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
      return { total, teamTypes, specialists: (await this.specialists.of([id])).get(id) ?? [] };
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
    const late = call.closesAt <= now && call.state !== 'archived' && !/^state = '(?:closed|archived)'/.test(change);
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
}

interface CountsRow {
  code: string;
  seats: number;
  held: number;
  by_state: Record<string, number>;
}

/** Null for what says nothing. */
function wordsOf(text: string | undefined): string | null {
  const words = text?.trim() ?? '';
  return words === '' ? null : words;
}

function changedFields(input: object): string[] {
  return Object.entries(input).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}
