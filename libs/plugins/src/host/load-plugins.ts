import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type PluginDefinition, qualifiedCode } from '../define/plugin.js';
import { describeProblem } from '../validate/problems.js';
import { validatePlugin } from '../validate/validate-plugin.js';
import { validateWebFiles } from '../validate/validate-web-files.js';
import { loadIsolated } from '../isolation/load-isolated.js';
import { type IsolationState, probeIsolation } from '../isolation/probe.js';
import { checkLimit, checkPackages } from './check-packages.js';
import type { LoadedPlugin, LoadedPlugins, PluginPackage, SkippedPlugin, Verdict } from './loaded-plugin.js';
import { resolvePackage, workspaceRoot } from './resolve-package.js';
import { VerdictCache } from './verdict-cache.js';

/** What the configuration says about plugins. */
export interface LoadOptions {
  /** Workspace folder names, package names or paths, separated by commas: `PLUGINS`. */
  readonly plugins: string;
  /** `SAFE_MODE`: load none. */
  readonly safeMode: boolean;
  /** Where the verdicts of earlier boots are kept: `DATA_DIR`. */
  readonly dataDirectory: string;
  /** Packages that were installed by command. Each replaces a configured one with the same id. */
  readonly installed?: readonly PluginPackage[];
  /** The installation says that no isolated plugin may run: none is started, not even to be described. */
  readonly isolationStopped?: boolean;
  /** Folder of the repository or installation; found from this file when left out. */
  readonly root?: string;
  /** Milliseconds a package may take to be checked; 5 s when left out. */
  readonly limit?: number;
  /** Version of the contract; this release's when left out. */
  readonly sdk?: string;
  /** Folders of the tools that close plugins in; the usual ones when left out. */
  readonly sandboxTools?: readonly string[];
}

/**
 * Loads the configured plugins. Never throws because of a plugin: one that can't be used is skipped with the
 * reason, and the rest run.
 */
export async function loadPlugins(options: LoadOptions): Promise<LoadedPlugins> {
  if (options.safeMode) return { active: [], skipped: [] };
  const skipped: SkippedPlugin[] = [];
  const found = [...findPackages(options, skipped), ...(options.installed ?? [])];
  const usable = await passingPackages(
    found.filter((one) => !one.isolated),
    options,
    skipped,
  );
  const closed = new Set(found.filter((one) => one.isolated));
  const isolation =
    closed.size > 0 && !options.isolationStopped ? await probeIsolation(options.sandboxTools) : undefined;
  const active: LoadedPlugin[] = [];
  // In the order of the configuration.
  for (const one of found.filter((it) => closed.has(it) || usable.includes(it))) {
    const outcome = withoutTwin(await load(one, options, isolation), active);
    if ('definition' in outcome) active.push(outcome);
    else skipped.push(outcome);
  }
  const misspelt = active.flatMap((one) => unknownQualification(one, active));
  return {
    active: active.filter((one) => !misspelt.some(({ name }) => name === one.id)),
    skipped: [...skipped, ...misspelt],
    ...(isolation && { isolation }),
  };
}

/** A qualification that another running plugin does not have: most likely misspelt. */
function unknownQualification({ id, definition }: LoadedPlugin, active: readonly LoadedPlugin[]): SkippedPlugin[] {
  const required = (definition.teamTypes ?? []).flatMap((one) => one.requires.qualifications);
  for (const code of required.filter((one) => one.includes('.'))) {
    const owner = active.find((one) => code.startsWith(`${one.id}.`));
    const catalogue = (owner?.definition.qualifications ?? []).map((one) => qualifiedCode(owner?.id ?? '', one.code));
    // One whose plugin does not run stays a requirement: certificates issued earlier still count.
    if (!owner || catalogue.includes(code)) continue;
    const reason = `It requires "${code}", which ${owner.id} does not have: use one of ${catalogue.join(', ') || 'its own'}.`;
    return [{ name: id, stage: 'validate', reason }];
  }
  return [];
}

