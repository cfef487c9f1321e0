import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Clock } from '../clock/clock.js';
import { Vault } from '../crypto/vault.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { accessErrors } from '../errors/platform-errors.js';
import { type PhoneCodeProof, PhoneCodes } from './phone-codes.js';
import { Outbox } from '../outbox/outbox.js';
import { defineEvent } from '../queue/job-definition.js';
import { verifyAgainstNobody, verifyPassword } from './passwords.js';
import { type OpenedSession, Sessions } from './sessions.js';
import { totpStep } from './totp.js';

/** After this many wrong tries an account rests. */
const triesBeforeLock = 5;
const lockMinutes = 15;
/** No refusal comes sooner after the question, in milliseconds: how long it took tells nothing about the login. */
const refusalTakes = 300;

/** An account as it was when a try was set aside for it. */
interface StaffTry {
  id: string;
  password_hash: string | null;
  totp_secret: Buffer | null;
  totp_last_step: string;
  status: string;
  /** Rests until then, from tries before this one. */
  resting_until: Date | null;
}

/** A volunteer signed in, so the number is theirs. */
export const phoneProved = defineEvent<{ personId: string }>('phone.proved');

/** Signing in: staff by password and second factor, volunteers by phone and one-time code. */
@Injectable()
export class SignInService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: Sessions,
    private readonly codes: PhoneCodes,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Each try is counted before it is looked at, so a hundred at the same time are five. That an account rests is told
   * only to whoever has everything right: to others it looks like a login that does not exist.
   * @throws access.signInFailed for a wrong login, password or code alike; access.locked after five wrong tries
   */
  async staff(login: string, password: string, code: string): Promise<OpenedSession> {
    const began = performance.now();
    const now = this.clock.now();
    const account = await this.setTryAside('login', login, now);
    const passwordFits = account?.password_hash
      ? await verifyPassword(password, account.password_hash)
      : await verifyAgainstNobody(password);
    const right = passwordFits && account?.status === 'active' && (await this.codeFits(account, code, now));
    if (!account || !right) {
      await this.refuse(account, began);
      throw accessErrors.signInFailed();
    }
    return this.work.run(async () => {
      await this.forgetTries(account.id);
      await this.audit.record('session.opened', { type: 'account', id: account.id });
      return this.sessions.open('staff', { accountId: account.id, secondFactorAt: now });
    });
  }

  /**
   * @throws access.codeWrong; access.signInFailed when no volunteer has this number (said only after the code fits)
   */
  volunteer(proof: PhoneCodeProof): Promise<OpenedSession> {
    return this.work.run(async () => {
      await this.codes.redeem(proof, 'sign-in');
      const account = await this.work.one<{ id: string; person_id: string }>(
        `SELECT id, person_id FROM platform.account WHERE phone_index = $1 AND kind = 'volunteer' AND status = 'active'`,
        [this.vault.blindIndex('phone', proof.phone)],
      );
      if (!account) throw accessErrors.signInFailed();
      await this.audit.record('session.opened', { type: 'account', id: account.id });
      await this.outbox.emit(phoneProved, { personId: account.person_id });
      return this.sessions.open('volunteer', { accountId: account.id, personId: account.person_id });
    });
  }

  /**
   * Shows the second factor again, for acts that ask for a fresh one.
   * @throws access.totpWrong; access.locked
   */
  async confirm(accountId: string, sessionId: string, code: string): Promise<void> {
    const now = this.clock.now();
    const account = await this.setTryAside('id', accountId, now);
    if (!account || account.status !== 'active' || !(await this.codeFits(account, code, now))) {
      await this.refuse(account, undefined);
      throw accessErrors.totpWrong({}, { field: 'code' });
    }
    await this.work.run(async () => {
      await this.forgetTries(account.id);
      await this.work.execute(
        'UPDATE platform.session SET second_factor_at = $2, last_seen_at = $2, acted_at = $2 WHERE id = $1',
        [sessionId, now],
      );
    });
  }

  /**
   * Takes one of the five tries and reads the account. The fifth sends it to rest, whatever comes of it; being right
   * gives all tries back.
   */
  private setTryAside(column: 'id' | 'login', value: string, now: Date): Promise<StaffTry | undefined> {
    return this.work.separately(() =>
      this.work.one<StaffTry>(
        `UPDATE platform.account SET
           failed_attempts = CASE WHEN locked_until > $2 THEN failed_attempts WHEN locked_until IS NULL THEN failed_attempts + 1 ELSE 1 END,
           locked_until = CASE WHEN locked_until > $2 THEN locked_until
             WHEN locked_until IS NULL AND failed_attempts + 1 >= $3 THEN $2::timestamptz + make_interval(mins => $4) END
         WHERE ${column} = $1 AND kind = 'staff'
         RETURNING id, password_hash, totp_secret, totp_last_step, status,
           CASE WHEN old.locked_until > $2 THEN old.locked_until END AS resting_until`,
        [value, now, triesBeforeLock, lockMinutes],
      ),
    );
  }

  private forgetTries(accountId: string): Promise<number> {
    return this.work.execute('UPDATE platform.account SET failed_attempts = 0, locked_until = NULL WHERE id = $1', [
      accountId,
    ]);
  }

  /**
   * A code counts once: the step must be later than the last one used.
   * @throws access.locked for a right code while the account rests; it is not used up
   */
  private async codeFits(account: StaffTry, code: string, now: Date): Promise<boolean> {
    if (!account.totp_secret) return false;
    const secret = this.vault.openShared(`totp:${account.id}`, account.totp_secret);
    const step = totpStep(secret, code, now);
    if (step === undefined || step <= Number(account.totp_last_step)) return false;
    if (account.resting_until) {
      const minutes = Math.ceil((account.resting_until.getTime() - now.getTime()) / 60_000);
      throw accessErrors.locked({ minutes }, { retryAfterSeconds: minutes * 60 });
    }
    const used = await this.work.run(() =>
      this.work.execute('UPDATE platform.account SET totp_last_step = $2 WHERE id = $1 AND totp_last_step < $2', [
        account.id,
        step,
      ]),
    );
    return used === 1;
  }

  /** Notes the refusal, and lets every one take the same time. */
  private async refuse(account: StaffTry | undefined, began: number | undefined): Promise<void> {
    await this.work.separately(() =>
      this.audit.record('session.refused', { type: 'account', id: account?.id ?? 'unknown' }),
    );
    const rest = began === undefined ? 0 : refusalTakes - (performance.now() - began);
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  }
}
