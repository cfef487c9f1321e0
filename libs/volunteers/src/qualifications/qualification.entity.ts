import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A certificate someone holds (资质证书). Renewal makes a new row. */
@Entity({ schema: 'volunteers', name: 'qualification' })
export class QualificationEntity extends CountyRow {
  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  /** Namespaced code of the catalogue: `maple-grove.first-aid`. */
  @Column('text')
  code: string;

  @Column('text')
  issuer: string;

  /** YYYY-MM-DD; both days count. */
  @Column('date', { name: 'valid_from' })
  validFrom: string;

  /** Null: does not expire. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo: string | null;

  @Column('text', { name: 'evidence_type' })
  evidenceType: string;

  @Column('text', { name: 'evidence_id' })
  evidenceId: string;

  @Column('timestamptz', { name: 'issued_at' })
  issuedAt: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  @Column('text', { name: 'revoked_by', nullable: true })
  revokedBy: string | null;

  @Column('text', { name: 'revoke_reason', nullable: true })
  revokeReason: string | null;

  /** The certificate that this one renews. */
  @Column('uuid', { nullable: true })
  renews: string | null;
}
