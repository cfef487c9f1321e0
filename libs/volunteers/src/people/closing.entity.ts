import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** Somebody wants to close their account: when, and what had to be kept. */
@Entity({ schema: 'volunteers', name: 'closing' })
export class ClosingEntity extends CountyRow {
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text', { default: 'asked' })
  state: 'asked' | 'cancelled' | 'erased';

  @Column('text', { name: 'status_before', nullable: true })
  statusBefore: string | null;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @Column('timestamptz', { name: 'erase_at' })
  eraseAt: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('jsonb', { default: {} })
  kept: Record<string, number>;
}
