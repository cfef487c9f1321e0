import { CountyRow } from '@redmaple/platform';
import type { FormSchema } from '@redmaple/forms';
import { Column, Entity } from 'typeorm';

/** A team type a call recruits for. Its row is the lock under which seats and the waitlist change hands. */
@Entity({ schema: 'volunteers', name: 'call_team_type' })
export class CallTeamTypeEntity extends CountyRow {
  @Column('uuid', { name: 'call_id' })
  callId: string;

  /** Namespaced: `maple-grove.rescue`. */
  @Column('text', { name: 'team_type_code' })
  teamTypeCode: string;

  @Column('integer')
  seats: number;

  /** The team type's form as it is asked now. */
  @Column('jsonb')
  form: FormSchema;

  @Column('text', { name: 'form_version' })
  formVersion: string;

  @Column('integer', { name: 'min_age' })
  minAge: number;

  @Column('integer', { name: 'max_age', nullable: true })
  maxAge: number | null;

  @Column('integer', { name: 'waitlist_next', default: 1 })
  waitlistNext: number;

  /** Whether it is still recruited for; those who applied stay either way. */
  @Column('boolean', { default: true })
  offered: boolean;
}
