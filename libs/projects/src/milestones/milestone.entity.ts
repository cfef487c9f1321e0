import { CountyRow } from '@redmaple/platform';
import { Column, Entity, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { ProjectEntity } from '../seed-projects/project.entity.js';

export const milestoneStates = ['open', 'done', 'dropped'] as const;
export type MilestoneState = (typeof milestoneStates)[number];

/** Something a project wants to have done by a day. */
@Entity({ schema: 'projects', name: 'milestone' })
export class MilestoneEntity extends CountyRow {
  @Column('uuid', { name: 'project_id' })
  projectId: string;

  @ManyToOne(() => ProjectEntity)
  @JoinColumn({ name: 'project_id' })
  project: Relation<ProjectEntity>;

  @Column('text')
  title: string;

  @Column('date', { name: 'due_on' })
  dueOn: string;

  @Column('text', { default: 'open' })
  state: MilestoneState;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt: Date | null;

  /** What shows that it is done. */
  @Column('text', { name: 'evidence_note', nullable: true })
  evidenceNote: string | null;

  @Column('integer', { default: 1 })
  version: number;
}
