import { currentContext } from '@redmaple/platform';
import type { InstalledPlugins } from './installed-plugins.js';
import type { JobWrapper } from './plugin-class.js';

/** How often a job of a plugin that is switched off is looked at again, in milliseconds. */
const lookAgainAfter = 10 * 60 * 1000;

/** Puts a job off: asks for it again at a later time. */
export type PutOff = (job: Parameters<JobWrapper>[0]['job'], payload: object, milliseconds: number) => Promise<void>;

/** Runs a plugin's jobs only where the county has it on; elsewhere they wait and nothing is lost. */
export function pausingJobs(pluginId: string, installed: InstalledPlugins, putOff: PutOff): JobWrapper {
  return async (mark, run, payload, work) => {
    // A job always has a county: validation refuses jobs for all counties at once.
    if (currentContext().county !== undefined && (await installed.mayRunJobs(pluginId))) return work();
    // A periodic job comes back by itself; one that was asked for is asked for again.
    if (run.outboxId !== undefined) await putOff(mark.job, payload, lookAgainAfter);
    return undefined;
  };
}
