import { CountyRow } from '@redmaple/platform';
import { Column, Entity, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { OrganisationEntity } from '../organisations/organisation.entity.js';
import type { ProjectStage } from './stage.policy.js';

/** With whom the project has agreed on what, e.g. a school. */
export interface StoredAgreement {
  readonly title: string;
  readonly party: string;
  /** Calendar day. */
  readonly signedOn?: string;
}

/** A seed project (种子项目) of an organisation. */
@Entity({ schema: 'projects', name: 'project' })
export class ProjectEntity extends CountyRow {
  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @ManyToOne(() => OrganisationEntity)
  @JoinColumn({ name: 'organisation_id' })
  organisation: Relation<OrganisationEntity>;

  @Column('text')
  title: string;

  @Column('text')
  summary: string;

  @Column('jsonb', { default: () => "'[]'" })
  agreements: StoredAgreement[];

  /** The template it was begun from. */
  @Column('text', { nullable: true })
  template: string | null;

  @Column('text', { default: 'idea' })
  stage: ProjectStage;

  @Column('integer', { default: 1 })
  version: number;
}
