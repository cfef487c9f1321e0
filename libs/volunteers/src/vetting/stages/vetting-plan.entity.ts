import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { VettingStageRule } from './stage.policy.js';

/** The stages of a team type from one version on. Never changed: the next version takes its place. */
@Entity({ schema: 'volunteers', name: 'vetting_plan' })
export class VettingPlanEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

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
