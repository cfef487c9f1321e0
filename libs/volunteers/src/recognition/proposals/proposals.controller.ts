import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import {
  DecideProposal,
  ProposalPage,
  ProposalQuery,
  ProposalStep,
  ProposalView,
  ProposeCommendation,
  SupportProposal,
} from './proposal.dto.js';
import { CommendationProposals } from './proposals.service.js';

/** Commendations that leaders propose for members of their teams. */
@Controller('recognition/proposals')
export class CommendationProposalsController {
  constructor(private readonly proposals: CommendationProposals) {}

  @Get()
  @Allow('operator', 'county-admin', 'team-leader')
  list(@Query() query: ProposalQuery): Promise<ProposalPage> {
    return this.proposals.list(query);
  }

  @Post()
  @Allow('team-leader')
  propose(@Body() wish: ProposeCommendation): Promise<ProposalView> {
    return this.proposals.propose(wish);
  }

  /** First of two people: reads it and lets it go on, or refuses. */
  @Post(':id/support')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  support(@Param('id', ParseUUIDPipe) id: string, @Body() body: SupportProposal): Promise<ProposalView> {
    return this.proposals.support(id, body);
  }

  /** Second of two people, neither of whom proposed it or is commended. */
  @Post(':id/decision')
  @HttpCode(200)
  @Allow('county-admin')
  decide(@Param('id', ParseUUIDPipe) id: string, @Body() body: DecideProposal): Promise<ProposalView> {
    return this.proposals.decide(id, body);
  }

  /** Taken back by who proposed it. */
  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow('team-leader')
  withdraw(@Param('id', ParseUUIDPipe) id: string, @Body() { version }: ProposalStep): Promise<ProposalView> {
    return this.proposals.withdraw(id, version);
  }
}
