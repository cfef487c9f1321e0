import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow, WithFreshFactor } from '@redmaple/platform';
import { DecideLeaderDto, LeaderProposalView } from './leader-proposal.dto.js';
import { LeaderDecisions } from './leader-decisions.service.js';

/** Who is to lead a team, waiting for a second person. */
@Controller('leader-proposals')
export class LeaderProposalsController {
  constructor(private readonly decisions: LeaderDecisions) {}

  /** Confirmed or declined by another than who proposed it; who proposed it takes it back. */
  @Post(':id/decision')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  @WithFreshFactor()
  decide(@Param('id', ParseUUIDPipe) id: string, @Body() body: DecideLeaderDto): Promise<LeaderProposalView> {
    return this.decisions.decide(id, body);
  }
}
