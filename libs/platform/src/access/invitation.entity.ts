import { Column, Entity } from 'typeorm';
import { CountyRow } from '../database/county-row.js';

/** A one-time link: to join, or to set up a new second factor. */
@Entity({ schema: 'platform', name: 'invitation' })
export class InvitationEntity extends CountyRow {
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  purpose: 'join' | 'second-factor';

  /** Null until the second person has approved. */
  @Column('bytea', { name: 'token_hash', nullable: true })
  tokenHash: Buffer | null;

  @Column('bytea', { name: 'totp_secret', nullable: true })
  totpSecret: Buffer | null;

  @Column('text', { name: 'requested_by' })
  requestedBy: string;

  @Column('text', { name: 'approved_by', nullable: true })
  approvedBy: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null;
}
