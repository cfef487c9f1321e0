import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A code that opened nothing, counted for the phone it was tried with. */
@Entity({ schema: 'volunteers', name: 'draft_try' })
export class DraftTryEntity extends CountyRow {
  @Column('bytea', { name: 'phone_index' })
  phoneIndex: Buffer;

  @Column('timestamptz', { name: 'tried_at' })
  triedAt: Date;
}
