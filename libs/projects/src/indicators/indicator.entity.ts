import { CountyRow } from '@redmaple/platform';
import { Column, Entity, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { ProjectEntity } from '../seed-projects/project.entity.js';
import type { Direction } from './indicator.policy.js';

/** What a project measures itself by. */
@Entity({ schema: 'projects', name: 'indicator' })
export class IndicatorEntity extends CountyRow {
  @Column('uuid', { name: 'project_id' })
  projectId: string;

  @ManyToOne(() => ProjectEntity)
  @JoinColumn({ name: 'project_id' })
  project: Relation<ProjectEntity>;

  @Column('text')
  name: string;

  /** 人次, 起, % … */
  @Column('text')
  unit: string;

  @Column('double precision')
  baseline: number;

  @Column('double precision')
  target: number;

  @Column('text')
  direction: Direction;

  @Column('integer', { default: 1 })
  version: number;
}
