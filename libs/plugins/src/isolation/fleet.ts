import { IsolatedProcess, type IsolatedOutcome, type IsolatedPackage } from './isolated-process.js';
import type { Question } from './messages.js';
import { StartGate } from './start-gate.js';

/** Closed processes that one process of the host keeps at the same time. */
const most = 8;
/**
 * Questions that wait for an answer at the same time, of all plugins and counties together: a decision is asked inside of a
 * transaction, which holds a connection meanwhile, and the core needs most of the sixteen.
 */
const mostWaiting = 6;
/** How long one is kept that nobody asks, in milliseconds. */
const idleLimit = 60_000;
/** How often their memory is looked at, in milliseconds. */
const weighEvery = 50;

interface Kept {
  readonly pluginId: string;
  readonly process: IsolatedProcess;
}

/**
 * The closed processes of this process of the host: one for each plugin and county, because one that served two counties could carry
 * what it saw from the first to the second. They start when they are asked, and end when nobody asks them or others need the room.
 */
export class Fleet {
  private readonly kept = new Map<string, Kept>();
  private readonly gate = new StartGate();
  private watch: NodeJS.Timeout | undefined;
  private halted = false;
  private waiting = 0;

  /** Asks the plugin's process for the county. */
  ask(plugin: FleetPlugin, county: string, question: Question): Promise<IsolatedOutcome> {
    if (this.halted)
      return Promise.resolve({
        ok: false,
        reason: 'away',
        message: 'Isolated plugins are stopped in this installation.',
      });
    if (this.waiting >= mostWaiting)
      return Promise.resolve({ ok: false, reason: 'away', message: 'Too many questions wait for isolated plugins.' });
    const name = `${plugin.id} ${county}`;
    let one = this.kept.get(name);
    if (!one) {
      if (!this.makeRoom())
        return Promise.resolve({ ok: false, reason: 'away', message: 'All places for isolated plugins are taken.' });
      one = {
        pluginId: plugin.id,
        process: new IsolatedProcess(plugin.package, plugin.declared, { gate: this.gate, as: plugin.id }),
      };
      this.kept.set(name, one);
    }
    this.watch ??= setInterval(() => this.look(), weighEvery).unref();
    this.waiting++;
    return one.process.ask(question).finally(() => this.waiting--);
  }

  /** Ends a plugin's processes: in one county, or in all. */
  stop(pluginId: string, county?: string): void {
    for (const [name, one] of this.kept)
      if (one.pluginId === pluginId && (county === undefined || name === `${pluginId} ${county}`)) one.process.stop();
  }

  /** Ends all. */
  stopAll(): void {
    for (const one of this.kept.values()) one.process.stop();
    this.kept.clear();
    this.look();
  }

  /** Ends all, and starts none until they are allowed again. Whoever asks is told that nobody answers. */
  halt(): void {
    if (this.halted) return;
    this.halted = true;
    this.stopAll();
  }

  /** They start again when they are asked. */
  allow(): void {
    this.halted = false;
  }

  get isHalted(): boolean {
    return this.halted;
  }

  /** Plugin and county of those that run now. */
  running(): string[] {
    return [...this.kept].filter(([, one]) => one.process.isRunning).map(([name]) => name);
  }

  /** One that rests keeps its place: its failures must not be forgotten. */
  private makeRoom(): boolean {
    const running = [...this.kept.values()].filter((one) => one.process.isRunning);
    if (running.length < most) return true;
    const free = running.filter((one) => !one.process.isBusy);
    const oldest = free.sort((one, other) => one.process.lastAsked - other.process.lastAsked)[0];
    oldest?.process.stop();
    return oldest !== undefined;
  }

  private look(): void {
    const now = performance.now();
    for (const { process } of this.kept.values()) {
      if (!process.isRunning) continue;
      if (!process.isBusy && now - process.lastAsked > idleLimit) process.stop();
      else process.weigh();
    }
    if ([...this.kept.values()].some((one) => one.process.isRunning || one.process.isBusy)) return;
    clearInterval(this.watch);
    this.watch = undefined;
  }
}

/** A plugin as the fleet knows it. */
export interface FleetPlugin {
  readonly id: string;
  readonly package: IsolatedPackage;
  /** What it declared when it was checked. */
  readonly declared: string;
}

/** Of this process. */
export const fleet = new Fleet();
