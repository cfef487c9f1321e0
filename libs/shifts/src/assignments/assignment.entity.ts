import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';
import type { AssignmentState } from './assignment.policy.js';

/** Who holds a seat and in which state. Never deleted (排班). */
@Entity({ schema: 'shifts', name: 'assignment' })
export class AssignmentEntity extends CountyRow {
  @Column('uuid', { name: 'seat_id' })
  seatId: string;

  @Column('uuid', { name: 'shift_id' })
  shiftId: string;

  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('text')
  source: 'roster' | 'operator' | 'self' | 'cover';

  @Column('text')
  state: AssignmentState;

  @Column('timestamptz', { name: 'state_at' })
  stateAt: Date;

  @Column('text', { name: 'state_reason' })
  stateReason: string;

  @Column('tstzrange')
  during: string;

  @Column('boolean', { default: false })
  pinned: boolean;

  @Column('jsonb', { default: {} })
  reasons: object;

  @Column('timestamptz', { name: 'checked_in_at', nullable: true })
  checkedInAt: Date | null;

  @Column('timestamptz', { name: 'checked_out_at', nullable: true })
  checkedOutAt: Date | null;

  @Column('text', { nullable: true })
  grade: 'A' | 'B' | 'C' | 'D' | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
