import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A specialist that a call looks for besides its seats: a skill, and how many with it. */
@Entity({ schema: 'volunteers', name: 'call_specialist' })
export class CallSpecialistEntity extends CountyRow {
  @Column('uuid', { name: 'call_id' })
  callId: string;

  /** Order in the list. */
  @Column('integer')
  place: number;

  @Column('text')
  skill: string;

  @Column('integer')
  wanted: number;

  /** False once it was taken off the list; those who said to be one stay. */
  @Column('boolean', { default: true })
  offered: boolean;
}
