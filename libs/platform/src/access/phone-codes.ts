import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Keyring } from '../crypto/keyring.js';
import { uuidv7 } from '../crypto/identifiers.js';
import { Vault } from '../crypto/vault.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { accessErrors } from '../errors/platform-errors.js';
import { Messages } from '../messages/messages.js';

/** Rules of trust.md §9: five minutes, five tries, a minute between two codes, ten a day per number. */
export const phoneCodeRules = { lifeSeconds: 300, tries: 5, pauseSeconds: 60, perDay: 10 } as const;

export type PhoneCodePurpose = 'sign-up' | 'status' | 'sign-in';

/** What the caller must bring back together with the code. */
export interface PhoneCodeFlow {
  readonly flowId: string;
  readonly expiresInSeconds: number;
}

export interface PhoneCodeProof {
  readonly flowId: string;
  /** Normalised mobile number, 11 digits. */
  readonly phone: string;
  readonly code: string;
}

/** One-time codes that prove a phone number. Stored as keyed hashes; bound to the flow, the number and the purpose. */
@Injectable()
export class PhoneCodes {
  private readonly key: Buffer;

  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
    private readonly messages: Messages,
    private readonly clock: Clock,
    keyring: Keyring,
  ) {
    this.key = keyring.derive('phone-code');
  }

  /**
   * Sends a code to a number. The answer is the same whether the number is known or not.
   * @throws access.codeTooSoon, access.codeTooMany
   */
  issue(phone: string, purpose: PhoneCodePurpose): Promise<PhoneCodeFlow> {
    return this.work.run(async () => {
      const now = this.clock.now();
      const index = this.vault.blindIndex('phone', phone);
      // Two requests for one number wait for each other, so that the limits count.
      await this.work.query('SELECT pg_advisory_xact_lock(727003, hashtext($1))', [index.toString('hex')]);
      await this.checkLimits(index, now);
      const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
      const flowId = uuidv7(now);
      await this.work.execute(
        `INSERT INTO platform.phone_code (id, phone_index, purpose, code_hash, created_at, expires_at, tries_left)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          flowId,
          index,
          purpose,
          this.hash(flowId, purpose, code),
          now,
          new Date(now.getTime() + phoneCodeRules.lifeSeconds * 1000),
          phoneCodeRules.tries,
        ],
      );
      await this.messages.sendToPhone({
        phone,
        template: 'messages.phoneCode',
        params: { code, minutes: phoneCodeRules.lifeSeconds / 60 },
        secretParams: true,
        dedupeKey: `phone-code:${flowId}`,
        urgent: true,
      });
      return { flowId, expiresInSeconds: phoneCodeRules.lifeSeconds };
    });
  }

  /**
   * Uses a code up. In the caller's transaction when there is one: if that rolls back, the code stays usable.
   * A wrong try is counted in any case, and before anybody learns that it was wrong.
   * @throws access.codeWrong for a wrong, expired, used or exhausted code alike
   */
  async redeem(proof: PhoneCodeProof, purpose: PhoneCodePurpose): Promise<void> {
    if (!(await this.fits(proof, purpose)) || !(await this.work.run(() => this.useUp(proof)))) {
      throw accessErrors.codeWrong({}, { field: 'code' });
    }
  }

  /** Parameters for a statement that uses the code up itself: hash and phone index must both fit. */
  fingerprint(proof: PhoneCodeProof, purpose: PhoneCodePurpose): { codeHash: Buffer; phoneIndex: Buffer } {
    return {
      codeHash: this.hash(proof.flowId, purpose, proof.code),
      phoneIndex: this.vault.blindIndex('phone', proof.phone),
    };
  }

  /**
   * Compares and counts in one statement, so that a hundred guesses at the same time are no more than five. One that
   * meets another at the row is refused unseen: nobody waits here, and nothing is learned from it.
   */
  private async fits(proof: PhoneCodeProof, purpose: PhoneCodePurpose): Promise<boolean> {
    const { codeHash, phoneIndex } = this.fingerprint(proof, purpose);
    const row = await this.work.separately(() =>
      this.work.one<{ code_hash: Buffer }>(
        `UPDATE platform.phone_code SET tries_left = tries_left - CASE WHEN code_hash = $5 THEN 0 ELSE 1 END
         WHERE id = (SELECT id FROM platform.phone_code WHERE id = $1 FOR UPDATE SKIP LOCKED)
           AND used_at IS NULL AND expires_at > $2 AND tries_left > 0 AND purpose = $3 AND phone_index = $4
         RETURNING code_hash`,
        [proof.flowId, this.clock.now(), purpose, phoneIndex, codeHash],
      ),
    );
    return row !== undefined && timingSafeEqual(row.code_hash, codeHash);
  }

  /** Once only: of two requests with the same right code one finds it used. */
  private async useUp(proof: PhoneCodeProof): Promise<boolean> {
    const used = await this.work.execute(
      'UPDATE platform.phone_code SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2 AND tries_left > 0',
      [proof.flowId, this.clock.now()],
    );
    return used === 1;
  }

  private async checkLimits(index: Buffer, now: Date): Promise<void> {
    const row = await this.work.one<{ latest: Date | null; today: number }>(
      `SELECT max(created_at) AS latest, count(*)::int AS today FROM platform.phone_code
       WHERE phone_index = $1 AND created_at > $2::timestamptz - interval '24 hours'`,
      [index, now],
    );
    if ((row?.today ?? 0) >= phoneCodeRules.perDay)
      throw accessErrors.codeTooMany({}, { field: 'phone', retryAfterSeconds: 3600 });
    const waited = row?.latest ? (now.getTime() - row.latest.getTime()) / 1000 : Number.POSITIVE_INFINITY;
    if (waited < phoneCodeRules.pauseSeconds) {
      const seconds = Math.ceil(phoneCodeRules.pauseSeconds - waited);
      throw accessErrors.codeTooSoon({ seconds }, { field: 'phone', retryAfterSeconds: seconds });
    }
  }

  private hash(flowId: string, purpose: string, code: string): Buffer {
    return createHmac('sha256', this.key).update(`${flowId}\u0000${purpose}\u0000${code}`).digest();
  }
}
