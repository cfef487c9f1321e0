/** How much of the house a plugin's jobs may take. @since 1.4.0 */
export interface PluginLimits {
  /** Seconds one job may run, 1 to 600; 30 when left out. Its `run.signal` is aborted then, and what it did not commit is undone. */
  readonly jobSeconds?: number;
  /** Jobs of the plugin that run side by side in a worker, 1 to 10; 2 when left out. */
  readonly jobsAtOnce?: number;
}

/** What holds where a plugin says nothing. */
export const usualLimits: Required<PluginLimits> = { jobSeconds: 30, jobsAtOnce: 2 };
