import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** One move of an assignment from state to state: append-only, written by the database itself. */
@Entity({ schema: 'shifts', name: 'assignment_event' })
export class AssignmentEventEntity extends CountyRow {
  @Column('uuid', { name: 'assignment_id' })
  assignmentId: string;

  @Column('text', { name: 'from_state', nullable: true })
  fromState: string | null;

  @Column('text', { name: 'to_state' })
  toState: string;

  @Column('text')
  reason: string;

  @Column('text', { name: 'actor_id' })
  actorId: string;

  @Column('timestamptz', { name: 'happened_at' })
  happenedAt: Date;
}
