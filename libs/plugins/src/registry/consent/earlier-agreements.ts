import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { asSystem, Counties } from '@redmaple/platform';
import { InstalledPlugins } from '../../mounting/installed-plugins.js';
import { CountyPlugins } from '../county-plugins.js';

/** Counties had plugins before two people were asked: what those may do now is what a later version is measured by. */
@Injectable()
export class EarlierAgreements implements OnApplicationBootstrap {
  private readonly log = new Logger('Plugins');

  constructor(
    private readonly installed: InstalledPlugins,
    private readonly states: CountyPlugins,
    private readonly counties: Counties,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const plugins = this.installed.active();
    if (plugins.length === 0) return;
    try {
      for (const county of (await this.counties.all()).keys())
        await asSystem(county, 'note-earlier-agreements', () => this.states.noteEarlier(plugins));
    } catch (error) {
      // The next start tries again; nothing waits for it.
      this.log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'earlier agreements not noted');
    }
  }
}
