import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A copy of everything the house holds about a person, sealed under their key until it expires. */
@Entity({ schema: 'volunteers', name: 'data_export' })
export class DataExportEntity extends CountyRow {
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text', { default: 'gathering' })
  state: 'gathering' | 'ready' | 'expired';

  @Column('bytea', { name: 'sealed_data', nullable: true })
  sealedData: Buffer | null;

  @Column('integer', { nullable: true })
  rows: number | null;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @Column('timestamptz', { name: 'ready_at', nullable: true })
  readyAt: Date | null;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;
}
