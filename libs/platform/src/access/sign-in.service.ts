import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Clock } from '../clock/clock.js';
import { Vault } from '../crypto/vault.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { accessErrors } from '../errors/platform-errors.js';
import { type PhoneCodeProof, PhoneCodes } from './phone-codes.js';
import { verifyAgainstNobody, verifyPassword } from './passwords.js';
import { type OpenedSession, Sessions } from './sessions.js';
import { totpStep } from './totp.js';

/** After this many wrong tries an account rests. */
const triesBeforeLock = 5;
const lockMinutes = 15;

interface StaffRow {
  id: string;
  password_hash: string | null;
  totp_secret: Buffer | null;
  totp_last_step: string;
  failed_attempts: number;
  locked_until: Date | null;
  status: string;
}

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
  ) {}

  /**
   * @throws access.signInFailed for a wrong login, password or code alike; access.locked after five wrong tries
   */
  async staff(login: string, password: string, code: string): Promise<OpenedSession> {
    const now = this.clock.now();
    const account = await this.work.run(() =>
      this.work.one<StaffRow>(
        `SELECT id, password_hash, totp_secret, totp_last_step, failed_attempts, locked_until, status
         FROM platform.account WHERE login = $1 AND kind = 'staff'`,
        [login],
      ),
    );
    if (account?.locked_until && account.locked_until > now) {
      const minutes = Math.ceil((account.locked_until.getTime() - now.getTime()) / 60_000);
      throw accessErrors.locked({ minutes }, { retryAfterSeconds: minutes * 60 });
    }
    const passwordFits = account?.password_hash
      ? await verifyPassword(password, account.password_hash)
      : await verifyAgainstNobody(password);
    if (!account || !passwordFits || account.status !== 'active' || !(await this.useStep(account, code, now))) {
      if (account) await this.countFailure(account.id, now);
      throw accessErrors.signInFailed();
    }
    return this.work.run(async () => {
      await this.work.execute('UPDATE platform.account SET failed_attempts = 0, locked_until = NULL WHERE id = $1', [account.id]);
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
      return this.sessions.open('volunteer', { accountId: account.id, personId: account.person_id });
    });
  }

  /** Shows the second factor again, for acts that ask for a fresh one. */
  async confirm(accountId: string, sessionId: string, code: string): Promise<void> {
    const now = this.clock.now();
    const account = await this.work.run(() =>
      this.work.one<StaffRow>(
        `SELECT id, password_hash, totp_secret, totp_last_step, failed_attempts, locked_until, status FROM platform.account WHERE id = $1`,
        [accountId],
      ),
    );
    if (!account || (account.locked_until && account.locked_until > now) || !(await this.useStep(account, code, now))) {
      if (account) await this.countFailure(account.id, now);
      throw accessErrors.totpWrong({}, { field: 'code' });
    }
    await this.work.run(() =>
      this.work.execute('UPDATE platform.session SET second_factor_at = $2 WHERE id = $1', [sessionId, now]),
    );
  }

  /** A code counts once: the step must be later than the last one used. */
  private async useStep(account: StaffRow, code: string, now: Date): Promise<boolean> {
    if (!account.totp_secret) return false;
    const secret = this.vault.openShared(`totp:${account.id}`, account.totp_secret);
    const step = totpStep(secret, code, now);
    if (step === undefined || step <= Number(account.totp_last_step)) return false;
    const used = await this.work.run(() =>
      this.work.execute('UPDATE platform.account SET totp_last_step = $2 WHERE id = $1 AND totp_last_step < $2', [account.id, step]),
    );
    return used === 1;
  }

  private async countFailure(accountId: string, now: Date): Promise<void> {
    await this.work.separately(async () => {
      await this.work.execute(
        `UPDATE platform.account SET
           failed_attempts = CASE WHEN failed_attempts + 1 >= $2 THEN 0 ELSE failed_attempts + 1 END,
           locked_until = CASE WHEN failed_attempts + 1 >= $2 THEN $3::timestamptz + make_interval(mins => $4) ELSE locked_until END
         WHERE id = $1`,
        [accountId, triesBeforeLock, now, lockMinutes],
      );
      await this.audit.record('session.refused', { type: 'account', id: accountId });
    });
  }
}
