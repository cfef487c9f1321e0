import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A person known to the county. What identifies or reaches them is sealed under their own key; sex is not kept. */
@Entity({ schema: 'volunteers', name: 'person' })
export class PersonEntity extends CountyRow {
  @Column('text')
  name: string;

  @Column('text', { name: 'document_type' })
  documentType: string;

  @Column('bytea', { name: 'sealed_document', nullable: true })
  sealedDocument: Buffer | null;

  @Column('bytea', { name: 'document_index', nullable: true })
  documentIndex: Buffer | null;

  /** YYYY-MM-DD */
  @Column('date', { name: 'birth_date', nullable: true })
  birthDate: string | null;

  @Column('bytea', { name: 'sealed_phone', nullable: true })
  sealedPhone: Buffer | null;

  @Column('bytea', { name: 'phone_index', nullable: true })
  phoneIndex: Buffer | null;

  @Column('bytea', { name: 'phone_first3_index', nullable: true })
  phoneFirst3Index: Buffer | null;

  @Column('bytea', { name: 'phone_last4_index', nullable: true })
  phoneLast4Index: Buffer | null;

  /** When a one-time code proved the number; null for numbers that were typed in from paper. */
  @Column('timestamptz', { name: 'phone_verified_at', nullable: true })
  phoneVerifiedAt: Date | null;

  @Column('bytea', { name: 'sealed_address', nullable: true })
  sealedAddress: Buffer | null;

  /** Name of a minor's guardian, as the office wrote it down; a sign-up holds its own. */
  @Column('bytea', { name: 'sealed_guardian_name', nullable: true })
  sealedGuardianName: Buffer | null;

  @Column('bytea', { name: 'sealed_guardian_phone', nullable: true })
  sealedGuardianPhone: Buffer | null;

  @Column('timestamptz', { name: 'guardian_recorded_at', nullable: true })
  guardianRecordedAt: Date | null;

  /** As whom the person is kept since a merge. */
  @Column('uuid', { name: 'merged_into', nullable: true })
  mergedInto: string | null;

  /** The name as searches fold it; kept by a trigger. */
  @Column('text', { name: 'name_key', default: '' })
  nameKey: string;

  /** When the person was last compared with the others; null after a change. */
  @Column('timestamptz', { name: 'compared_at', nullable: true })
  comparedAt: Date | null;

  @Column('text', { default: 'zh-CN' })
  locale: 'zh-CN' | 'en';

  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
