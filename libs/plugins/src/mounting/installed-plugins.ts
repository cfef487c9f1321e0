import type { LoadedPlugin, LoadedPlugins, SkippedPlugin } from '../host/loaded-plugin.js';
import type { IsolationState } from '../isolation/probe.js';

/** What a plugin may do in the county of the call; set by the host's own services when they start. */
export interface Gates {
  readonly mayRunJobs: (pluginId: string) => Promise<boolean>;
  readonly seesNames: (pluginId: string) => Promise<boolean>;
}

/** The plugins of this process. One that fails while it is mounted drops out; the core and the others go on. */
export class InstalledPlugins {
  private readonly fallen = new Map<string, SkippedPlugin>();
  private gates: Gates | undefined;
  private running: readonly LoadedPlugin[];

  constructor(private readonly loaded: LoadedPlugins) {
    this.running = loaded.active;
  }

  /** Plugins that passed every check so far: the same list until one drops out. */
  active(): readonly LoadedPlugin[] {
    return this.running;
  }

  /** A plugin that runs, or undefined. */
  get(id: string): LoadedPlugin | undefined {
    return this.running.find((one) => one.id === id);
  }

  /** Plugins that were configured and do not run, with the reason. */
  skipped(): readonly SkippedPlugin[] {
    return [...this.loaded.skipped, ...this.fallen.values()];
  }

  /** Whether plugins can be closed in here; undefined where none must. */
  isolation(): IsolationState | undefined {
    return this.loaded.isolation;
  }

  /** Takes a plugin out of this process; the first reason stands. */
  fail(id: string, reason: string): void {
    if (this.fallen.has(id)) return;
    this.fallen.set(id, { name: id, stage: 'mount', reason });
    this.running = this.running.filter((one) => one.id !== id);
  }

  /** The host's services say who may do what. */
  guardWith(gates: Gates): void {
    this.gates = gates;
  }

  /** False until the host's services have started, for plugins that fell out, and where the county has it off. */
  async mayRunJobs(id: string): Promise<boolean> {
    return this.get(id) !== undefined && this.gates !== undefined && this.gates.mayRunJobs(id);
  }

  /** Whether it gets full names of volunteers: it asks for them, and the county of the call agreed. */
  async seesNames(id: string): Promise<boolean> {
    return this.gates !== undefined && this.gates.seesNames(id);
  }
}
