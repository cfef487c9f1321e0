import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { AllowSignedIn, WithFreshFactor } from '@redmaple/platform';
import type { ScreensManifest } from './manifest.dto.js';
import { ScreensService } from './screens.service.js';

/** What plugins add to the console. */
@Controller('ui')
export class ScreensController {
  constructor(private readonly screens: ScreensService) {}

  /** Pages, panels and map layers of the plugins that the county has on, as far as the caller's roles see them. */
  @Get('manifest')
  @AllowSignedIn()
  manifest(): Promise<ScreensManifest> {
    return this.screens.manifest();
  }

  /** Writes down that the caller takes a report of a plugin along as a file; its rows come from the plugin's own route. */
  @Post('plugins/:plugin/reports/:code/taken')
  @HttpCode(204)
  @AllowSignedIn()
  @WithFreshFactor()
  takeReport(@Param('plugin') plugin: string, @Param('code') code: string): Promise<void> {
    return this.screens.takeReport(plugin, code);
  }
}
