import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A call-back by someone who did not handle the incident. */
@Entity({ schema: 'dispatch', name: 'follow_up' })
export class FollowUpEntity extends CountyRow {
  @Column('uuid', { name: 'incident_id' })
  incidentId: string;

  @Column('uuid', { name: 'mission_id' })
  missionId: string;

  @Column('uuid', { name: 'handler_volunteer_id' })
  handlerVolunteerId: string;

  @Column('text', { name: 'closed_by' })
  closedBy: string;

  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Column('timestamptz', { name: 'announced_at', nullable: true })
  announcedAt: Date | null;

  @Column('text', { default: 'open' })
  state: string;

  @Column('text', { name: 'assignee_id', nullable: true })
  assigneeId: string | null;

  @Column('uuid', { name: 'assignee_volunteer_id', nullable: true })
  assigneeVolunteerId: string | null;

  @Column('timestamptz', { name: 'taken_at', nullable: true })
  takenAt: Date | null;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt: Date | null;

  @Column('integer', { nullable: true })
  satisfaction: number | null;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
