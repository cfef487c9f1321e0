import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody of the office looked at a person: one line per hour and kind. */
@Entity({ schema: 'volunteers', name: 'person_look' })
export class PersonLookEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  kind: string;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz', { name: 'looked_at' })
  lookedAt: Date;

  @Column('timestamptz')
  hour: Date;
}
