import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { Clock, HouseHealth, UnitOfWork } from '@redmaple/platform';
import { IsolationSwitch, type IsolationStop } from '../isolation/isolation-switch.js';
import { InstalledPlugins } from '../mounting/installed-plugins.js';
import type { IsolationState } from '../isolation/probe.js';
import type { IsolationHealthView, PluginHealthView, SystemHealthView } from './system-health.dto.js';

/** Not sealed for so long means that nobody seals, in seconds: it is done every ten. */
const sealedWithin = 300;
const oneDay = 24 * 3_600_000;
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** What the console shows of the system. */
@Injectable()
export class SystemHealth {
  constructor(
    private readonly house: HouseHealth,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly installed: InstalledPlugins,
    private readonly isolationSwitch: IsolationSwitch,
  ) {}

  async look(): Promise<SystemHealthView> {
    const now = this.clock.now();
    const [figures, reachable, sealed] = await Promise.all([
      this.house.figures(),
      this.house.queueAnswers(),
      this.house.sealed(),
    ]);
    const plugins = figures && (await this.plugins(new Date(now.getTime() - oneDay)));
    const audit = sealed && {
      ...(sealed.sealedUntil && { sealedUntil: sealed.sealedUntil.toISOString() }),
      unsealed: sealed.unsealed,
      oldestUnsealedSeconds: sealed.oldestUnsealedAt
        ? Math.max(0, Math.round((now.getTime() - sealed.oldestUnsealedAt.getTime()) / 1000))
        : 0,
    };
    const isolation = isolationOf(this.installed.isolation(), figures && (await this.isolationSwitch.read()));
    const well =
      figures !== undefined &&
      reachable &&
      audit !== undefined &&
      figures.deadJobs + figures.messages.late + figures.messages.failed === 0 &&
      audit.oldestUnsealedSeconds < sealedWithin &&
      !plugins?.some((one) => one.stopped) &&
      isolation?.ready !== false &&
      !isolation?.stopped;
    return {
      status: well ? 'well' : 'trouble',
      version,
      now: now.toISOString(),
      databaseReachable: figures !== undefined,
      queue: { kind: this.house.queueKind, reachable },
      ...(figures && { outbox: figures.outbox, deadJobs: figures.deadJobs, messages: figures.messages }),
      ...(audit && { audit }),
      ...(plugins && { plugins }),
      ...(isolation && { isolation }),
    };
  }

  private plugins(since: Date): Promise<PluginHealthView[]> {
    return this.work.run(() =>
      this.work.query<PluginHealthView>(
        `SELECT plugin_id AS "pluginId", coalesce(f.faults, 0) AS faults, p.stopped_at IS NOT NULL AND NOT p.enabled AS stopped
         FROM plugins.county_plugin p FULL JOIN
           (SELECT plugin_id, count(*)::int AS faults FROM plugins.plugin_fault WHERE happened_at > $1 GROUP BY plugin_id) f
           USING (plugin_id)
         WHERE f.faults > 0 OR (p.stopped_at IS NOT NULL AND NOT p.enabled) ORDER BY plugin_id`,
        [since],
      ),
    );
  }
}

function isolationOf(
  machine: IsolationState | undefined,
  stop: IsolationStop | undefined,
): IsolationHealthView | undefined {
  if (!machine && !stop) return undefined;
  return {
    ready: machine?.ready !== false && !stop,
    ...(machine?.ready === false && { reason: machine.reason }),
    ...(stop && { stopped: { since: stop.since.toISOString(), ...(stop.reason !== null && { reason: stop.reason }) } }),
  };
}
