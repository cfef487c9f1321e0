import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';
import type { CategoryTerms } from './category-terms.js';
import type { IncidentSource, IncidentState } from './incident-states.js';

/** A request for help as it was taken in. It is about a place and an event: no column names a resident. */
@Entity({ schema: 'dispatch', name: 'incident' })
export class IncidentEntity extends CountyRow {
  @Column('text')
  source: IncidentSource;

  @Column('boolean')
  emergency: boolean;

  @Column('text', { name: 'emergency_service', nullable: true })
  emergencyService: string | null;

  @Column('text', { nullable: true })
  category: string | null;

  /** Of a category that a plugin declares, as it was when the incident was taken in. */
  @Column('jsonb', { name: 'category_terms', nullable: true })
  categoryTerms: CategoryTerms | null;

  /** What its form asked. */
  @Column('jsonb', { default: () => "'{}'" })
  facts: Readonly<Record<string, unknown>>;

  @Column('text', { nullable: true })
  summary: string | null;

  @Column('text', { nullable: true })
  place: string | null;

  @Column('double precision', { nullable: true })
  latitude: number | null;

  @Column('double precision', { nullable: true })
  longitude: number | null;

  @Column('uuid', { name: 'area_id', nullable: true })
  areaId: string | null;

  @Column('jsonb', { name: 'area_path', default: () => "'[]'" })
  areaPath: readonly string[];

  @Column('boolean', { name: 'area_guessed', default: false })
  areaGuessed: boolean;

  @Column('bytea', { name: 'reporter_phone', nullable: true })
  reporterPhone: Buffer | null;

  @Column('text')
  state: IncidentState;

  @Column('integer', { name: 'ask_at_once', default: 1 })
  askAtOnce: number;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt: Date;

  @Column('text', { name: 'received_by' })
  receivedBy: string;

  @Column('timestamptz', { name: 'handled_at', nullable: true })
  handledAt: Date | null;

  @Column('timestamptz', { name: 'reopened_at', nullable: true })
  reopenedAt: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('text', { name: 'handed_over_to', nullable: true })
  handedOverTo: string | null;

  @Column('timestamptz', { name: 'no_one_left_at', nullable: true })
  noOneLeftAt: Date | null;

  @Column('timestamptz', { name: 'last_event_at' })
  lastEventAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
