import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SDK_VERSION } from '../define/sdk-version.js';
import type { PluginPackage, SkipStage, Verdict } from './loaded-plugin.js';
import { runsFromSources } from './resolve-package.js';

/** A package as the checking process needs it. */
export type CheckedPackage = Pick<PluginPackage, 'entry' | 'directory'>;

/** What the parent asks of the checking process. */
export interface CheckRequest {
  readonly packages: readonly CheckedPackage[];
  /** Version of the contract. */
  readonly sdk: string;
}

/** What the checking process tells. */
export type CheckMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'at'; readonly entry: string; readonly stage: SkipStage }
  | { readonly kind: 'verdict'; readonly entry: string; readonly verdict: Verdict };

/** How long a package may take to be loaded, validated and mounted, in milliseconds. */
export const checkLimit = 5_000;
/** How long the checking process may take to load the SDK itself, in milliseconds. */
const startLimit = 60_000;
/** V8 heap of the checking process, in megabytes. */
const heapLimit = 256;

interface ChildOutcome {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** The package during which the process hung or died. */
  readonly blamed?: { readonly entry: string; readonly verdict: Verdict };
}

/**
 * Loads, validates and mounts packages in a process of their own, so that one that throws, loops, exits or eats
 * the memory costs nothing but itself. All share one process; after a failure the rest get a fresh one.
 * @returns a verdict for each entry.
 */
export async function checkPackages(
  packages: readonly PluginPackage[],
  limit = checkLimit,
  sdk = SDK_VERSION,
): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  let waiting: readonly CheckedPackage[] = packages;
  while (waiting.length > 0) {
    const outcome = await checkInChild(waiting, limit, sdk);
    for (const [entry, verdict] of outcome.verdicts) verdicts.set(entry, verdict);
    const { blamed } = outcome;
    if (blamed) {
      // One that was checked before it may have left something behind: it gets a chance alone.
      const itself = waiting.filter((one) => one.entry === blamed.entry);
      const alone = itself[0] === waiting[0] ? outcome : await checkInChild(itself, limit, sdk);
      verdicts.set(blamed.entry, alone.verdicts.get(blamed.entry) ?? alone.blamed?.verdict ?? blamed.verdict);
    }
    waiting = waiting.filter((one) => !verdicts.has(one.entry));
  }
  return verdicts;
}

async function checkInChild(packages: readonly CheckedPackage[], limit: number, sdk: string): Promise<ChildOutcome> {
  const child = startChecker('check-child');
  const errors = collectErrors(child);
  try {
    return await follow(child, packages, { limit, sdk }, errors);
  } finally {
    child.kill('SIGKILL');
  }
}

/**
 * Starts the process in which code that nobody vouches for is loaded.
 * @param name module beside this one that it runs, or a path from here; without its ending
 */
export function startChecker(name: string): ChildProcess {
  const script = new URL(`./${name}${runsFromSources ? '.ts' : '.js'}`, import.meta.url);
  const fromSources = ['--conditions=source', '--import', new URL('../../typescript-hooks.mjs', import.meta.url).href];
  return fork(fileURLToPath(script), [], {
    execArgv: [`--max-old-space-size=${heapLimit}`, '--no-warnings', ...(runsFromSources ? fromSources : [])],
    // No secrets: what is checked sees neither the database nor the keys.
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

function follow(
  child: ChildProcess,
  packages: readonly CheckedPackage[],
  { limit, sdk }: { readonly limit: number; readonly sdk: string },
  errors: () => string,
): Promise<ChildOutcome> {
  const entries = packages.map((one) => one.entry);
  return new Promise((resolve) => {
    const verdicts = new Map<string, Verdict>();
    let current: { entry: string; stage: SkipStage } = { entry: entries[0] ?? '', stage: 'load' };
    let ready = false;
    const blame = (reason: string): void => {
      clearTimeout(timer);
      if (!ready) resolve({ verdicts: new Map(entries.map((entry) => [entry, { ok: false, stage: 'load', reason }])) });
      resolve({ verdicts, blamed: { entry: current.entry, verdict: { ok: false, stage: current.stage, reason } } });
    };
    const tooLong = (): void =>
      blame(
        ready
          ? `It did not return within ${limit / 1000} s: look for a loop or an await that never ends.`
          : 'The check could not start in time.',
      );
    let timer = setTimeout(tooLong, startLimit);
    const restart = (): void => {
      clearTimeout(timer);
      // No time at all is over at once: a timer would let a verdict that came in the same read pass before it.
      if (limit <= 0) tooLong();
      else timer = setTimeout(tooLong, limit);
    };
    child.on('message', (message: CheckMessage) => {
      if (message.kind === 'ready') ready = true;
      if (message.kind === 'at') {
        current = message;
        if (message.stage === 'load') restart();
      }
      if (message.kind !== 'verdict') return;
      verdicts.set(message.entry, message.verdict);
      if (verdicts.size === entries.length) {
        clearTimeout(timer);
        resolve({ verdicts });
      } else {
        current = { entry: entries[verdicts.size] ?? '', stage: 'load' };
      }
    });
    child.once('error', (error) => blame(`The check could not start: ${error.message}.`));
    child.once('close', (code, signal) => blame(exitReason(ready, code, signal, errors())));
    child.send({
      packages: packages.map(({ entry, directory }) => ({ entry, directory })),
      sdk,
    } satisfies CheckRequest);
  });
}

/** How the checking process ended without having answered. */
export function exitReason(ready: boolean, code: number | null, signal: string | null, errors: string): string {
  const how = signal === null ? `with code ${code}` : `by ${signal}`;
  if (/heap out of memory/.test(errors)) return `It uses more than ${heapLimit} MB of memory while it is checked.`;
  const line = errors.split('\n').find((one) => /^\w*Error\b/.test(one)) ?? '';
  return `${ready ? 'It ends the process' : 'The check ended'} ${how} while it is checked. ${line}`
    .trim()
    .slice(0, 500);
}

/** Keeps the first part of what the process writes to stderr, for the reason. */
export function collectErrors(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    if (text.length < 20_000) text += chunk;
  });
  return () => text;
}
