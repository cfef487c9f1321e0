import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A decision about an application (审核决定). Never changed; a background review keeps outcome and date only. */
@Entity({ schema: 'volunteers', name: 'vetting_decision' })
export class VettingDecisionEntity extends CountyRow {
  @Column('uuid', { name: 'application_id' })
  applicationId: string;

  /** Code of a stage of the plan the application goes by. */
  @Column('text')
  stage: string;

  @Column('text')
  outcome: 'pass' | 'fail';

  /** Account of who decided. */
  @Column('uuid', { name: 'decided_by' })
  decidedBy: string;

  /** In the county's words. */
  @Column('text', { name: 'reason_code', nullable: true })
  reasonCode: string | null;

  /** What the reason counts as. */
  @Column('text', { name: 'canonical_reason', nullable: true })
  canonicalReason: string | null;

  /** For the office, sealed under the applicant's key: erasing the key erases it. */
  @Column('bytea', { name: 'sealed_note', nullable: true })
  sealedNote: Buffer | null;

  /** In platform.file. */
  @Column('uuid', { name: 'evidence_file_id', nullable: true })
  evidenceFileId: string | null;

  /** YYYY-MM-DD, the last day on which the decision may be relied on. */
  @Column('date', { name: 'valid_until', nullable: true })
  validUntil: string | null;

  /** Decision about another application of the same person, whose pass is taken over. */
  @Column('uuid', { name: 'carried_from', nullable: true })
  carriedFrom: string | null;

  /** Counts on when an appeal is granted. */
  @Column('integer', { default: 1 })
  attempt: number;

  /** Version of the plan it was made under. */
  @Column('integer', { name: 'policy_version' })
  policyVersion: number;

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt: Date;
}
