import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';
import type { ApplicationState } from './application.policy.js';

/** One recruit's answer to a call (应征报名). */
@Entity({ schema: 'volunteers', name: 'application' })
export class ApplicationEntity extends CountyRow {
  /** What the recruit is told, such as ZJ-7K3M-Q2XH. */
  @Column('text')
  number: string;

  @Column('uuid', { name: 'call_id' })
  callId: string;

  @Column('uuid', { name: 'call_team_type_id' })
  callTeamTypeId: string;

  @Column('text', { name: 'team_type_code' })
  teamTypeCode: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('jsonb')
  answers: Record<string, unknown>;

  @Column('text', { name: 'form_version' })
  formVersion: string;

  /** What the recruit is specially good at, in their words: rescue, law, cost estimation … */
  @Column('text', { nullable: true })
  specialty: string | null;

  /** Name of a minor's guardian. */
  @Column('bytea', { name: 'sealed_guardian_name', nullable: true })
  sealedGuardianName: Buffer | null;

  /** Their phone; always together with the name. */
  @Column('bytea', { name: 'sealed_guardian_phone', nullable: true })
  sealedGuardianPhone: Buffer | null;

  @Column('text')
  source: 'online' | 'office' | 'import';

  @Column('text')
  state: ApplicationState;

  /** Order in the waitlist; kept after promotion. */
  @Column('integer', { name: 'waitlist_no', nullable: true })
  waitlistNo: number | null;

  @Column('text', { name: 'refusal_code', nullable: true })
  refusalCode: string | null;

  /** What the recruit reads. */
  @Column('text', { name: 'refusal_text', nullable: true })
  refusalText: string | null;

  @Column('timestamptz', { name: 'submitted_at' })
  submittedAt: Date;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { name: 'import_id', nullable: true })
  importId: string | null;

  @Column('integer', { default: 1 })
  version: number;

  /** The plan of vetting it goes by; null for the core's. */
  @Column('uuid', { name: 'vetting_plan_id', nullable: true })
  vettingPlanId: string | null;

  /** Counts on when an appeal is granted. */
  @Column('integer', { default: 1 })
  attempt: number;

  /** Code of the stage it waits at; kept by the database. */
  @Column('text', { nullable: true })
  stage: string | null;

  @Column('timestamptz', { name: 'stage_since', nullable: true })
  stageSince: Date | null;

  @Column('timestamptz', { name: 'stage_due_at', nullable: true })
  stageDueAt: Date | null;

  /** When those who may decide were told that it is overdue. */
  @Column('timestamptz', { name: 'stage_reminded_at', nullable: true })
  stageRemindedAt: Date | null;

  /** Number of the call's form that was answered. */
  @Column('integer', { name: 'form_no', nullable: true })
  formNo: number | null;

  /** Which of the specialists that the call looks for the recruit says to be. */
  @Column('uuid', { name: 'specialist_id', nullable: true })
  specialistId: string | null;
}
