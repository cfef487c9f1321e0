import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** Two people who may be one. */
@Entity({ schema: 'volunteers', name: 'duplicate_hint' })
export class DuplicateHintEntity extends CountyRow {
  @Column('uuid', { name: 'first_id' })
  firstId: string;

  @Column('uuid', { name: 'second_id' })
  secondId: string;

  @Column('text', { array: true })
  reasons: string[];

  @Column('integer')
  score: number;

  @Column('timestamptz', { name: 'found_at' })
  foundAt: Date;

  @Column('timestamptz', { name: 'dismissed_at', nullable: true })
  dismissedAt: Date | null;

  @Column('uuid', { name: 'dismissed_by', nullable: true })
  dismissedBy: string | null;
}
