import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One move of an assignment from state to state: append-only, written by the database itself. */
@Entity({ schema: 'shifts', name: 'assignment_event' })
export class AssignmentEventEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

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
