import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link of a county's hash chain: it fixes one audit row and everything before it. Append-only. */
@Entity({ schema: 'audit', name: 'seal' })
export class AuditSealEntity {
  @PrimaryColumn('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  /** Counts from 1 without gaps. */
  @PrimaryColumn('bigint')
  seq: string;

  @Column('uuid', { name: 'entry_id' })
  entryId: string;

  @Column('bytea', { name: 'previous_hash' })
  previousHash: Buffer;

  @Column('bytea')
  hash: Buffer;

  @Column('timestamptz', { name: 'sealed_at', default: () => 'clock_timestamp()' })
  sealedAt: Date;
}
