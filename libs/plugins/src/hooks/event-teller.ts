import { Injectable, Logger } from '@nestjs/common';
import {
  asSystem,
  Clock,
  currentCounty,
  DomainError,
  type EventAudience,
  EventAudiences,
  type RelayedEvent,
  UnitOfWork,
} from '@redmaple/platform';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { readable } from '../host/run-policy.js';
import { InstalledPlugins } from '../mounting/installed-plugins.js';
import { PluginFaults } from '../registry/plugin-faults.js';
import { EventHandling } from './event-handling.js';
import { EventLog } from './event-log.js';
import type { NumberedEvent } from './happened.js';
import { NotHeard } from './hook-answerer.js';
import { type Behind, Hearing } from './hearing.js';

/**
 * How long events are collected before they are told, in milliseconds: one round for many. Where a round takes long, because many
 * plugins listen or the machine is busy, the next comes later, so that telling takes a tenth of the time and leaves the rest to people.
 */
const collectFor = { least: 1_000, most: 5_000, rounds: 10 };
/** How often the counties are looked at in which a process may have died over an event, in milliseconds. */
const lookEvery = 5_000;
const purgeEvery = 60 * 60 * 1000;
/** Events a plugin is told in one transaction. */
const mostAtOnce = 100;
/** The same of one that is asked in a process of its own, one event after the other. */
const mostElsewhere = 10;
/** Plugins told at the same time in a county: one that is slow does not hold up the others. */
const side = 4;
/** After so many tries an event is passed over, and the fault counted. */
export const tries = 5;

/** What one plugin is told in one go. */
interface Share {
  readonly plugin: LoadedPlugin;
  /** It is told one event at a time. */
  readonly failing: boolean;
  readonly from: number;
  readonly upTo: number;
  readonly events: readonly NumberedEvent[];
}

/** Tells the plugins what happened, county by county, each in its own transactions and at its own pace. */
@Injectable()
export class EventTeller implements EventAudience {
  private readonly log = new Logger('Plugins');
  private readonly fresh = new Set<string>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly rounds = new Map<string, Promise<void>>();
  /** How long the last round of a county took, in milliseconds. */
  private readonly took = new Map<string, number>();
  private looking: NodeJS.Timeout | undefined;
  private look: Promise<void> | undefined;
  private purgedAt = Number.NEGATIVE_INFINITY;
  private running = false;

