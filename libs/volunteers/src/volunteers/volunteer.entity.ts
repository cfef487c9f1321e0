import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** An accepted person (志愿者). */
@Entity({ schema: 'volunteers', name: 'volunteer' })
export class VolunteerEntity extends CountyRow {
  @Column('uuid', { name: 'person_id' })
  personId: string;

  /** Our own number with a check digit, never the ID number. */
  @Column('text')
  number: string;

  @Column('text', { default: 'active' })
  status: 'active' | 'suspended' | 'left';

  @Column('timestamptz', { name: 'joined_at' })
  joinedAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
