import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Clock, currentCounty, inTime } from '@redmaple/platform';
import { deepFreeze } from '../define/deep-freeze.js';
import { EffectRefused, PluginEffects } from '../effects/plugin-effects.js';
import { pluginServices } from '../define/metadata.js';
import type { EventHandler, EventName, EventServices, HappenedEvent } from '../define/hooks.js';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { offeredServices } from '../host/offered-services.js';
import { Thrown, watched } from '../host/watchdog.js';
import { actAs } from '../mounting/acting.js';
import { InstalledPlugins } from '../mounting/installed-plugins.js';
import { borrower, lent } from '../mounting/lending.js';
import { PluginsService } from '../registry/plugins.service.js';
import type { NumberedEvent } from './happened.js';
import { HookAnswerers, NotHeard } from './hook-answerer.js';

/** How long a handler may take, in milliseconds. */
export const handlerLimit = 5_000;
/** How long it may keep the processor before it waits for something for the first time, in milliseconds. */
const busyLimit = 1_000;

/**
 * Handlers that wait for nothing are called one after the other under one watchdog for so long, in milliseconds: to start one costs
 * more than most of them do. Who is stopped among others is told alone before anybody is blamed.
 */
const togetherLimit = 50;
/** Who takes longer over one event is told in a transaction of its own, in milliseconds by the clock on the wall. */
const quickLimit = 200;
/** So long, in milliseconds: the machine may have been at something else just then. */
const apartFor = 10 * 60 * 1000;

/** Events for a plugin of this process. */
export interface Told {
  readonly plugin: LoadedPlugin;
  readonly events: readonly NumberedEvent[];
}

/** A plugin that is being told: which of its events comes next. */
interface Listener extends Told {
  readonly services: EventServices;
  next: number;
}

/** An answer of a handler that has to be looked at before the next is called. */
interface Answer {
  readonly event: HappenedEvent;
  readonly answer: unknown;
}

/** Calls the handlers of plugins. */
@Injectable()
export class EventHandling {
  /** Plugins that were told something and answered at once. */
  private readonly quick = new Set<LoadedPlugin>();
  /** When a plugin last failed, took long or had to be waited for. */
  private readonly apartSince = new Map<LoadedPlugin, number>();

  constructor(
    private readonly modules: ModuleRef,
    private readonly clock: Clock,
    private readonly plugins: PluginsService,
    private readonly installed: InstalledPlugins,
    private readonly answerers: HookAnswerers,
    private readonly effects: PluginEffects,
  ) {}

  /**
   * One after the other, in their order. A plugin that runs elsewhere is told now, before there is a transaction.
   * @returns what is left to do in the transaction that notes they were heard; it throws what a handler throws, or NotHeard
   * @throws NotHeard
   */
  async tell(plugin: LoadedPlugin, events: readonly NumberedEvent[]): Promise<() => Promise<void>> {
    const answerer = this.answerers.of(plugin.id);
    if (!answerer) return () => this.tellHere([{ plugin, events }]);
    const rest: (() => Promise<void>)[] = [];
    for (const { event } of events) rest.push(await answerer.hear(event));
    return async () => {
      for (const one of rest) await one();
    };
  }

  /**
   * Whether a plugin's handlers are known to use neither the database nor anything else that they wait for, and to have failed at
   * nothing for a while: such can share a transaction with others.
   */
  answersAtOnce(plugin: LoadedPlugin): boolean {
    const since = this.apartSince.get(plugin);
    const apart = since !== undefined && performance.now() - since < apartFor;
    return this.quick.has(plugin) && !apart && this.answerers.of(plugin.id) === undefined;
  }

  /** From now on a plugin shares nothing with others, for a while. */
  keepApart(plugin: LoadedPlugin): void {
    this.apartSince.set(plugin, performance.now());
  }

  /** Tells plugins of this process, each in the order of the events. @throws what a handler throws, or NotHeard */
  async tellHere(told: readonly Told[]): Promise<void> {
    const listeners: Listener[] = [];
    for (const { plugin, events } of told)
      if (events.length > 0) listeners.push({ plugin, events, services: await this.servicesOf(plugin), next: 0 });
    for (const left = [...listeners]; left.length > 0; ) await this.go(left);
    for (const { plugin } of listeners) this.quick.add(plugin);
  }

