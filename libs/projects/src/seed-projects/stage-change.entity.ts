import { CountyRow } from '@redmaple/platform';
import { Column, Entity, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { ProjectEntity } from './project.entity.js';
import type { ProjectStage } from './stage.policy.js';

/** A gate that was passed, or fallen back through. Append-only. */
@Entity({ schema: 'projects', name: 'stage_change' })
export class StageChangeEntity extends CountyRow {
  @Column('uuid', { name: 'project_id' })
  projectId: string;

  @ManyToOne(() => ProjectEntity)
  @JoinColumn({ name: 'project_id' })
  project: Relation<ProjectEntity>;

  /** Version of the project that the change made: the order of the history. */
  @Column('integer', { name: 'project_version' })
  projectVersion: number;

  /** Nothing for the beginning. */
  @Column('text', { name: 'from_stage', nullable: true })
  fromStage: ProjectStage | null;

  @Column('text', { name: 'to_stage' })
  toStage: ProjectStage;

  @Column('text')
  note: string;

  /** Account id, or the name of the job. */
  @Column('text', { name: 'changed_by' })
  changedBy: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}
