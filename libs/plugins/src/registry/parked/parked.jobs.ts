import { defineJob } from '@redmaple/platform';

/** Lets the jobs of a plugin go on that the current county has switched on. */
export const releaseParked = defineJob<{ pluginId: string }>('platform.release-parked-jobs');

/** The same for all plugins: after an upgrade that mended one, and for what another process parked at the last moment. */
export const releaseForgotten = defineJob('platform.release-forgotten-jobs', { schedule: { every: 600_000 } });
