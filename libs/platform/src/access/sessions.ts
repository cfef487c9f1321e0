import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { type Actor, contextIfAny, type Grant } from '../context/context.js';
import { Keyring } from '../crypto/keyring.js';
import { newToken } from '../crypto/identifiers.js';
import { translateDatabaseError } from '../database/database-errors.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { SessionKind, SessionView } from './access.dto.js';
import { deviceLabel } from './device-label.js';

/** Idle and absolute life of a session, in seconds (trust.md §9). Volunteers slide: 90 days after the last visit. */
const lifetimes: Record<SessionKind, { idle: number; absolute: number }> = {
  staff: { idle: 30 * 60, absolute: 12 * 3600 },
  volunteer: { idle: 90 * 24 * 3600, absolute: 90 * 24 * 3600 },
  recruit: { idle: 30 * 60, absolute: 2 * 3600 },
};

/** For so long what was shown once counts for acts that ask for more, in milliseconds (trust.md §9). */
const freshFor = 5 * 60_000;

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
  /** Nobody acted for longer than the idle time (a board kept it awake): acting needs the second factor first. */
  readonly asleep: boolean;
  /** The second factor was shown just now; of sessions that have none, always. */
  readonly freshFactor: boolean;
}

/** What a session's holder sees of it. */
export interface SessionState {
  readonly displayName: string | undefined;
  /** When it ends if nothing more is asked. */
  readonly endsAt: Date;
  /** When it ends in any case; of volunteers it moves with each visit. */
  readonly expiresAt: Date;
  readonly asleep: boolean;
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
        `INSERT INTO platform.session (token_hash, account_id, person_id, kind, created_at, last_seen_at, acted_at, idle_seconds, expires_at, second_factor_at, device)
         VALUES ($1, $2, $3, $4, $5, $5, $5, $6, $7, $8, $9)`,
        [
          hashToken(token),
          holder.accountId ?? null,
          holder.personId ?? null,
          kind,
          now,
          Math.max(life.idle, holder.lifetimeSeconds ?? 0),
          expiresAt,
          holder.secondFactorAt ?? null,
          deviceLabel(contextIfAny()?.userAgent) ?? null,
        ],
      ),
    );
    return { token, csrfToken: this.csrfToken(token), expiresAt };
  }

  /**
   * Finds the living session of a token, whichever county it belongs to. One round trip.
   * @param active whether a person asks; polls and streams do not keep a session of staff awake.
   */
  async find(token: string, active = true): Promise<FoundSession | undefined> {
    let rows: SessionRow[];
    try {
      rows = await this.dataSource.query<SessionRow[]>('SELECT * FROM platform.find_session($1, $2, $3)', [
        hashToken(token),
        this.clock.now(),
        active,
      ]);
    } catch (error) {
      throw translateDatabaseError(error);
    }
    const row = rows[0];
    if (!row) return undefined;
    const shownAt = row.second_factor_at?.getTime() ?? 0;
    return {
      county: row.county_code,
      actor: {
        kind: row.account_id === null ? 'recruit' : 'account',
        id: row.account_id ?? row.person_id ?? row.id,
        sessionId: row.id,
        sessionKind: row.kind,
        grants: row.grants.map(({ role, scope, scopeId }) => ({ role, scope, ...(scopeId && { scopeId }) })),
        ...(row.person_id !== null && { personId: row.person_id }),
        ...(row.second_factor_at && { secondFactorAt: row.second_factor_at }),
      },
      asleep: row.asleep,
      freshFactor: row.kind !== 'staff' || shownAt + freshFor > this.clock.now().getTime(),
    };
  }

  /** The state of a session of the county at hand. */
  async stateOf(sessionId: string): Promise<SessionState | undefined> {
    const now = this.clock.now();
    const row = await this.work.run(() =>
      this.work.one<{ display_name: string | null; expires_at: Date; ends_at: Date; asleep: boolean }>(
        `SELECT a.display_name, s.expires_at,
           least(s.expires_at, s.last_seen_at + make_interval(secs => s.idle_seconds)) AS ends_at,
           s.kind = 'staff' AND s.acted_at + make_interval(secs => s.idle_seconds) <= $2 AS asleep
         FROM platform.session s LEFT JOIN platform.account a ON a.id = s.account_id WHERE s.id = $1`,
        [sessionId, now],
      ),
    );
    return (
      row && {
        displayName: row.display_name ?? undefined,
        endsAt: row.ends_at,
        expiresAt: row.expires_at,
        asleep: row.asleep,
      }
    );
  }

  /** Those of these sessions of the county at hand that have not ended. */
  async living(sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.work.run(() =>
      this.work.query<{ id: string }>(
        `SELECT s.id FROM platform.session s LEFT JOIN platform.account a ON a.id = s.account_id
         WHERE s.id = ANY($1) AND ${living} AND (s.account_id IS NULL OR a.status = 'active')`,
        [sessionIds, this.clock.now()],
      ),
    );
    return new Set(rows.map((row) => row.id));
  }

  /**
   * Keeps sessions awake whose holder watches the dispatch board, up to their absolute end: a quiet hour must not blind the
   * liaison. That somebody acted is another matter.
   */
  async keepAwake(sessionIds: readonly string[]): Promise<void> {
    await this.work.run(() =>
      this.work.execute(
        `UPDATE platform.session s SET last_seen_at = $2
         WHERE s.id = ANY($1) AND ${living} AND s.last_seen_at < $2::timestamptz - interval '60 seconds'
           AND EXISTS (SELECT 1 FROM platform.role_grant g
             WHERE g.account_id = s.account_id AND g.role = 'liaison' AND g.valid_from <= $2 AND (g.valid_to IS NULL OR g.valid_to > $2))`,
        [sessionIds, this.clock.now()],
      ),
    );
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
      this.work.query<{
        id: string;
        kind: SessionKind;
        created_at: Date;
        last_seen_at: Date;
        expires_at: Date;
        device: string | null;
      }>(
        `SELECT id, kind, created_at, last_seen_at, expires_at, device FROM platform.session
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
      expiresAt: row.expires_at.toISOString(),
      ...(row.device !== null && { device: row.device }),
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

/** Of a session `s` at the instant `$2`. */
const living = `s.revoked_at IS NULL AND s.expires_at > $2 AND s.last_seen_at + make_interval(secs => s.idle_seconds) > $2`;

interface SessionRow {
  id: string;
  kind: SessionKind;
  asleep: boolean;
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
