import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';
import type { LeaderProposalState } from './leader-proposal.dto.js';

/** That somebody is to lead a team: proposed by one, confirmed by another. */
@Entity({ schema: 'volunteers', name: 'leader_proposal' })
export class LeaderProposalEntity extends CountyRow {
  @Column('uuid', { name: 'team_id' })
  teamId: string;

  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  /** What the present leader becomes. */
  @Column('text', { name: 'former_leader' })
  formerLeader: 'deputy' | 'member';

  @Column('text', { default: '' })
  why: string;

  /** Null for who led before two people were needed. */
  @Column('uuid', { name: 'proposed_by', nullable: true })
  proposedBy: string | null;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt: Date;

  @Column('text', { default: 'waiting' })
  state: LeaderProposalState | 'earlier';

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('text', { default: '' })
  note: string;

  /** The stretch of the membership in which they lead because of it. */
  @Column('uuid', { nullable: true })
  made: string | null;
}
