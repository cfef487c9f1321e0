import { Controller, Get } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import type { SystemHealthView } from './system-health.dto.js';
import { SystemHealth } from './system-health.service.js';

/** How the system stands, for its administrators. */
@Controller('system/health')
export class SystemHealthController {
  constructor(private readonly health: SystemHealth) {}

  /** Numbers only; what does not answer is absent. */
  @Get()
  @Allow('county-admin', 'system-admin')
  look(): Promise<SystemHealthView> {
    return this.health.look();
  }
}
