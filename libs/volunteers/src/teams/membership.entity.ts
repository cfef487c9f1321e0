import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';

/** A stretch of someone's place in a team (队员关系): every change ends a row and starts the next. */
@Entity({ schema: 'volunteers', name: 'membership' })
export class MembershipEntity extends CountyRow {
  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('uuid', { name: 'team_id' })
  teamId: string;

  @Column('text')
  role: 'leader' | 'deputy' | 'member' | 'probationer';

  /** On leave from the team (暂离). */
  @Column('boolean', { default: false })
  reserve: boolean;

  @Column('uuid', { name: 'mentor_id', nullable: true })
  mentorId: string | null;

  /** Answers to the team type's form, as given at sign-up. */
  @Column('jsonb', { default: {} })
  answers: Record<string, unknown>;

  /** Start of the unbroken membership, carried from row to row. */
  @Column('timestamptz', { name: 'joined_at' })
  joinedAt: Date;

  @Column('timestamptz', { name: 'valid_from' })
  validFrom: Date;

  @Column('timestamptz', { name: 'valid_to', nullable: true })
  validTo: Date | null;

  /** What began it; null for stretches of before this was kept. */
  @Column('text', { name: 'begun_how', nullable: true })
  begunHow: string | null;

  @Column('text', { name: 'begun_why', default: '' })
  begunWhy: string;

  @Column('uuid', { name: 'begun_by', nullable: true })
  begunBy: string | null;

  @Column('text', { name: 'ended_how', nullable: true })
  endedHow: string | null;

  @Column('text', { name: 'ended_why', default: '' })
  endedWhy: string;

  @Column('uuid', { name: 'ended_by', nullable: true })
  endedBy: string | null;
}
