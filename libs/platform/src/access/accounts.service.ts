import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Clock } from '../clock/clock.js';
import { Env } from '../config/env.js';
import { currentContext, currentCounty } from '../context/context.js';
import { newToken, uuidv7 } from '../crypto/identifiers.js';
import { Vault } from '../crypto/vault.js';
import { explainConstraint } from '../database/database-errors.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { accessErrors, requestErrors } from '../errors/platform-errors.js';
import type { CoreRole } from './allow.js';
import { accountErrors, refuseRolesOfOthers, refuseRolesTogether } from './role-separation.js';
import { hashPassword, isStrongPassword, passwordRules } from './passwords.js';
import { hashToken, Sessions } from './sessions.js';
import { newTotpSecret, totpStep, totpUri } from './totp.js';

explainConstraint('account_login', () => accountErrors.loginTaken({}, { field: 'login' }));
explainConstraint('invitation_two_people', () => accessErrors.samePerson());
explainConstraint('invitation_not_for_oneself', () => accessErrors.samePerson());
explainConstraint('role_grant_two_people', () => accessErrors.samePerson());
explainConstraint('role_grant_apart', () => accountErrors.rolesApart());

/** An invitation link is good for three days. */
const invitationHours = 72;
export interface NewStaff {
  readonly login: string;
  readonly displayName: string;
  readonly roles: readonly CoreRole[];
}

export interface Invitation {
  readonly accountId: string;
  /** One-time link; shown once. */
  readonly link: string;
  readonly expiresAt: Date;
}

/** What the holder of an invitation needs to set up the authenticator app. */
export interface OpenedInvitation {
  readonly login: string;
  readonly displayName: string;
  readonly totpUri: string;
  readonly needsPassword: boolean;
}

/** A role that an account holds, and where. */
export interface AccountGrantView {
  readonly role: string;
  readonly scope: 'county' | 'organisation' | 'team';
  /** The organisation or the team. */
  readonly scopeId?: string;
}

export interface AccountView {
  readonly id: string;
  readonly login: string | null;
  readonly displayName: string;
  readonly kind: 'staff' | 'volunteer';
  readonly status: string;
  /** Each role once, wherever it holds. */
  readonly roles: string[];
  readonly grants: AccountGrantView[];
  /** To be sent back with a change of the roles. */
  readonly version: number;
}

interface InvitationRow {
  id: string;
  account_id: string;
  purpose: 'join' | 'second-factor';
  totp_secret: Buffer | null;
  login: string;
  display_name: string;
}

