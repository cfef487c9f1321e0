import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';
import type { VettingStageRule } from './stage.policy.js';

/** The stages of a team type from one version on. Never changed: the next version takes its place. */
@Entity({ schema: 'volunteers', name: 'vetting_plan' })
export class VettingPlanEntity extends CountyRow {
  @Column('text', { name: 'team_type_code' })
  teamTypeCode: string;

  @Column('integer')
  version: number;

  @Column('jsonb')
  stages: VettingStageRule[];

  @Column('text', { name: 'made_by' })
  madeBy: string;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;
}
