import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A probation (见习): how many shifts it takes, and how it was decided. An extension ends it and starts the next. */
@Entity({ schema: 'volunteers', name: 'probation' })
export class ProbationEntity extends CountyRow {
  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('uuid', { name: 'team_id' })
  teamId: string;

  /** Who accompanied them when it was decided. */
  @Column('uuid', { name: 'mentor_id', nullable: true })
  mentorId: string | null;

  @Column('integer', { name: 'required_shifts' })
  requiredShifts: number;

  /** Shifts from then on count; an extension goes on counting. */
  @Column('timestamptz', { name: 'counted_from' })
  countedFrom: Date;

  @Column('timestamptz', { name: 'started_at' })
  startedAt: Date;

  @Column('text', { default: 'running' })
  state: 'running' | 'passed' | 'shortened' | 'extended' | 'ended';

  /** As many as stood in the ledger when it was decided. */
  @Column('integer', { name: 'shifts_done', nullable: true })
  shiftsDone: number | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('text', { default: '' })
  why: string;
}
