import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A seat whose holder cannot come and for which someone else is sought. */
@Entity({ schema: 'shifts', name: 'cover_request' })
export class CoverRequestEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

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
