import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A one-time code sent to a phone: number and code are keyed hashes. */
@Entity({ schema: 'platform', name: 'phone_code' })
export class PhoneCodeEntity {
  /** The flow to which the code belongs. */
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @Column('bytea', { name: 'phone_index' })
  phoneIndex: Buffer;

  @Column('text')
  purpose: string;

  @Column('bytea', { name: 'code_hash' })
  codeHash: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('integer', { name: 'tries_left' })
  triesLeft: number;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null;
}
