import { Column, Entity } from 'typeorm';
import { CountyRow } from '../database/county-row.js';

/** A server-side session; only the hash of its token is kept. */
@Entity({ schema: 'platform', name: 'session' })
export class SessionEntity extends CountyRow {
  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  /** Null for recruits, who have no account. */
  @Column('uuid', { name: 'account_id', nullable: true })
  accountId: string | null;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  @Column('text')
  kind: 'staff' | 'volunteer' | 'recruit';

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'last_seen_at' })
  lastSeenAt: Date;

  /** The last request that a person made; a board that is merely open does not count. */
  @Column('timestamptz', { name: 'acted_at' })
  actedAt: Date;

  /** Coarse, as the browser tells: "Windows · Chrome". */
  @Column('text', { nullable: true })
  device: string | null;

  /** How long it lives without a request, in seconds. */
  @Column('integer', { name: 'idle_seconds' })
  idleSeconds: number;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'second_factor_at', nullable: true })
  secondFactorAt: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}
