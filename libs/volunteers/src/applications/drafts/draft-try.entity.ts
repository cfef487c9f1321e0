import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A code that opened nothing, counted for the phone it was tried with. */
@Entity({ schema: 'volunteers', name: 'draft_try' })
export class DraftTryEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @Column('bytea', { name: 'phone_index' })
  phoneIndex: Buffer;

  @Column('timestamptz', { name: 'tried_at' })
  triedAt: Date;
}
