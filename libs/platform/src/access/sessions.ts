import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import type { Actor, Grant } from '../context/context.js';
import { Keyring } from '../crypto/keyring.js';
import { newToken } from '../crypto/identifiers.js';
import { translateDatabaseError } from '../database/database-errors.js';
import { UnitOfWork } from '../database/unit-of-work.js';

export type SessionKind = 'staff' | 'volunteer' | 'recruit';

/** Idle and absolute life of a session, in seconds (trust.md §9). Volunteers slide: 90 days after the last visit. */
const lifetimes: Record<SessionKind, { idle: number; absolute: number }> = {
  staff: { idle: 30 * 60, absolute: 12 * 3600 },
  volunteer: { idle: 90 * 24 * 3600, absolute: 90 * 24 * 3600 },
  recruit: { idle: 30 * 60, absolute: 2 * 3600 },
};

export interface OpenedSession {
  /** Opaque, 256 bits; shown once, stored as a hash. */
  readonly token: string;
  /** Must come back in `X-CSRF-Token` when the session travels in a cookie. */
  readonly csrfToken: string;
  readonly expiresAt: Date;
}

export interface FoundSession {
  readonly county: string;
  readonly actor: Actor;
}

export interface SessionView {
  readonly id: string;
  readonly kind: SessionKind;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly current: boolean;
}

/** Server-side sessions: the token is opaque and revoking works at once, on every process. */
@Injectable()
export class Sessions {
  private readonly csrfKey: Buffer;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    keyring: Keyring,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {
    this.csrfKey = keyring.derive('csrf');
  }

  /** Opens a session in the current county. */
  async open(
    kind: SessionKind,
    holder: { accountId?: string; personId?: string; secondFactorAt?: Date; lifetimeSeconds?: number },
  ): Promise<OpenedSession> {
    const token = newToken();
    const now = this.clock.now();
    const life = lifetimes[kind];
    const expiresAt = new Date(now.getTime() + (holder.lifetimeSeconds ?? life.absolute) * 1000);
    await this.work.run(() =>
      this.work.execute(
        `INSERT INTO platform.session (token_hash, account_id, person_id, kind, created_at, last_seen_at, idle_seconds, expires_at, second_factor_at)
         VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8)`,
        [
          hashToken(token),
          holder.accountId ?? null,
          holder.personId ?? null,
          kind,
          now,
          Math.max(life.idle, holder.lifetimeSeconds ?? 0),
          expiresAt,
          holder.secondFactorAt ?? null,
        ],
      ),
    );
    return { token, csrfToken: this.csrfToken(token), expiresAt };
  }

  /** Finds the living session of a token, whichever county it belongs to. One round trip. */
  async find(token: string): Promise<FoundSession | undefined> {
    let rows: SessionRow[];
    try {
      rows = await this.dataSource.query<SessionRow[]>('SELECT * FROM platform.find_session($1, $2)', [
        hashToken(token),
        this.clock.now(),
      ]);
    } catch (error) {
      throw translateDatabaseError(error);
    }
    const row = rows[0];
    if (!row) return undefined;
    return {
      county: row.county_code,
      actor: {
        kind: row.account_id === null ? 'recruit' : 'account',
        id: row.account_id ?? row.person_id ?? row.id,
        sessionId: row.id,
        grants: row.grants.map(({ role, scope, scopeId }) => ({ role, scope, ...(scopeId && { scopeId }) })),
        ...(row.person_id !== null && { personId: row.person_id }),
        ...(row.second_factor_at && { secondFactorAt: row.second_factor_at }),
      },
    };
  }

  /** What an account is called. */
  async nameOf(accountId: string): Promise<string | undefined> {
    const row = await this.work.run(() =>
      this.work.one<{ display_name: string }>('SELECT display_name FROM platform.account WHERE id = $1', [accountId]),
    );
    return row?.display_name;
  }

  csrfToken(token: string): string {
    return createHmac('sha256', this.csrfKey).update(token).digest('base64url');
  }

  csrfFits(token: string, given: string): boolean {
    const expected = Buffer.from(this.csrfToken(token));
    const got = Buffer.from(given);
    return expected.length === got.length && timingSafeEqual(expected, got);
  }

  async list(accountId: string, currentId: string | undefined): Promise<SessionView[]> {
    const rows = await this.work.run(() =>
      this.work.query<{ id: string; kind: SessionKind; created_at: Date; last_seen_at: Date }>(
        `SELECT id, kind, created_at, last_seen_at FROM platform.session
         WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > $2
           AND last_seen_at + make_interval(secs => idle_seconds) > $2 ORDER BY last_seen_at DESC`,
        [accountId, this.clock.now()],
      ),
    );
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      current: row.id === currentId,
    }));
  }

  async revoke(sessionId: string): Promise<void> {
    await this.work.run(() =>
      this.work.execute('UPDATE platform.session SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL', [
        sessionId,
        this.clock.now(),
      ]),
    );
  }

  /** Ends every session of an account: sign-out everywhere, a disabled account, a lost phone. */
  async revokeAll(accountId: string): Promise<void> {
    await this.work.run(() =>
      this.work.execute('UPDATE platform.session SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL', [
        accountId,
        this.clock.now(),
      ]),
    );
  }
}

interface SessionRow {
  id: string;
  county_code: string;
  account_id: string | null;
  person_id: string | null;
  second_factor_at: Date | null;
  grants: (Omit<Grant, 'scopeId'> & { scopeId: string | null })[];
}

/** SHA-256 of a token: 256 random bits need no slow hash. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
