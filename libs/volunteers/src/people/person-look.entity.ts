import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** Somebody of the office looked at a person: one line per hour and kind. */
@Entity({ schema: 'volunteers', name: 'person_look' })
export class PersonLookEntity extends CountyRow {
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