function findPackages(options: LoadOptions, skipped: SkippedPlugin[]): PluginPackage[] {
  const root = options.root ?? workspaceRoot();
  const names = [...new Set(options.plugins.split(',').map((one) => one.trim()))].filter((one) => one !== '');
  return names.flatMap((name) => {
    try {
      return [resolvePackage(name, root)];
    } catch (error) {
      skipped.push({ name, stage: 'load', reason: messageOf(error) });
      return [];
    }
  });
}

async function passingPackages(
  found: readonly PluginPackage[],
  options: LoadOptions,
  skipped: SkippedPlugin[],
): Promise<PluginPackage[]> {
  const cache = new VerdictCache(join(options.dataDirectory, 'plugin-checks.json'), options.sdk);
  const verdicts = new Map(found.map((one) => [one, cache.verdictOn(one)]));
  const unknown = found.filter((one) => verdicts.get(one) === undefined);
  if (unknown.length > 0) {
    const checked = await checkPackages(unknown, options.limit ?? checkLimit, options.sdk);
    const fresh = new Map(unknown.map((one) => [one, checked.get(one.entry) ?? neverChecked]));
    cache.remember(fresh);
    for (const [one, verdict] of fresh) verdicts.set(one, verdict);
  }
  const { installed = [] } = options;
  const replaced = new Set(installed.flatMap((one) => idIfUsable(verdicts.get(one)) ?? []));
  return found.filter((one) => {
    const verdict = verdicts.get(one) ?? neverChecked;
    if (verdict.ok && replaced.has(verdict.id) && !installed.includes(one)) return false;
    if (!verdict.ok) skipped.push({ name: verdict.id ?? one.name, stage: verdict.stage, reason: verdict.reason });
    return verdict.ok;
  });
}

function idIfUsable(verdict: Verdict | undefined): string | undefined {
  return verdict?.ok ? verdict.id : undefined;
}

const neverChecked: Verdict = { ok: false, stage: 'load', reason: 'It could not be checked.' };

async function importPlugin(found: PluginPackage, sdk: string | undefined): Promise<LoadedPlugin | SkippedPlugin> {
  let definition: unknown;
  try {
    definition = ((await import(pathToFileURL(found.entry).href)) as { default?: unknown }).default;
  } catch (error) {
    return { name: found.name, stage: 'load', reason: `It throws while it is loaded: ${messageOf(error)}` };
  }
  const problems = validatePlugin(definition, sdk).map(describeProblem);
  if (problems.length > 0) return { name: found.name, stage: 'validate', reason: problems.join('\n') };
  const plugin = definition as PluginDefinition;
  const missing = validateWebFiles(plugin, found.directory).map(describeProblem);
  if (missing.length > 0) return { name: found.name, stage: 'validate', reason: missing.join('\n') };
  if (plugin.isolation !== undefined) return { name: plugin.id, stage: 'validate', reason: undeclaredIsolation };
  return { id: plugin.id, package: found, definition: plugin };
}

const undeclaredIsolation =
  'isolation: its package.json does not say so, and it was loaded to find out: add "redmaple": { "isolation": "process" } there.';

function withoutTwin(
  outcome: LoadedPlugin | SkippedPlugin,
  active: readonly LoadedPlugin[],
): LoadedPlugin | SkippedPlugin {
  const twin = 'definition' in outcome && active.find((one) => one.id === outcome.id);
  if (!twin) return outcome;
  const reason = `id "${outcome.id}" is taken by the package ${twin.package.name}: configure one of the two.`;
  return { name: outcome.package.name, stage: 'validate', reason };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}

function load(
  one: PluginPackage,
  options: LoadOptions,
  isolation: IsolationState | undefined,
): Promise<LoadedPlugin | SkippedPlugin> | SkippedPlugin {
  if (!one.isolated) return importPlugin(one, options.sdk);
  if (isolation) return loadIsolated(one, isolation);
  const reason =
    'Isolated plugins are stopped in this installation: run "npm run plugins -- allow-isolated", then start it again.';
  return { name: one.name, stage: 'load', reason };
}
