import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** One volunteer asked to step in. Never feeds a ranking but to spread the asking. */
@Entity({ schema: 'shifts', name: 'cover_ask' })
export class CoverAskEntity extends CountyRow {
  @Column('uuid', { name: 'cover_request_id' })
  coverRequestId: string;

  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('text', { default: 'waiting' })
  answer: 'waiting' | 'taken' | 'declined' | 'too-late';

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;
}
