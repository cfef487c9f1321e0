import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A verdict with the version of the rules and all they were told, so that it can be judged again. Append-only. */
@Entity({ schema: 'volunteers', name: 'eligibility_decision' })
export class EligibilityDecisionEntity extends CountyRow {
  /** Absent for somebody whom the county does not know. */
  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  @Column('uuid', { name: 'volunteer_id', nullable: true })
  volunteerId: string | null;

  @Column('text')
  action: string;

  @Column('integer', { name: 'policy_version' })
  policyVersion: number;

  /** The plugin and its version whose rule was asked: `maple-grove 1.0.0`. */
  @Column('text', { name: 'plugin_version', nullable: true })
  pluginVersion: string | null;

  @Column('boolean')
  allowed: boolean;

  /** `{ question, person }` as the rules were given them: no name, no number, no birth date. */
  @Column('jsonb')
  inputs: object;

  /** Reasons with their parameters. */
  @Column('jsonb')
  blockers: object;

  @Column('jsonb')
  warnings: object;

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt: Date;

  @Column('text', { name: 'decided_by' })
  decidedBy: string;
}
