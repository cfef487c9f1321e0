import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A decision about an application (审核决定). Never changed; a background review keeps outcome and date only. */
@Entity({ schema: 'volunteers', name: 'vetting_decision' })
export class VettingDecisionEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;

  @Column('char', { name: 'county_code', length: 6, default: () => "current_setting('app.county')" })
  countyCode: string;

  @Column('uuid', { name: 'application_id' })
  applicationId: string;

  @Column('text')
  stage: 'screening' | 'background-review';

  @Column('text')
  outcome: 'pass' | 'fail';

  /** Account of who decided. */
  @Column('uuid', { name: 'decided_by' })
  decidedBy: string;

  @Column('text', { name: 'reason_code', nullable: true })
  reasonCode: string | null;

  /** For the office, sealed under the applicant's key: erasing the key erases it. */
  @Column('bytea', { name: 'sealed_note', nullable: true })
  sealedNote: Buffer | null;

  /** YYYY-MM-DD, the last day on which the decision may be relied on. */
  @Column('date', { name: 'valid_until', nullable: true })
  validUntil: string | null;

  /** Version of the stage's rules it was made under. */
  @Column('integer', { name: 'policy_version' })
  policyVersion: number;

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt: Date;
}
