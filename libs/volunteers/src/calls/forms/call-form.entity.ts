import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AboutQuestion, FormChange, TeamForm } from './form-design.js';

/** One numbered version of what a call asks and tells its recruits. Never changed. */
@Entity({ schema: 'volunteers', name: 'call_form' })
export class CallFormEntity {
  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @PrimaryColumn('uuid', { name: 'call_id' })
  callId: string;

  @PrimaryColumn('integer')
  no: number;

  /** Questions of the core that a call may leave out, in their order. */
  @Column('jsonb')
  about: AboutQuestion[];

  @Column('jsonb')
  teams: TeamForm[];

  @Column('text', { name: 'risk_notice' })
  riskNotice: string;

  @Column('text', { name: 'insurance_statement', nullable: true })
  insuranceStatement: string | null;

  /** Version of the privacy notice. */
  @Column('text', { name: 'consent_version' })
  consentVersion: string;

  /** What is other than in the version before. */
  @Column('jsonb', { default: [] })
  changes: FormChange[];

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;

  @Column('text', { name: 'made_by' })
  madeBy: string;
}
