import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import { InstalledPlugins } from '../mounting/installed-plugins.js';
import { fleet } from './fleet.js';

/** How often a process looks whether isolated plugins may run, in milliseconds. */
const lookEvery = 2_000;

/** What is read of the switch; nothing, where it was never used. */
export const stoppedSql = 'SELECT reason, changed_at AS since FROM plugins.isolation_switch WHERE stopped';

/** That isolated plugins are stopped in the whole installation. */
export interface IsolationStop {
  readonly reason: string | null;
  readonly since: Date;
}

/** Ends the closed processes of this process of the house, and starts none, while the installation says stop. */
@Injectable()
export class IsolationSwitch implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger('Plugins');
  private readonly fleet = fleet;
  private timer: NodeJS.Timeout | undefined;
  private ended = false;

  constructor(
    private readonly installed: InstalledPlugins,
    private readonly work: UnitOfWork,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.installed.active().some((one) => one.isolated)) await this.look();
  }

  onApplicationShutdown(): void {
    this.ended = true;
    clearTimeout(this.timer);
  }

  /** As the database says now. */
  read(): Promise<IsolationStop | undefined> {
    return this.work.separately(() => this.work.one<IsolationStop>(stoppedSql));
  }

  private async look(): Promise<void> {
    try {
      const stop = await this.read();
      if (this.ended) return;
      if ((stop !== undefined) !== this.fleet.isHalted)
        this.log.warn({ stopped: stop !== undefined }, 'the switch of isolated plugins was turned');
      if (stop) this.fleet.halt();
      else this.fleet.allow();
    } catch {
      // The database is away: what was read last holds.
    }
    if (!this.ended) this.timer = setTimeout(() => void this.look(), lookEvery).unref();
  }
}
