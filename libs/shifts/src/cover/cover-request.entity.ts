import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A seat whose holder cannot come and for which someone else is sought. */
@Entity({ schema: 'shifts', name: 'cover_request' })
export class CoverRequestEntity extends CountyRow {
  @Column('uuid', { name: 'assignment_id' })
  assignmentId: string;

  @Column('uuid', { name: 'seat_id' })
  seatId: string;

  @Column('uuid', { name: 'shift_id' })
  shiftId: string;

  @Column('text', { default: 'open' })
  state: 'open' | 'filled' | 'withdrawn' | 'expired';

  @Column('integer', { default: 0 })
  waves: number;

  @Column('uuid', { name: 'filled_by', nullable: true })
  filledBy: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;
}
