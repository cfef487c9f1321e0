import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';
import type { ProposalState } from './proposal.dto.js';

/** A leader's proposal to commend a member of the team. */
@Entity({ schema: 'volunteers', name: 'commendation_proposal' })
export class CommendationProposalEntity extends CountyRow {
  @Column('uuid', { name: 'team_id' })
  teamId: string;

  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('date', { name: 'from_day' })
  fromDay: string;

  @Column('date', { name: 'to_day' })
  toDay: string;

  /** Null once the person was erased. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('uuid', { name: 'proposed_by' })
  proposedBy: string;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt: Date;

  @Column('text', { default: 'proposed' })
  state: ProposalState;

  @Column('uuid', { name: 'supported_by', nullable: true })
  supportedBy: string | null;

  @Column('timestamptz', { name: 'supported_at', nullable: true })
  supportedAt: Date | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('text', { nullable: true })
  reply: string | null;

  @Column('integer', { default: 1 })
  version: number;
}
