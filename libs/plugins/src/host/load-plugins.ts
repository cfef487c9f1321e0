import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PluginDefinition, QualificationKind } from '../define/index.js';
import { describeProblem } from '../validate/problems.js';
import { validatePlugin } from '../validate/validate-plugin.js';
import { checkLimit, checkPackages } from './check-packages.js';
import type { LoadedPlugin, LoadedPlugins, PluginPackage, SkippedPlugin } from './loaded-plugin.js';
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
  /** Folder of the repository or installation; found from this file when left out. */
  readonly root?: string;
  /** Milliseconds a package may take to be checked; 5 s when left out. */
  readonly limit?: number;
}

/**
 * Loads the configured plugins. Never throws because of a plugin: one that can't be used is skipped with the
 * reason, and the rest run.
 */
export async function loadPlugins(options: LoadOptions): Promise<LoadedPlugins> {
  if (options.safeMode) return { active: [], skipped: [] };
  const skipped: SkippedPlugin[] = [];
  const found = findPackages(options, skipped);
  const usable = await passingPackages(found, options, skipped);
  const active: LoadedPlugin[] = [];
  for (const one of usable) {
    const outcome = await importPlugin(one, active);
    if ('definition' in outcome) active.push(outcome);
    else skipped.push(outcome);
  }
  return { active, skipped };
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
  const cache = new VerdictCache(join(options.dataDirectory, 'plugin-checks.json'));
  const unknown = found.filter((one) => !cache.passed(one));
  if (unknown.length === 0) return [...found];
  const verdicts = await checkPackages(unknown, options.limit ?? checkLimit);
  const failed = new Set<PluginPackage>();
  for (const one of unknown) {
    const verdict = verdicts.get(one.entry);
    if (verdict === undefined || verdict.ok) continue;
    failed.add(one);
    skipped.push({ name: verdict.id ?? one.name, stage: verdict.stage, reason: verdict.reason });
  }
  cache.remember(unknown.filter((one) => !failed.has(one)));
  return found.filter((one) => !failed.has(one));
}

async function importPlugin(found: PluginPackage, active: readonly LoadedPlugin[]): Promise<LoadedPlugin | SkippedPlugin> {
  let definition: unknown;
  try {
    definition = ((await import(pathToFileURL(found.entry).href)) as { default?: unknown }).default;
  } catch (error) {
    return { name: found.name, stage: 'load', reason: `It throws while it is loaded: ${messageOf(error)}` };
  }
  const problems = validatePlugin(definition).map(describeProblem);
  if (problems.length > 0) return { name: found.name, stage: 'validate', reason: problems.join('\n') };
  const plugin = definition as PluginDefinition;
  const clash = clashWith(plugin, active);
  if (clash !== undefined) return { name: plugin.id, stage: 'validate', reason: clash };
  return { id: plugin.id, package: found, definition: plugin };
}

/** What two plugins can't both claim; the one that is configured first keeps it. */
function clashWith(plugin: PluginDefinition, active: readonly LoadedPlugin[]): string | undefined {
  const twin = active.find((one) => one.id === plugin.id);
  if (twin) return `id "${plugin.id}" is taken by the package ${twin.package.name}: configure one of the two.`;
  for (const { code, validMonths } of plugin.qualifications ?? []) {
    const owner = active.find((one) => declares(one.definition, code, validMonths));
    if (owner) {
      return `qualifications: "${code}" is declared by ${owner.id} with another validity: use the same number of months, or another code.`;
    }
  }
  return undefined;
}

function declares(plugin: PluginDefinition, code: string, otherThan: number): boolean {
  return (plugin.qualifications ?? []).some((one: QualificationKind) => one.code === code && one.validMonths !== otherThan);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
