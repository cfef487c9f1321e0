import { PageQuery } from '@redmaple/platform';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import { IsCalendarDay } from '../../qualifications/calendar-day.js';

const proposalStates = ['proposed', 'supported', 'approved', 'refused', 'withdrawn'] as const;
export type ProposalState = (typeof proposalStates)[number];

export class ProposeCommendation {
  /** A team that I lead. */
  @IsUUID()
  teamId: string;

  /** A member of it, not I myself. */
  @IsUUID()
  volunteerId: string;

  /** First day of what is to be commended. */
  @IsCalendarDay()
  from: string;

  /** Last day, included; within a year. */
  @IsCalendarDay()
  to: string;

  /** What the person did, for those who decide and for the person. */
  @IsString()
  @Matches(/\S/)
  @MaxLength(300)
  reason: string;
}

export class ProposalStep {
  /** The version that was read. */
  @IsInt()
  @Min(1)
  version: number;
}

class ProposalAnswer extends ProposalStep {
  /** What the leader reads; needed to refuse. */
  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(300)
  reply?: string;
}

export class SupportProposal extends ProposalAnswer {
  /** `supported`: it goes on to who decides. */
  @IsIn(['supported', 'refused'])
  outcome: 'supported' | 'refused';
}

export class DecideProposal extends ProposalAnswer {
  @IsIn(['approved', 'refused'])
  outcome: 'approved' | 'refused';
}

export class ProposalQuery extends PageQuery {
  @IsOptional()
  @IsIn(proposalStates)
  state?: ProposalState;

  @IsOptional()
  @IsUUID()
  teamId?: string;
}

export class ProposalView {
  id: string;
  teamId: string;
  teamName: string;
  volunteerId: string;
  volunteerName: string;
  volunteerNumber: string;
  from: string;
  to: string;
  /** Left out once the person was erased. */
  reason?: string;
  state: ProposalState;
  proposedByName: string;
  proposedAt: string;
  supportedByName?: string;
  decidedByName?: string;
  decidedAt?: string;
  reply?: string;
  /** Whether I proposed or supported it, so that somebody else must go on. */
  mine: boolean;
  version: number;
}

export class ProposalPage {
  items: ProposalView[];
  next?: string;
}
