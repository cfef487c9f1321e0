import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';
import type { ClaimKind, ClaimReason, ClaimState } from './claim.dto.js';

/** What somebody sent in to show that they hold a certificate or a policy. */
@Entity({ schema: 'volunteers', name: 'claim' })
export class ClaimEntity extends CountyRow {
  /** Chosen by the sender: sent again it is the same claim. */
  @Column('uuid', { name: 'client_id' })
  clientId: string;

  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('text')
  kind: ClaimKind;

  /** Of a certificate: its code in the catalogue. */
  @Column('text', { nullable: true })
  code: string | null;

  /** Who issued the certificate, or the insurer. */
  @Column('text')
  issuer: string;

  /** On the paper, or of the policy. */
  @Column('text')
  number: string;

  /** YYYY-MM-DD; both days count. */
  @Column('date', { name: 'valid_from' })
  validFrom: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo: string | null;

  @Column('boolean', { name: 'covers_danger', default: false })
  coversDanger: boolean;

  /** The certificate or policy that it renews. */
  @Column('uuid', { nullable: true })
  renews: string | null;

  @Column('text', { default: 'waiting' })
  state: ClaimState;

  @Column('timestamptz', { name: 'sent_at' })
  sentAt: Date;

  @Column('text', { name: 'sent_by' })
  sentBy: string;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('text', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('text', { nullable: true })
  reason: ClaimReason | null;

  /** What the holder reads beside the reason. */
  @Column('text', { nullable: true })
  note: string | null;

  /** The certificate or policy that came of it. */
  @Column('uuid', { nullable: true })
  made: string | null;

  @Column('integer', { default: 1 })
  version: number;
}

/** A page of the paper, in its order. */
@Entity({ schema: 'volunteers', name: 'claim_file' })
export class ClaimFileEntity extends CountyRow {
  @Column('uuid', { name: 'claim_id' })
  claimId: string;

  /** In platform.file. */
  @Column('uuid', { name: 'file_id' })
  fileId: string;

  @Column('integer')
  position: number;
}
