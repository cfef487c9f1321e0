import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A copy of everything the house holds about a person, sealed under their key until it expires. */
@Entity({ schema: 'volunteers', name: 'data_export' })
export class DataExportEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

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
