import { Column, Entity } from 'typeorm';
import { CountyRow } from '../database/county-row.js';

/** Someone who can sign in: staff by login, password and second factor, volunteers by phone and code. */
@Entity({ schema: 'platform', name: 'account' })
export class AccountEntity extends CountyRow {
  @Column('text')
  kind: 'staff' | 'volunteer';

  @Column('text', { nullable: true })
  login: string | null;

  @Column('text', { name: 'display_name' })
  displayName: string;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  @Column('bytea', { name: 'phone_index', nullable: true })
  phoneIndex: Buffer | null;

  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash: string | null;

  @Column('bytea', { name: 'totp_secret', nullable: true })
  totpSecret: Buffer | null;

  @Column('bigint', { name: 'totp_last_step', default: 0 })
  totpLastStep: string;

  @Column('integer', { name: 'failed_attempts', default: 0 })
  failedAttempts: number;

  @Column('timestamptz', { name: 'locked_until', nullable: true })
  lockedUntil: Date | null;

  @Column('text', { default: 'invited' })
  status: 'invited' | 'active' | 'disabled';

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
