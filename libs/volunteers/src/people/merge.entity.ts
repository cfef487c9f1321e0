import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** Two records of one person made one, and for thirty days two again. */
@Entity({ schema: 'volunteers', name: 'merge' })
export class MergeEntity extends CountyRow {
  @Column('uuid', { name: 'kept_id' })
  keptId: string;

  @Column('uuid', { name: 'gone_id' })
  goneId: string;

  @Column('uuid', { name: 'kept_volunteer_id', nullable: true })
  keptVolunteerId: string | null;

  @Column('uuid', { name: 'gone_volunteer_id', nullable: true })
  goneVolunteerId: string | null;

  @Column('text')
  reason: string;

  @Column('jsonb', { default: {} })
  before: Record<string, unknown>;

  @Column('timestamptz', { name: 'merged_at' })
  mergedAt: Date;

  @Column('uuid', { name: 'merged_by' })
  mergedBy: string;

  @Column('timestamptz', { name: 'undo_until' })
  undoUntil: Date;

  @Column('timestamptz', { name: 'undone_at', nullable: true })
  undoneAt: Date | null;

  @Column('uuid', { name: 'undone_by', nullable: true })
  undoneBy: string | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}
