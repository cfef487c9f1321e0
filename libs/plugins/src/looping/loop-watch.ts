import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Logger } from '@nestjs/common';
import { contextIfAny, roleInForce } from '@redmaple/platform';
import { roleOf } from '../mounting/acting.js';
import type { InstalledPlugins } from '../mounting/installed-plugins.js';
import { type Speaker, speakerSymbol, type WatchOrder } from './loop-order.js';

/** How often the house's own thread shows that it turns, in milliseconds. */
const beatEvery = 200;

interface Watched {
  readonly installed: InstalledPlugins;
  readonly dataDirectory: string;
}

/**
 * Watches over this process from a thread of its own: a plugin whose code never comes to an end, in a job, a route or a handler, is found
 * and the process ended, so that it can be started again. Functions that are called under a limit (policies, decisions, filters) are
 * stopped long before. Without a plugin that runs code there is nothing to watch.
 */
export function watchForLoops({ installed, dataDirectory }: Watched): void {
  const mayLoop = installed.active().some((one) => !one.isolated && runsLong(one.definition));
  if (!mayLoop) return;
  Object.defineProperty(globalThis, Symbol.for(speakerSymbol), { value: () => speaker(installed), configurable: true });
  const beat = new SharedArrayBuffer(8);
  const pulse = new BigInt64Array(beat);
  const turn = (): void => void Atomics.store(pulse, 0, process.hrtime.bigint());
  turn();
  setInterval(turn, beatEvery).unref();
  const order: WatchOrder = { beat, dataDirectory };
  const thread = new Worker(new URL('./loop-watcher.js', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: 64 },
  });
  thread.unref();
  thread.on('error', (error) => {
    // A Node without an inspector, say: the house runs all the same.
    new Logger('Plugins').warn({ error: error.name }, 'nobody watches for loops of plugins');
  });
}

function runsLong({
  providers = [],
  controllers = [],
  on,
}: {
  providers?: readonly unknown[];
  controllers?: readonly unknown[];
  on?: object;
}): boolean {
  return providers.length + controllers.length > 0 || on !== undefined;
}

function speaker(installed: InstalledPlugins): Speaker | undefined {
  const role = roleInForce();
  const plugin = role === undefined ? undefined : installed.active().find((one) => roleOf(one.id) === role);
  if (!plugin) return undefined;
  const county = contextIfAny()?.county;
  const { href } = pathToFileURL(plugin.package.directory);
  return { plugin: plugin.id, url: href, ...(county !== undefined && { county }) };
}
