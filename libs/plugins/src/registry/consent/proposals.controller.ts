import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow, WithFreshFactor } from '@redmaple/platform';
import { ApprovePlugin, PluginProposalView, ProposePlugin, RejectPlugin } from './proposals.dto.js';
import { PluginProposals } from './proposals.service.js';

/** Which plugins are to be switched on in the county: one person proposes, another agrees. */
@Controller('plugin-proposals')
export class PluginProposalsController {
  constructor(private readonly proposals: PluginProposals) {}

  /** What waits for a second person, and the latest that was decided. */
  @Get()
  @Allow('county-admin', 'security-admin', 'auditor')
  list(): Promise<PluginProposalView[]> {
    return this.proposals.list();
  }

  /** Proposes to switch a plugin on, with its settings. Nothing is switched on yet. */
  @Post()
  @Allow('county-admin')
  @WithFreshFactor()
  propose(@Body() body: ProposePlugin): Promise<PluginProposalView> {
    return this.proposals.propose(body);
  }

  /** Another person agrees: the plugin is switched on. */
  @Post(':id/approve')
  @HttpCode(200)
  @Allow('county-admin', 'security-admin')
  @WithFreshFactor()
  approve(@Param('id', ParseUUIDPipe) id: string, @Body() body: ApprovePlugin): Promise<PluginProposalView> {
    return this.proposals.approve(id, body.manifestHash);
  }

  /** Another person says no. */
  @Post(':id/reject')
  @HttpCode(200)
  @Allow('county-admin', 'security-admin')
  @WithFreshFactor()
  reject(@Param('id', ParseUUIDPipe) id: string, @Body() body: RejectPlugin): Promise<PluginProposalView> {
    return this.proposals.reject(id, body.note ?? '');
  }

  /** Who proposed it takes it back. */
  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow('county-admin')
  withdraw(@Param('id', ParseUUIDPipe) id: string): Promise<PluginProposalView> {
    return this.proposals.withdraw(id);
  }
}