  /** Calls the handlers that come next, up to the first that has to be waited for. Who has heard everything is taken off the list. */
  private async go(left: Listener[]): Promise<void> {
    try {
      const found = begun(() => {
        const until = performance.now() + togetherLimit;
        while (left[0]) {
          const one = left[0];
          const answer = actAs(one.plugin.id, () => this.callUntil(one, until));
          if (answer || one.next < one.events.length) return { one, answer };
          left.shift();
        }
        return undefined;
      });
      // Whoever else has work in this process comes in between.
      if (!found?.answer) return await setImmediate();
      const { one, answer } = found;
      await this.settle(one.plugin, answer);
      if (one.next === one.events.length) left.shift();
    } catch (error) {
      if (left[0]) this.keepApart(left[0].plugin);
      throw error;
    }
  }

  /** Calls one plugin's handler for event after event. @returns the first answer that has to be looked at; nothing when the time is over */
  private callUntil(one: Listener, until: number): Answer | undefined {
    const { plugin, events, services } = one;
    const handlers = (plugin.definition.on ?? {}) as Readonly<Record<string, EventHandler<EventName> | undefined>>;
    for (let before = performance.now(); one.next < events.length && before < until; ) {
      const { event } = events[one.next++] as NumberedEvent;
      const answer: unknown = handlers[event.name]?.(event as never, services);
      const after = performance.now();
      if (after - before > quickLimit) this.keepApart(plugin);
      before = after;
      if (answer !== undefined && (plugin.definition.effects || mayBeWaitedFor(answer))) return { event, answer };
    }
    return undefined;
  }

  private async settle(plugin: LoadedPlugin, { event, answer }: Answer): Promise<void> {
    this.keepApart(plugin);
    const given = await inTime(
      handlerLimit,
      () => answer,
      () => {
        throw new NotHeard('slow', `It did not end within ${handlerLimit / 1_000} s.`);
      },
    );
    // Before there were effects a handler could answer anything.
    if (plugin.definition.effects) await carriedOut(() => this.effects.apply(plugin, given, { id: event.id }));
  }

  private async servicesOf({ id, definition }: LoadedPlugin): Promise<EventServices> {
    const to = borrower(definition, (pluginId) => this.installed.seesNames(pluginId));
    const asked = definition.permissions?.map((one): string => one.service);
    const services: readonly string[] = pluginServices;
    const settings = definition.settings ? await this.plugins.settingsOf(id) : {};
    return Object.freeze({
      county: currentCounty(),
      now: this.clock.now(),
      settings: deepFreeze(structuredClone(settings)),
      get: <Service extends object>(service: abstract new (...dependencies: never[]) => Service): Service => {
        if (asked && services.includes(service.name) && !to.own.has(service) && !asked.includes(service.name))
          throw new Error(`${service.name} is not among the permissions of ${id}: add it there, or don't use it.`);
        if (!to.own.has(service) && !(offeredServices() as unknown[]).includes(service))
          throw new Error(
            `${service.name} is nothing a handler may use: take what the SDK offers, or a provider of yours.`,
          );
        return lent(to, service, this.modules.get<Service>(service as never, { strict: false })) as Service;
      },
    });
  }
}

/** Whether something might be a promise of whatever make; to look closer would be to run the plugin's code. */
function mayBeWaitedFor(answer: unknown): boolean {
  return (typeof answer === 'object' && answer !== null) || typeof answer === 'function';
}

/** A handler that loops before it first waits for something would hold up everybody: it is stopped. */
function begun<T>(call: () => T): T {
  const outcome = watched(call, busyLimit);
  if (outcome === 'stopped') throw new NotHeard('slow', `It kept the processor for ${busyLimit / 1_000} s.`);
  if (outcome instanceof Thrown) throw outcome.error;
  return outcome.value;
}

/** Effects that the plugin may not wish for are a wrong answer. */
export async function carriedOut(apply: () => Promise<void>): Promise<void> {
  try {
    await apply();
  } catch (error) {
    throw error instanceof EffectRefused ? new NotHeard('invalid', error.message) : error;
  }
}