  constructor(
    audiences: EventAudiences,
    private readonly events: EventLog,
    private readonly hearing: Hearing,
    private readonly handling: EventHandling,
    private readonly installed: InstalledPlugins,
    private readonly faults: PluginFaults,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {
    audiences.join(this);
  }

  async keep(events: readonly RelayedEvent[]): Promise<void> {
    for (const county of await this.events.keep(events)) this.fresh.add(county);
  }

  kept(): void {
    const counties = [...this.fresh];
    this.fresh.clear();
    for (const county of counties) this.soon(county);
  }

  start(): void {
    this.running = true;
    this.looking = setInterval(() => void this.lookAround(), lookEvery);
    void this.lookAround();
  }

  async stop(): Promise<void> {
    this.running = false;
    clearInterval(this.looking);
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    await this.look;
    await Promise.all(this.rounds.values());
  }

  /** Finds counties with something left to tell: after a start, after a failure. */
  lookAround(): Promise<void> {
    this.look = (this.look ?? Promise.resolve()).then(() => this.lookOnce());
    return this.look;
  }

  /** Tells what there is to tell in a county; one round at a time. */
  tell(county: string): Promise<void> {
    const round = (this.rounds.get(county) ?? Promise.resolve()).then(() =>
      asSystem(county, 'plugins.tell-events', () => this.round()).catch((error: unknown) => {
        // The database is away; the next look around finds the county again.
        this.log.warn({ county, error: error instanceof Error ? error.name : 'unknown' }, 'events could not be told');
      }),
    );
    this.rounds.set(county, round);
    return round;
  }

  private soon(county: string): void {
    if (!this.running || this.timers.has(county)) return;
    this.timers.set(
      county,
      setTimeout(
        () => {
          this.timers.delete(county);
          void this.tell(county);
        },
        waitAfter(this.took.get(county)),
      ),
    );
  }

  private async lookOnce(): Promise<void> {
    try {
      for (const county of await this.hearing.countiesBehind()) this.soon(county);
      if (performance.now() - this.purgedAt < purgeEvery) return;
      await this.events.purge(this.clock.now());
      this.purgedAt = performance.now();
    } catch {
      // The database is away; the next look follows.
    }
  }

  /** Up to the event that is the last one when it begins; those that come meanwhile are collected for the next. */
  private async round(): Promise<void> {
    const started = performance.now();
    let until: number | undefined;
    for (;;) {
      const behind = (await this.hearing.behind()).flatMap((one) => {
        const plugin = this.installed.get(one.pluginId);
        until ??= one.last;
        return plugin?.definition.on && one.heardTo < until ? [{ ...one, last: until, plugin }] : [];
      });
      if (behind.length === 0) break;
      const page = await this.hearing.eventsAfter(Math.min(...behind.map((one) => one.heardTo)));
      const shares = behind.map((one) => shareOf(one, page)).filter(({ from, upTo }) => upTo > from);
      const quick = shares.filter(({ plugin, failing }) => !failing && this.handling.answersAtOnce(plugin));
      const together = quick.length > 1 ? await this.tellTogether(quick) : undefined;
      const rest = together === undefined ? shares : shares.filter((one) => !quick.includes(one));
      const moved = await inParallel(side, rest, (one) => this.tellPlugin(one));
      if (!together && !moved.includes(true)) break;
    }
    this.took.set(currentCounty(), performance.now() - started);
  }

  /**
   * Several plugins whose handlers wait for nothing are told in one transaction: fifty of their own would cost more than what the
   * handlers do. When anything goes wrong nobody was told, and each is told by itself.
   * @returns how many of them got on; undefined when something went wrong
   */
  private async tellTogether(shares: readonly Share[]): Promise<number | undefined> {
    try {
      return await this.work.run(async () => {
        const moved = await this.hearing.advanceAll(shares.map((one) => ({ ...one, pluginId: one.plugin.id })));
        await this.handling.tellHere(shares.filter(({ plugin }) => moved.has(plugin.id)));
        return moved.size;
      });
    } catch {
      // Where it is not known who it was, all go their own ways for a while.
      if (shares.every(({ plugin }) => this.handling.answersAtOnce(plugin)))
        for (const { plugin } of shares) this.handling.keepApart(plugin);
      return undefined;
    }
  }

  /** @returns whether the plugin got on */
  private async tellPlugin({ plugin, failing, from, upTo, events }: Share): Promise<boolean> {
    // One alone is told alone from the start.
    if (!failing && events.length !== 1 && (await this.attempt(plugin, from, upTo, events)) === 'heard') return true;
    return this.oneByOne(plugin, from, upTo, events);
  }

  /** Finds the event that fails: those before it are heard. */
  private async oneByOne(
    plugin: LoadedPlugin,
    heardTo: number,
    upTo: number,
    events: readonly NumberedEvent[],
  ): Promise<boolean> {
    let at = heardTo;
    for (const event of events) {
      const outcome = await this.attempt(plugin, at, event.no, [event]);
      if (outcome === 'gone') return false;
      if (outcome !== 'heard' && !(await this.noteFailure(plugin, at, event, outcome))) return at > heardTo;
      at = event.no;
    }
    return at >= upTo || (await this.attempt(plugin, at, upTo, [])) === 'heard';
  }

  /** The note that it was heard comes first: a second process that is at the same waits, and then finds nothing to do. */
  private async attempt(
    plugin: LoadedPlugin,
    from: number,
    upTo: number,
    events: readonly NumberedEvent[],
  ): Promise<'heard' | 'gone' | { readonly error: unknown }> {
    try {
      const rest = await this.handling.tell(plugin, events);
      return await this.work.run(async () => {
        if (!(await this.hearing.advance(plugin.id, from, upTo))) return 'gone';
        await rest();
        return 'heard';
      });
    } catch (error) {
      this.handling.keepApart(plugin);
      return { error };
    }
  }

  /**
   * After its transaction is rolled back: a fault switches a plugin off, and must not wait for locks that the plugin's own
   * transaction holds.
   * @returns whether the event is passed over
   */
  private async noteFailure(
    { id }: LoadedPlugin,
    from: number,
    { no, event }: NumberedEvent,
    { error }: { readonly error: unknown },
  ): Promise<boolean> {
    // The database was away, or another transaction in the way: nobody's fault.
    if (error instanceof DomainError && error.kind === 'unavailable') return false;
    // What a handler throws may be over the next time; a loop or a forged effect is no accident.
    const reason = error instanceof NotHeard ? error.reason : 'threw';
    const attempts = await this.hearing.failed(id, from, no);
    const last = attempts >= tries;
    const message = error instanceof NotHeard ? error.message : readable(error);
    if (reason !== 'threw' || last) await this.faults.record(id, `on ${event.name}`, reason, message);
    return last && this.work.run(() => this.hearing.advance(id, from, no));
  }
}

function waitAfter(took = 0): number {
  return Math.min(collectFor.most, Math.max(collectFor.least, took * collectFor.rounds));
}

/** What of a page is a plugin's. */
function shareOf(
  { plugin, heardTo: from, last, failing }: Behind & { readonly plugin: LoadedPlugin },
  page: { readonly events: readonly NumberedEvent[]; readonly upTo: number | undefined },
): Share {
  const handlers = plugin.definition.on ?? {};
  const all = page.events.filter(({ no, event }) => no > from && no <= last && Object.hasOwn(handlers, event.name));
  const most = plugin.isolated ? mostElsewhere : mostAtOnce;
  const events = all.slice(0, most);
  const upTo = all.length > most ? (events.at(-1)?.no ?? from) : Math.min(last, page.upTo ?? last);
  return { plugin, failing, from, upTo, events };
}

async function inParallel<One, Outcome>(
  most: number,
  all: readonly One[],
  work: (one: One) => Promise<Outcome>,
): Promise<Outcome[]> {
  const waiting = [...all];
  const outcomes: Outcome[] = [];
  const lane = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) outcomes.push(await work(one));
  };
  await Promise.all(Array.from({ length: Math.min(most, all.length) }, lane));
  return outcomes;
}
