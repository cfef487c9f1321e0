import { Injectable } from '@nestjs/common';
import { allDeclaredJobs, Clock, Handles, type JobDefinition, Outbox, UnitOfWork } from '@redmaple/platform';
import { InstalledPlugins } from '../../mounting/installed-plugins.js';
import { releaseForgotten, releaseParked } from './parked.jobs.js';

/**
 * Jobs of plugins that are off: each is written down once, whatever happens to the process, and goes back to the queue in the
 * transaction that takes it out of here. A worker that has not heard yet that the plugin is on may park one a few seconds later:
 * that is why they are released when every process knows.
 */
@Injectable()
export class ParkedJobs {
  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly installed: InstalledPlugins,
    private readonly clock: Clock,
  ) {}

  /** @param outboxId line of the outbox that asked for it: a job that is delivered twice waits once */
  async park(
    pluginId: string,
    job: Pick<JobDefinition<object>, 'name'>,
    payload: object,
    outboxId: string,
  ): Promise<void> {
    await this.work.run(() =>
      this.work.execute(
        `INSERT INTO plugins.parked_job (plugin_id, name, payload, outbox_id, parked_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (county_code, outbox_id) DO NOTHING`,
        [pluginId, job.name, JSON.stringify(payload), outboxId, this.clock.now()],
      ),
    );
  }

  @Handles(releaseParked)
  async release({ pluginId }: { pluginId: string }): Promise<void> {
    if (!(await this.installed.mayRunJobs(pluginId))) return;
    await this.work.run(async () => {
      const parked = await this.work.query<{ name: string; payload: object }>(
        `WITH gone AS (DELETE FROM plugins.parked_job WHERE plugin_id = $1 AND name = ANY($2) RETURNING id, name, payload)
         SELECT name, payload FROM gone ORDER BY id`,
        [pluginId, [...allDeclaredJobs().keys()]],
      );
      for (const name of new Set(parked.map((one) => one.name))) {
        const those = parked.filter((one) => one.name === name).map(({ payload }) => ({ payload }));
        await this.outbox.enqueueMany(allDeclaredJobs().get(name) as JobDefinition<object>, those);
      }
    });
  }

  @Handles(releaseForgotten)
  async releaseAll(): Promise<void> {
    const waiting = await this.work.run(() =>
      this.work.query<{ plugin_id: string }>('SELECT DISTINCT plugin_id FROM plugins.parked_job'),
    );
    for (const { plugin_id: pluginId } of waiting) await this.release({ pluginId });
  }
}
