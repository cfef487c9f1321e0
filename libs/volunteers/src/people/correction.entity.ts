import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** What a person wants put right about themselves, and what became of it. */
@Entity({ schema: 'volunteers', name: 'correction' })
export class CorrectionEntity extends CountyRow {
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text')
  field: string;

  @Column('bytea', { name: 'sealed_value', nullable: true })
  sealedValue: Buffer | null;

  @Column('bytea', { name: 'sealed_note', nullable: true })
  sealedNote: Buffer | null;

  @Column('text', { default: 'open' })
  state: 'open' | 'accepted' | 'refused' | 'withdrawn';

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('bytea', { name: 'sealed_answer', nullable: true })
  sealedAnswer: Buffer | null;

  @Column('integer', { default: 1 })
  version: number;
}
