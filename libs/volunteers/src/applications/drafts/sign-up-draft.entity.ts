import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A sign-up that was put aside half filled in, sealed as one value. */
@Entity({ schema: 'volunteers', name: 'sign_up_draft' })
export class SignUpDraftEntity extends CountyRow {
  @Column('uuid', { name: 'call_id' })
  callId: string;

  /** Number of the form it was filled in on. */
  @Column('integer', { name: 'form_no' })
  formNo: number;

  @Column('bytea', { name: 'phone_index' })
  phoneIndex: Buffer;

  @Column('bytea', { name: 'code_hash' })
  codeHash: Buffer;

  @Column('bytea', { name: 'sealed_values' })
  sealedValues: Buffer;

  @Column('timestamptz', { name: 'saved_at' })
  savedAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}
