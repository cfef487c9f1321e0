import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The first answer to a request that carried an `Idempotency-Key`. */
@Entity({ schema: 'platform', name: 'idempotency_key' })
export class IdempotencyKeyEntity {
  @PrimaryColumn('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @PrimaryColumn('text')
  actor: string;

  @PrimaryColumn('text')
  key: string;

  @Column('bytea', { name: 'request_hash' })
  requestHash: Buffer;

  @Column('integer', { nullable: true })
  status: number | null;

  @Column('bytea', { name: 'sealed_body', nullable: true })
  sealedBody: Buffer | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
