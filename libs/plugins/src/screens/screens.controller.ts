import { Controller, Get } from '@nestjs/common';
import { AllowSignedIn } from '@redmaple/platform';
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
}
