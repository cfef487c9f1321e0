import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A line of the ledger of service (服务记录): append-only, undone by a reversal of the whole line. */
@Entity({ schema: 'volunteers', name: 'service_record' })
export class ServiceRecordEntity extends CountyRow {
  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('uuid', { name: 'team_id', nullable: true })
  teamId: string | null;

  @Column('text', { name: 'source_type' })
  sourceType: string;

  @Column('text', { name: 'source_id' })
  sourceId: string;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;

  @Column('integer', { name: 'planned_minutes' })
  plannedMinutes: number;

  @Column('integer', { name: 'actual_minutes' })
  actualMinutes: number;

  /** Below zero in a reversal. */
  @Column('integer', { name: 'credited_minutes' })
  creditedMinutes: number;

  /** domain.md §6: strength of the evidence. */
  @Column('char', { length: 1 })
  grade: 'A' | 'B' | 'C' | 'D';

  @Column('timestamptz', { name: 'recorded_at', default: () => 'now()' })
  recordedAt: Date;

  /** The time that is credited; only lines of before the rule have none. */
  @Column('tstzmultirange', { name: 'credited_during', nullable: true })
  creditedDuring: string | null;

  /** The line this one undoes. */
  @Column('uuid', { nullable: true })
  reverses: string | null;
}
