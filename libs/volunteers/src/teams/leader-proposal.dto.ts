import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { MembershipDetail } from './membership.dto.js';

/** Waiting for a second person; confirmed or declined by one; withdrawn by who proposed; lapsed because who was meant is gone. */
export type LeaderProposalState = 'waiting' | 'confirmed' | 'declined' | 'withdrawn' | 'lapsed';

/** That somebody is to lead a team, and what a second person says. */
export class LeaderProposalView {
  id: string;
  teamId: string;
  volunteerId: string;
  volunteerName: string;
  /** What the present leader becomes. */
  formerLeader: 'deputy' | 'member';
  reason?: string;
  /** Display name. */
  proposedBy: string;
  proposedAt: string;
  state: LeaderProposalState;
  decidedBy?: string;
  decidedAt?: string;
  note?: string;
  /** Whether whoever reads proposed it, and may take it back. */
  mine: boolean;
  /** Whether whoever reads may confirm or decline it: the office, neither who proposed nor who is meant. */
  mayDecide: boolean;
}

/** A place in a team after its role was asked for. Naming a leader takes a second person: until then the role stays. */
export class RoleAnswer extends MembershipDetail {
  leaderProposal?: LeaderProposalView;
}

export class DecideLeaderDto {
  /** `decline` by who proposed takes it back. */
  @IsIn(['confirm', 'decline'])
  outcome: 'confirm' | 'decline';

  @IsOptional()
  @IsString()
  @MaxLength(300)
  note?: string;
}
