import { timingSafeEqual } from 'node:crypto';
import { normalisePhone } from '@redmaple/forms';
import { Injectable } from '@nestjs/common';
import { Clock, readableCode, requestErrors, UnitOfWork, uuidv7, Vault } from '@redmaple/platform';
import { phaseOf } from '../../calls/call.policy.js';
import type { CallState } from '../../calls/call.entity.js';
import { callErrors } from '../../recruitment.errors.js';
import type { DraftView, OpenDraft, SaveDraft, SavedDraftView } from './draft.dto.js';
import { draftErrors } from './drafts.errors.js';
import { draftRules, type DraftValues, keptValues, plainCode } from './drafts.policy.js';

interface DraftRow {
  id: string;
  call_id: string;
  form_no: number;
  code_hash: Buffer;
  sealed_values: Buffer;
  expires_at: Date;
}

const day = 86_400_000;

/**
 * Sign-ups that are put aside and taken up again on another phone. Whoever knows the phone and the code gets what was
 * typed, so the code is long enough that it cannot be guessed in the tries there are; values are sealed, and gone when
 * the sign-up arrives or the time is over.
 */
@Injectable()
export class Drafts {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a half-filled form of a call that is open.
   * @throws request.notFound, request.invalid, calls.notYetOpen, calls.closed, drafts.tooMany, drafts.tooLong
   */
  save(callId: string, { phone, formNo, values, draftCode: code }: SaveDraft): Promise<SavedDraftView> {
    const mobile = mobileNumber(phone);
    const kept = keptValues(values);
    if (!kept) throw draftErrors.tooLong({});
    return this.work.run(async () => {
      await this.checkOpen(callId);
      const phoneIndex = this.vault.blindIndex('phone', mobile);
      await this.lock(phoneIndex);
      const live = await this.liveOf(phoneIndex);
      const known = code === undefined ? undefined : this.matching(live, mobile, code, callId);
      if (!known && live.length >= draftRules.livePerPhone) throw draftErrors.tooMany({}, { field: 'phone' });
      const now = this.clock.now();
      const expiresAt = new Date(now.getTime() + draftRules.days * day);
      const id = known?.id ?? uuidv7(now);
      const sealed = this.vault.sealShared(`sign-up-draft:${id}`, JSON.stringify({ ...kept, phone: mobile }));
      // Saved again it keeps its code: it may be written down already.
      const plain = known && code !== undefined ? plainCode(code) : readableCode(8);
      await this.work.execute(
        `INSERT INTO volunteers.sign_up_draft (id, call_id, form_no, phone_index, code_hash, sealed_values, saved_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (id) DO UPDATE SET form_no = excluded.form_no, sealed_values = excluded.sealed_values,
           saved_at = excluded.saved_at, expires_at = excluded.expires_at`,
        [id, callId, formNo, phoneIndex, this.hash(mobile, plain), sealed, now, expiresAt],
      );
      return { draftCode: `${plain.slice(0, 4)}-${plain.slice(4)}`, expiresAt: expiresAt.toISOString() };
    });
  }

  /** What was put aside, for who knows its phone and code. @throws drafts.notOpened, request.invalid */
  async open({ phone, draftCode: code }: OpenDraft): Promise<DraftView> {
    const mobile = mobileNumber(phone);
    const phoneIndex = this.vault.blindIndex('phone', mobile);
    // In a transaction of its own: a wrong try stands although it is answered with an error.
    const row = await this.work.separately(async () => {
      await this.lock(phoneIndex);
      const found = this.matching(await this.liveOf(phoneIndex), mobile, code, undefined);
      const tries = await this.triesOf(phoneIndex);
      if (tries < draftRules.triesPerHour && found) return found;
      if (tries < draftRules.triesPerHour)
        await this.work.execute('INSERT INTO volunteers.draft_try (phone_index, tried_at) VALUES ($1, $2)', [
          phoneIndex,
          this.clock.now(),
        ]);
      return undefined;
    });
    if (!row) throw draftErrors.notOpened({}, { field: 'draftCode' });
    const values = JSON.parse(this.vault.openShared(`sign-up-draft:${row.id}`, row.sealed_values)) as DraftValues;
    return { callId: row.call_id, formNo: row.form_no, values: { ...values }, expiresAt: row.expires_at.toISOString() };
  }

  /** Removes drafts whose time is over, and tries that count no more. */
  async tidy(): Promise<void> {
    const now = this.clock.now();
    await this.work.run(async () => {
      await this.work.execute('DELETE FROM volunteers.sign_up_draft WHERE expires_at <= $1', [now]);
      await this.work.execute(`DELETE FROM volunteers.draft_try WHERE tried_at < $1::timestamptz - interval '1 hour'`, [
        now,
      ]);
    });
  }

  /** Tries and savings for one phone come one after the other, so that the limits count. */
  private async lock(phoneIndex: Buffer): Promise<void> {
    await this.work.query('SELECT pg_advisory_xact_lock(727020, hashtext($1))', [phoneIndex.toString('hex')]);
  }

  private liveOf(phoneIndex: Buffer): Promise<DraftRow[]> {
    return this.work.query<DraftRow>(
      `SELECT id, call_id, form_no, code_hash, sealed_values, expires_at FROM volunteers.sign_up_draft
       WHERE phone_index = $1 AND expires_at > $2 ORDER BY id LIMIT 50`,
      [phoneIndex, this.clock.now()],
    );
  }

  private async triesOf(phoneIndex: Buffer): Promise<number> {
    const row = await this.work.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM volunteers.draft_try WHERE phone_index = $1 AND tried_at > $2::timestamptz - interval '1 hour'`,
      [phoneIndex, this.clock.now()],
    );
    return row?.count ?? 0;
  }

  /** Compares with every draft to the end, so that the time it takes says nothing. */
  private matching(
    live: readonly DraftRow[],
    phone: string,
    code: string,
    callId: string | undefined,
  ): DraftRow | undefined {
    const hash = this.hash(phone, plainCode(code));
    let match: DraftRow | undefined;
    for (const row of live)
      if (timingSafeEqual(row.code_hash, hash) && (callId === undefined || row.call_id === callId)) match = row;
    return match;
  }

  private hash(phone: string, code: string): Buffer {
    return this.vault.blindIndex('draft-code', `${phone}\u0000${code}`);
  }

  private async checkOpen(callId: string): Promise<void> {
    const call = await this.work.one<{ state: CallState; opens_at: Date; closes_at: Date }>(
      'SELECT state, opens_at, closes_at FROM volunteers.call WHERE id = $1',
      [callId],
    );
    const phase =
      call && phaseOf({ state: call.state, opensAt: call.opens_at, closesAt: call.closes_at }, this.clock.now());
    if (phase === undefined) throw requestErrors.notFound();
    if (phase === 'upcoming') throw callErrors.notYetOpen();
    if (phase === 'ended') throw callErrors.closed();
  }
}

function mobileNumber(written: string): string {
  const phone = normalisePhone(written);
  if (!phone.ok) throw requestErrors.invalid({}, { fields: [{ field: 'phone', code: phone.code }] });
  return phone.normalised;
}