/** Staff accounts: invited by link, second factor set up by the holder, a lost one reset by two people. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  list(): Promise<AccountView[]> {
    return this.work.run(() =>
      this.work.query<AccountView>(
        `SELECT a.id, a.login, a.display_name AS "displayName", a.kind, a.status, a.version,
           coalesce(array_agg(DISTINCT g.role ORDER BY g.role) FILTER (WHERE g.role IS NOT NULL), '{}') AS roles,
           coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('role', g.role, 'scope', g.scope, 'scopeId', g.scope_id))
             ORDER BY g.role, g.scope, g.scope_id) FILTER (WHERE g.role IS NOT NULL), '[]') AS grants
         FROM platform.account a
         LEFT JOIN platform.role_grant g ON g.account_id = a.id AND (g.valid_to IS NULL OR g.valid_to > $1)
         WHERE a.kind = 'staff' GROUP BY a.id ORDER BY a.login`,
        [this.clock.now()],
      ),
    );
  }

  /**
   * Creates an account that can't sign in until its holder has opened the link. Working roles are given by the county
   * admin, the three that watch over each other by the security admin: nobody makes his own watcher.
   * @throws accounts.loginTaken, accounts.rolesApart, access.denied
   */
  invite(staff: NewStaff): Promise<Invitation> {
    refuseRolesTogether(staff.roles);
    refuseRolesOfOthers(staff.roles);
    return this.work.run(async () => {
      const { actor } = currentContext();
      const accountId = uuidv7(this.clock.now());
      await this.work.execute(
        `INSERT INTO platform.account (id, kind, login, display_name, status) VALUES ($1, 'staff', $2, $3, 'invited')`,
        [accountId, staff.login, staff.displayName],
      );
      await this.work.execute(
        `INSERT INTO platform.role_grant (account_id, role, valid_from, granted_by) SELECT $1, r, $4, $3 FROM unnest($2::text[]) AS r`,
        [accountId, staff.roles, actor.kind === 'system' ? 'system' : actor.id, this.clock.now()],
      );
      await this.audit.record('account.invited', { type: 'account', id: accountId }, { roles: staff.roles });
      return this.newInvitation(accountId, 'join');
    });
  }

  /**
   * First of two people: asks for a new second factor for someone who lost theirs.
   * @throws access.samePerson when asked for oneself
   */
  requestSecondFactorReset(accountId: string): Promise<{ requestId: string }> {
    return this.work.run(async () => {
      const account = await this.work.one(
        `SELECT 1 FROM platform.account WHERE id = $1 AND kind = 'staff' AND status = 'active'`,
        [accountId],
      );
      if (!account) throw requestErrors.notFound();
      const now = this.clock.now();
      const requestId = uuidv7(now);
      await this.work.execute(
        `INSERT INTO platform.invitation (id, account_id, purpose, requested_by, created_at, expires_at) VALUES ($1, $2, 'second-factor', $3, $4, $5)`,
        [requestId, accountId, currentContext().actor.id, now, hoursAfter(now)],
      );
      await this.audit.record('second-factor-reset.requested', { type: 'account', id: accountId });
      return { requestId };
    });
  }

  /** Second of two people: approves, and gets the link to hand over. Neither may be the account's holder. */
  approveSecondFactorReset(requestId: string): Promise<Invitation> {
    return this.work.run(async () => {
      const { actor } = currentContext();
      const now = this.clock.now();
      const token = newToken();
      const row = await this.work.one<{ account_id: string; expires_at: Date }>(
        `UPDATE platform.invitation SET approved_by = $2, token_hash = $3
         WHERE id = $1 AND purpose = 'second-factor' AND approved_by IS NULL AND used_at IS NULL AND expires_at > $4
         RETURNING account_id, expires_at`,
        [requestId, actor.id, hashToken(token), now],
      );
      if (!row) throw requestErrors.notFound();
      await this.audit.record('second-factor-reset.approved', { type: 'account', id: row.account_id });
      return { accountId: row.account_id, link: this.link(token), expiresAt: row.expires_at };
    });
  }

  /** From the shell of the server: whoever has it could read the database anyway. */
  resetSecondFactorFromShell(login: string): Promise<Invitation> {
    return this.work.run(async () => {
      const account = await this.work.one<{ id: string }>(
        `SELECT id FROM platform.account WHERE login = $1 AND kind = 'staff'`,
        [login],
      );
      if (!account) throw requestErrors.notFound();
      await this.audit.record('second-factor-reset.from-shell', { type: 'account', id: account.id });
      return this.newInvitation(account.id, 'second-factor');
    });
  }

  /** Shows what is needed to set up the app. Opening twice shows the same secret, so a reload loses nothing. */
  openInvitation(token: string): Promise<OpenedInvitation> {
    return this.work.run(async () => {
      const row = await this.findInvitation(token);
      let sealed = row.totp_secret;
      if (!sealed) {
        sealed = this.vault.sealShared(`invitation:${row.id}`, newTotpSecret());
        await this.work.execute('UPDATE platform.invitation SET totp_secret = $2 WHERE id = $1', [row.id, sealed]);
      }
      const secret = this.vault.openShared(`invitation:${row.id}`, sealed);
      return {
        login: row.login,
        displayName: row.display_name,
        totpUri: totpUri(secret, row.login),
        needsPassword: row.purpose === 'join',
      };
    });
  }

  /**
   * Ends an invitation: the password (when joining) and a code from the app.
   * @throws access.invitationInvalid, access.passwordWeak, access.totpWrong
   */
  acceptInvitation(token: string, password: string | undefined, code: string): Promise<void> {
    return this.work.run(async () => {
      const row = await this.findInvitation(token);
      if (!row.totp_secret) throw accessErrors.invitationInvalid();
      if (row.purpose === 'join' && !isStrongPassword(password ?? '', row.login)) {
        throw accessErrors.passwordWeak({ length: passwordRules.minLength }, { field: 'password' });
      }
      const now = this.clock.now();
      const secret = this.vault.openShared(`invitation:${row.id}`, row.totp_secret);
      const step = totpStep(secret, code, now);
      if (step === undefined) throw accessErrors.totpWrong({}, { field: 'code' });
      const used = await this.work.execute(
        'UPDATE platform.invitation SET used_at = $2, totp_secret = NULL WHERE id = $1 AND used_at IS NULL',
        [row.id, now],
      );
      if (used === 0) throw accessErrors.invitationInvalid();
      await this.activate(row, secret, step, password);
    });
  }

  disable(accountId: string): Promise<void> {
    return this.work.run(async () => {
      const changed = await this.work.execute(
        `UPDATE platform.account SET status = 'disabled', version = version + 1 WHERE id = $1 AND kind = 'staff'`,
        [accountId],
      );
      if (changed === 0) throw requestErrors.notFound();
      await this.sessions.revokeAll(accountId);
      await this.audit.record('account.disabled', { type: 'account', id: accountId });
    });
  }

  private async activate(
    row: InvitationRow,
    secret: string,
    step: number,
    password: string | undefined,
  ): Promise<void> {
    const hash = row.purpose === 'join' && password !== undefined ? await hashPassword(password) : null;
    const activated = await this.work.execute(
      `UPDATE platform.account SET status = 'active', password_hash = coalesce($2, password_hash), totp_secret = $3,
         totp_last_step = $4, failed_attempts = 0, locked_until = NULL, version = version + 1
       WHERE id = $1 AND status <> 'disabled'`,
      [row.account_id, hash, this.vault.sealShared(`totp:${row.account_id}`, secret), step],
    );
    // Disabled a moment ago: the link must not bring the account back.
    if (activated === 0) throw accessErrors.invitationInvalid();
    // A second link for the same account that lies about would hand it to whoever finds it.
    await this.work.execute(
      'UPDATE platform.invitation SET used_at = $2, totp_secret = NULL WHERE account_id = $1 AND used_at IS NULL',
      [row.account_id, this.clock.now()],
    );
    await this.sessions.revokeAll(row.account_id);
    await this.audit.record('account.activated', { type: 'account', id: row.account_id }, { purpose: row.purpose });
  }

  private async findInvitation(token: string): Promise<InvitationRow> {
    const row = await this.work.one<InvitationRow>(
      `SELECT i.id, i.account_id, i.purpose, i.totp_secret, a.login, a.display_name
       FROM platform.invitation i JOIN platform.account a ON a.id = i.account_id
       WHERE i.token_hash = $1 AND i.used_at IS NULL AND i.expires_at > $2 AND a.status <> 'disabled' FOR UPDATE OF i`,
      [hashToken(token), this.clock.now()],
    );
    if (!row) throw accessErrors.invitationInvalid();
    return row;
  }

  private async newInvitation(accountId: string, purpose: 'join' | 'second-factor'): Promise<Invitation> {
    const token = newToken();
    const now = this.clock.now();
    await this.work.execute(
      `INSERT INTO platform.invitation (account_id, purpose, token_hash, requested_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [accountId, purpose, hashToken(token), currentContext().actor.id, now, hoursAfter(now)],
    );
    return { accountId, link: this.link(token), expiresAt: hoursAfter(now) };
  }

  /** The token stands behind the `#`: it reaches no server log. */
  private link(token: string): string {
    return `${this.env.PUBLIC_URL}/invitation/${currentCounty()}#${token}`;
  }
}

function hoursAfter(now: Date): Date {
  return new Date(now.getTime() + invitationHours * 3_600_000);
}
