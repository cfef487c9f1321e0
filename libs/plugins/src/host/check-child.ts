import 'reflect-metadata';
import { pathToFileURL } from 'node:url';
import type { PluginDefinition } from '../define/plugin.js';
import { describeProblem, type PluginProblem } from '../validate/problems.js';
import { validateImports } from '../validate/validate-imports.js';
import { validateModules } from '../validate/validate-modules.js';
import { validatePlugin } from '../validate/validate-plugin.js';
import { validateWebFiles } from '../validate/validate-web-files.js';
import { mendBuiltIns } from './built-ins.js';
import type { CheckMessage, CheckRequest, CheckedPackage } from './check-packages.js';
import type { Verdict } from './loaded-plugin.js';
import { probeMount } from './probe-mount.js';

// Run as a process of its own: loads each package, validates it and tries to mount it, and tells how far it is,
// so that the parent knows whom to blame when this process hangs or dies.

const send = process.send?.bind(process);
// What is checked must not answer in the checker's place.
process.send = undefined;

function tell(message: CheckMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    send?.(message, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });
}

async function check({ entry, directory }: CheckedPackage, sdk: string): Promise<Verdict> {
  let plugin: unknown;
  // What one that was refused left behind is not this one's.
  mendBuiltIns();
  try {
    await tell({ kind: 'at', entry, stage: 'load' });
    // Before any of it runs.
    const reaching = validateImports(directory, entry);
    if (reaching.length > 0) return { ok: false, stage: 'validate', reason: reaching.map(describeProblem).join('\n') };
    plugin = ((await import(pathToFileURL(entry).href)) as { default?: unknown }).default;
  } catch (error) {
    return { ok: false, stage: 'load', reason: `It throws while it is loaded: ${firstLine(error)}` };
  }
  try {
    await tell({ kind: 'at', entry, stage: 'validate' });
    const problems = problemsOf(plugin, directory, sdk);
    if (problems.length > 0)
      return { ok: false, stage: 'validate', reason: problems.map(describeProblem).join('\n'), ...idOf(plugin) };
    await tell({ kind: 'at', entry, stage: 'mount' });
    await probeMount(plugin as PluginDefinition);
    const changed = mendBuiltIns();
    if (changed !== undefined) return { ok: false, stage: 'mount', reason: changed, ...idOf(plugin) };
    return { ok: true, id: (plugin as PluginDefinition).id };
  } catch (error) {
    return { ok: false, stage: 'mount', reason: `It can't be mounted: ${firstLine(error)}`, ...idOf(plugin) };
  }
}

/** Of the first step that finds any: each relies on the one before. */
function problemsOf(plugin: unknown, directory: string, sdk: string): PluginProblem[] {
  const wrong = validatePlugin(plugin, sdk);
  if (wrong.length > 0) return wrong;
  const files = validateWebFiles(plugin as PluginDefinition, directory);
  return files.length > 0 ? files : validateModules(plugin as PluginDefinition, directory);
}

function idOf(plugin: unknown): { id?: string } {
  const id = typeof plugin === 'object' && plugin !== null ? (plugin as { id?: unknown }).id : undefined;
  return typeof id === 'string' ? { id } : {};
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return (text.split('\n')[0] ?? '').slice(0, 500);
}

process.once('message', (request: CheckRequest) => {
  void (async () => {
    await tell({ kind: 'ready' });
    for (const one of request.packages)
      await tell({ kind: 'verdict', entry: one.entry, verdict: await check(one, request.sdk) });
    process.exit(0);
  })();
});
