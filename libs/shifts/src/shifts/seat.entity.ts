import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** One place in a shift, with what it requires beyond the team type (岗位). */
@Entity({ schema: 'shifts', name: 'seat' })
export class SeatEntity extends CountyRow {
  @Column('uuid', { name: 'shift_id' })
  shiftId: string;

  @Column('integer')
  no: number;

  @Column('jsonb', { default: [] })
  qualifications: readonly string[];
}
