import { Injectable, Logger } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { UnitOfWork } from '@redmaple/platform';
import { DemoContributor } from '../contracts/demo.js';

/** What plugins bring for the demo county. */
@Injectable()
export class PluginDemos {
  private readonly log = new Logger('Plugins');

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly work: UnitOfWork,
  ) {}

  /** Fills the current county, in the open transaction. A plugin that fails leaves nothing behind, and does not cost the rest. */
  async fill(): Promise<void> {
    const found = this.discovery.getProviders().map(({ instance }): unknown => instance);
    for (const one of new Set(found.filter((candidate) => candidate instanceof DemoContributor))) {
      await this.work.execute('SAVEPOINT demo_of_plugin');
      try {
        await one.fillDemo();
        await this.work.execute('RELEASE SAVEPOINT demo_of_plugin');
      } catch (error) {
        await this.work.execute('ROLLBACK TO SAVEPOINT demo_of_plugin');
        const kind = error instanceof Error ? error.name : 'unknown';
        this.log.warn({ provider: one.constructor.name, error: kind }, 'demo data of a plugin left out');
      }
    }
  }
}
