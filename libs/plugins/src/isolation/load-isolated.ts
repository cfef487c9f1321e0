import { relative } from 'node:path';
import { deepFreeze } from '../define/deep-freeze.js';
import type { PluginDefinition } from '../define/plugin.js';
import type { LoadedPlugin, PluginPackage, SkippedPlugin } from '../host/loaded-plugin.js';
import { describeProblem, isRecord } from '../validate/problems.js';
import { validatePlugin } from '../validate/validate-plugin.js';
import { type IsolatedOutcome, IsolatedProcess } from './isolated-process.js';
import { functionMark } from './messages.js';
import type { IsolationState } from './probe.js';

/**
 * Loads a package that runs isolated: it is described by a closed process, and what it declares is checked as data. Nothing of it is
 * ever loaded here.
 * @param state whether this machine can close it in.
 */
export async function loadIsolated(found: PluginPackage, state: IsolationState): Promise<LoadedPlugin | SkippedPlugin> {
  if (!state.ready) return { name: found.name, stage: 'load', reason: state.reason };
  const where = { directory: found.directory, entry: relative(found.directory, found.entry) };
  const outcome = await describeOnce(where);
  if (!outcome.ok)
    return {
      name: found.name,
      stage: 'load',
      reason: `It can't be loaded in isolation: ${explained(outcome.message)}`,
    };
  const definition = deepFreeze(withFunctions(outcome.value)) as PluginDefinition;
  const problems = validatePlugin(definition).map(describeProblem);
  if (isRecord(definition) && definition.isolation !== 'process')
    problems.unshift(`isolation: must be 'process', as its package.json says: write it into definePlugin({ … }).`);
  if (problems.length > 0) {
    const name = isRecord(definition) && typeof definition.id === 'string' ? definition.id : found.name;
    return { name, stage: 'validate', reason: problems.join('\n') };
  }
  const declared = JSON.stringify(outcome.value);
  return {
    id: definition.id,
    package: found,
    definition,
    isolated: { id: definition.id, package: where, declared },
  };
}

async function describeOnce(where: { directory: string; entry: string }): Promise<IsolatedOutcome> {
  const process = new IsolatedProcess(where);
  const watch = setInterval(() => process.weigh(), 50);
  try {
    return await process.describe();
  } finally {
    clearInterval(watch);
    process.stop();
  }
}

/** The mark of a function becomes one that can't be called here, so that what is declared reads as in every other plugin. */
function withFunctions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withFunctions);
  if (!isRecord(value)) return value;
  if (value[functionMark] === true) return inItsProcess;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withFunctions(one)]));
}

function inItsProcess(): never {
  throw new Error('This function of an isolated plugin runs in its own process.');
}

function explained(message: string): string {
  const missing = /does not provide an export named '?(\w+)'?/.exec(message)?.[1];
  if (missing !== undefined)
    return `it imports ${missing}, which an isolated plugin does not have: leave it out, or run the plugin without isolation.`;
  return message;
}
