import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';
import type { OrganisationState } from './organisation.policy.js';

/** A social organisation (入驻组织) that applies to the centre, moves in and grows. */
@Entity({ schema: 'projects', name: 'organisation' })
export class OrganisationEntity extends CountyRow {
  @Column('text')
  name: string;

  /** In the county's own words: 应急救援, 纠纷调解 … */
  @Column('text')
  kind: string;

  @Column('text', { default: 'applied' })
  state: OrganisationState;

  /** Project officer (项目专员) who accompanies it one-to-one. */
  @Column('uuid', { name: 'officer_account_id', nullable: true })
  officerAccountId: string | null;

  /** Area of the county's tree where it works. */
  @Column('uuid', { name: 'area_id', nullable: true })
  areaId: string | null;

  @Column('integer', { default: 1 })
  version: number;
}
