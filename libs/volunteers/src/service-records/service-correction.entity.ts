import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';
import type { CorrectionKind, CorrectionState } from './service-correction.dto.js';

/** What one person proposes about the ledger and another decides. */
@Entity({ schema: 'volunteers', name: 'service_correction' })
export class ServiceCorrectionEntity extends CountyRow {
  @Column('text')
  kind: CorrectionKind;

  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  /** The line that is undone or replaced. */
  @Column('uuid', { name: 'record_id', nullable: true })
  recordId: string | null;

  @Column('uuid', { name: 'team_id', nullable: true })
  teamId: string | null;

  /** What was done. */
  @Column('text', { nullable: true })
  content: string | null;

  @Column('timestamptz', { name: 'occurred_at', nullable: true })
  occurredAt: Date | null;

  @Column('integer', { name: 'planned_minutes', nullable: true })
  plannedMinutes: number | null;

  @Column('integer', { name: 'actual_minutes', nullable: true })
  actualMinutes: number | null;

  @Column('integer', { name: 'credited_minutes', nullable: true })
  creditedMinutes: number | null;

  @Column('text', { name: 'reason_code' })
  reasonCode: string;

  @Column('uuid', { name: 'proposed_by' })
  proposedBy: string;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt: Date;

  @Column('text', { default: 'open' })
  state: CorrectionState;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;
}
