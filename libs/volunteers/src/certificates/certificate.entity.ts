import { CountyRow } from '@redmaple/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CertificateSnapshot, RequestState } from './certificate.dto.js';

const ownCounty = () => "current_setting('app.county')";

/** Who issues certificates in a county. */
@Entity({ schema: 'volunteers', name: 'certificate_issuer' })
export class CertificateIssuerEntity {
  @PrimaryColumn('char', { name: 'county_code', length: 6, default: ownCounty })
  countyCode: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'person_in_charge' })
  personInCharge: string;

  @Column('text')
  contact: string;

  @Column('integer', { name: 'notice_days', default: 7 })
  noticeDays: number;

  @Column('integer', { default: 1 })
  version: number;
}

/** A certificate of service (志愿服务记录证明). */
@Entity({ schema: 'volunteers', name: 'certificate' })
export class CertificateEntity extends CountyRow {
  @Column('integer')
  year: number;

  @Column('integer')
  serial: number;

  /** Who has it may look whether the certificate is valid. */
  @Column('text')
  code: string;

  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('date', { name: 'from_day' })
  fromDay: string;

  @Column('date', { name: 'to_day' })
  toDay: string;

  /** Name, document and volunteer number, under the person's key: erased with it. */
  @Column('bytea', { name: 'sealed_holder' })
  sealedHolder: Buffer;

  @Column('jsonb')
  snapshot: CertificateSnapshot;

  @Column('bytea')
  fingerprint: Buffer;

  @Column('uuid', { name: 'issued_by' })
  issuedBy: string;

  @Column('timestamptz', { name: 'issued_at' })
  issuedAt: Date;

  @Column('timestamptz', { name: 'notice_until' })
  noticeUntil: Date;

  @Column('uuid', { name: 'revoked_by', nullable: true })
  revokedBy: string | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  @Column('text', { name: 'revoke_reason', nullable: true })
  revokeReason: string | null;
}

/** The sheet itself, as it was made once. */
@Entity({ schema: 'volunteers', name: 'certificate_document' })
export class CertificateDocumentEntity {
  @PrimaryColumn('uuid', { name: 'certificate_id' })
  certificateId: string;

  @Column('char', { name: 'county_code', length: 6, default: ownCounty })
  countyCode: string;

  @Column('bytea', { name: 'sealed_pdf' })
  sealedPdf: Buffer;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;
}

/** What a volunteer asks for. */
@Entity({ schema: 'volunteers', name: 'certificate_request' })
export class CertificateRequestEntity extends CountyRow {
  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('date', { name: 'from_day' })
  fromDay: string;

  @Column('date', { name: 'to_day' })
  toDay: string;

  @Column('text', { default: 'open' })
  state: RequestState;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt: Date;

  @Column('uuid', { name: 'closed_by', nullable: true })
  closedBy: string | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('uuid', { name: 'certificate_id', nullable: true })
  certificateId: string | null;
}
