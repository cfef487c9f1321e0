import { Injectable, Logger } from '@nestjs/common';
import { Audit, Clock, currentCounty, inRole, Outbox, UnitOfWork } from '@redmaple/platform';
import type { PolicyFailure } from '../host/run-policy.js';
import { fleet } from '../isolation/fleet.js';
import { CountyPlugins } from './county-plugins.js';
import { pluginChanged } from './plugins.events.js';

/** After this many faults within an hour a plugin is switched off in that county. */
export const crashBudget = 3;
const budgetWindow = 60 * 60 * 1000;
/** Older faults are forgotten, in milliseconds. */
const keepFor = 90 * 24 * 60 * 60 * 1000;

/** Something a plugin did wrong in one county. */
export interface PluginFault {
  readonly id: string;
  readonly pluginId: string;
  /** What was running: a policy's name, a route, a job. */
  readonly hook: string;
  readonly reason: PolicyFailure;
  readonly message: string;
  readonly happenedAt: Date;
}

/** Keeps what plugins do wrong per county, and switches off the one that uses up its budget. */
@Injectable()
export class PluginFaults {
  private readonly log = new Logger('Plugins');

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly states: CountyPlugins,
    private readonly outbox: Outbox,
  ) {}

  /** Records a fault in a transaction of its own. Never throws: whoever met the fault has to go on. */
  record(pluginId: string, hook: string, reason: PolicyFailure, message: string): Promise<void> {
    // Told from within the plugin's code or not: the host keeps the count.
    return inRole(undefined, () => this.keep(pluginId, hook, reason, message));
  }

  private async keep(pluginId: string, hook: string, reason: PolicyFailure, message: string): Promise<void> {
    this.log.warn({ plugin: pluginId, hook, reason }, 'plugin fault');
    try {
      const stopped = await this.work.separately(() => this.write(pluginId, hook, reason, message));
      if (stopped) {
        this.states.forget();
        fleet.stop(pluginId, currentCounty());
      }
    } catch (error) {
      this.log.error(
        { plugin: pluginId, error: error instanceof Error ? error.name : 'unknown' },
        'plugin fault not stored',
      );
    }
  }

  /** The latest faults of the current county, newest first. */
  recent(limit = 50): Promise<PluginFault[]> {
    return this.work.run(() =>
      this.work.query<PluginFault>(
        `SELECT id, plugin_id AS "pluginId", hook, reason, message, happened_at AS "happenedAt"
         FROM plugins.plugin_fault ORDER BY happened_at DESC, id DESC LIMIT $1`,
        [limit],
      ),
    );
  }

  private async write(pluginId: string, hook: string, reason: PolicyFailure, message: string): Promise<boolean> {
    const now = this.clock.now();
    await this.work.execute('DELETE FROM plugins.plugin_fault WHERE happened_at < $1', [
      new Date(now.getTime() - keepFor),
    ]);
    await this.work.execute(
      'INSERT INTO plugins.plugin_fault (plugin_id, hook, reason, message, happened_at) VALUES ($1, $2, $3, $4, $5)',
      [pluginId, hook, reason, message.slice(0, 500), now],
    );
    // Switching it on again starts a new count.
    const stopped = await this.work.execute(
      `UPDATE plugins.county_plugin p SET enabled = false, stopped_at = $2, version = version + 1
       WHERE plugin_id = $1 AND enabled AND $4 <= (
         SELECT count(*) FROM plugins.plugin_fault f
         WHERE f.plugin_id = p.plugin_id AND f.happened_at >= greatest(p.changed_at, $3))`,
      [pluginId, now, new Date(now.getTime() - budgetWindow), crashBudget],
    );
    if (stopped === 0) return false;
    await this.audit.record('plugin.stopped', { type: 'plugin', id: pluginId }, { faults: crashBudget });
    await this.outbox.emit(pluginChanged, {});
    return true;
  }
}
