import type { PluginDefinition } from '../define/plugin.js';
import type { FleetPlugin } from '../isolation/fleet.js';
import type { IsolationState } from '../isolation/probe.js';

/** A package that holds a plugin, found but not yet trusted. */
export interface PluginPackage {
  /** As the configuration names it. */
  readonly name: string;
  readonly directory: string;
  /** Absolute path of the module with the default export. */
  readonly entry: string;
  readonly version: string;
  /** Its package.json says that it runs in a closed process; it is never loaded here. */
  readonly isolated?: boolean;
}

/** A plugin that passed every check and runs: in this process, or in closed ones of its own. */
export interface LoadedPlugin {
  readonly id: string;
  readonly package: PluginPackage;
  readonly definition: PluginDefinition;
  /** How it is asked, where it runs in closed processes: the functions of `definition` can't be called then. */
  readonly isolated?: FleetPlugin;
}

/** Where a plugin was stopped. */
export type SkipStage = 'load' | 'validate' | 'mount';

/** A configured plugin that does not run, and why. */
export interface SkippedPlugin {
  /** The plugin's id where it is known, otherwise the configured name. */
  readonly name: string;
  readonly stage: SkipStage;
  /** What is wrong and how to put it right. */
  readonly reason: string;
}

/** What the process has after boot. */
export interface LoadedPlugins {
  readonly active: readonly LoadedPlugin[];
  readonly skipped: readonly SkippedPlugin[];
  /** Whether plugins can be closed in on this machine; absent where none is configured that must. */
  readonly isolation?: IsolationState;
}

/** Outcome of checking one package outside this process. */
export type Verdict =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly stage: SkipStage; readonly reason: string; readonly id?: string };
