import { asDomainError, currentContext, inTime, type JobRun, untilAborted } from '@redmaple/platform';
import type { PolicyFailure } from '../host/run-policy.js';
import { readable } from '../host/run-policy.js';
import { actAsHost } from './acting.js';
import type { InstalledPlugins } from './installed-plugins.js';
import type { JobWrapper } from './plugin-class.js';

/** What jobs of a plugin need of the host. */
export interface JobHost {
  /** Keeps a job until the county has the plugin on. */
  park(pluginId: string, job: Parameters<JobWrapper>[0]['job'], payload: object, outboxId: string): Promise<void>;
  /** Counts a fault against the plugin in the county of the call. */
  fault(pluginId: string, hook: string, reason: PolicyFailure, message: string): Promise<void>;
}

/**
 * Runs a plugin's jobs only where the county has it on; elsewhere they wait and nothing is lost. One that takes too long is given up,
 * and counted against the plugin each time; one that throws is counted when it has no try left.
 */
export function pausingJobs(
  pluginId: string,
  jobSeconds: number,
  installed: InstalledPlugins,
  host: JobHost,
): JobWrapper {
  return async (mark, run, payload, work) => {
    // A job always has a county: validation refuses jobs for all counties at once. A plugin may call its own handler, under its role.
    const may = currentContext().county !== undefined && (await actAsHost(() => installed.mayRunJobs(pluginId)));
    if (!may) {
      // A periodic job comes back by itself.
      const { outboxId } = run;
      if (outboxId !== undefined) await actAsHost(() => host.park(pluginId, mark.job, payload, outboxId));
      return undefined;
    }
    try {
      return await within(jobSeconds, run, work);
    } catch (error) {
      const late = error instanceof OutOfTime;
      const last = run.outboxId === undefined || run.attempt >= mark.job.attempts;
      if (late || (last && !asDomainError(error)))
        await actAsHost(() =>
          host.fault(pluginId, mark.job.name, late ? 'slow' : 'threw', late ? error.message : readable(error)),
        );
      throw error;
    }
  };
}

class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

function within(seconds: number, run: JobRun, work: (run: JobRun) => Promise<unknown>): Promise<unknown> {
  const over = new AbortController();
  const { signal } = over;
  const late = (): never => {
    const error = new OutOfTime(
      `It was not done within ${seconds} s: do it in smaller pieces, or raise limits.jobSeconds.`,
    );
    over.abort(error);
    throw error;
  };
  return inTime(seconds * 1000, () => untilAborted(signal, () => work({ ...run, signal })), late);
}
