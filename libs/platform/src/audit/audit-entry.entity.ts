import { Column, Entity } from 'typeorm';
import { CountyRow } from '../database/county-row.js';

/** One change, reveal or refusal: ids and codes only. Append-only. */
@Entity({ schema: 'audit', name: 'entry' })
export class AuditEntryEntity extends CountyRow {
  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  at: Date;

  @Column('text', { name: 'actor_kind' })
  actorKind: string;

  @Column('text', { name: 'actor_id' })
  actorId: string;

  /** `<noun>.<past tense>` */
  @Column('text')
  action: string;

  @Column('text', { name: 'subject_type' })
  subjectType: string;

  @Column('text', { name: 'subject_id' })
  subjectId: string;

  @Column('jsonb', { default: {} })
  details: Record<string, unknown>;

  @Column('text', { name: 'request_id' })
  requestId: string;
}
