import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Allow, AllowSignedIn, WithFreshFactor } from '@redmaple/platform';
import { ChangePlugin, type PluginFaultView, type PluginView } from './plugins.dto.js';
import { PluginsService } from './plugins.service.js';
import type { TeamTypeInfo } from './team-type-info.js';
import { TeamTypes } from './team-types.js';

/** Plugins of the county, for its administrators. */
@Controller('plugins')
export class PluginsController {
  constructor(private readonly plugins: PluginsService) {}

  /** Every plugin of the installation and how it stands in the county. */
  @Get()
  @Allow('county-admin', 'security-admin', 'auditor')
  list(): Promise<PluginView[]> {
    return this.plugins.list();
  }

  /** Which plugin failed, when and why. */
  @Get('faults')
  @Allow('county-admin', 'security-admin', 'auditor')
  faults(): Promise<PluginFaultView[]> {
    return this.plugins.listFaults();
  }

  @Get(':id')
  @Allow('county-admin', 'security-admin', 'auditor')
  get(@Param('id') id: string): Promise<PluginView> {
    return this.plugins.get(id);
  }

  /** Switches the plugin off in the county, or changes its settings. Switching on is proposed: see `plugin-proposals`. */
  @Put(':id')
  @Allow('county-admin')
  @WithFreshFactor()
  change(@Param('id') id: string, @Body() wish: ChangePlugin): Promise<PluginView> {
    return this.plugins.change(id, wish);
  }
}

/** Team types that the county has switched on. */
@Controller('team-types')
export class TeamTypesController {
  constructor(private readonly teamTypes: TeamTypes) {}

  @Get()
  @AllowSignedIn()
  async list(): Promise<TeamTypeInfo[]> {
    return [...(await this.teamTypes.list())];
  }
}
