import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Clock, currentCounty } from '@redmaple/platform';
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
import { type EventRow, toEvent } from './happened.js';
import { HookAnswerers, NotHeard } from './hook-answerer.js';

/** How long a handler may take, in milliseconds. */
export const handlerLimit = 5_000;
/** How long it may keep the processor before it waits for something for the first time, in milliseconds. */
const busyLimit = 1_000;

/** Calls the handlers of one plugin. */
@Injectable()
export class EventHandling {
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
  async tell(plugin: LoadedPlugin, events: readonly EventRow[]): Promise<() => Promise<void>> {
    const answerer = this.answerers.of(plugin.id);
    if (!answerer) return () => this.handle(plugin, events);
    const rest: (() => Promise<void>)[] = [];
    for (const row of events) rest.push(await answerer.hear(shownAs(row)));
    return async () => {
      for (const one of rest) await one();
    };
  }

  private async handle(plugin: LoadedPlugin, rows: readonly EventRow[]): Promise<void> {
    const services = await this.servicesOf(plugin);
    const handlers = plugin.definition.on ?? {};
    const events = rows.filter((one) => handlers[one.name]).map(shownAs);
    let next = 0;
    while (next < events.length) {
      // Most answer nothing and at once: they share a watchdog, which costs more than they do.
      const [answered, answer] = begun(() =>
        actAs(plugin.id, () => {
          for (; next < events.length; next++) {
            const event = events[next] as HappenedEvent;
            const handler = handlers[event.name] as EventHandler<EventName>;
            const said: unknown = handler(event, services);
            if (said !== undefined) return [events[next++], said] as const;
          }
          return [undefined, undefined] as const;
        }),
      );
      if (!answered) return;
      const wished = await inTime(answer);
      // Before there were effects a handler could answer anything.
      if (plugin.definition.effects) await carriedOut(() => this.effects.apply(plugin, wished, { id: answered.id }));
    }
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

/** As plugins see it; made once for all of them. */
const shown = new WeakMap<EventRow, HappenedEvent>();

function shownAs(row: EventRow): HappenedEvent {
  const before = shown.get(row);
  if (before) return before;
  const event = deepFreeze(toEvent(row));
  shown.set(row, event);
  return event;
}

/** A handler that loops before it first waits for something would hold up everybody: it is stopped. */
function begun<T>(call: () => T): T {
  const outcome = watched(call, busyLimit);
  if (outcome === 'stopped') throw new NotHeard('slow', `It kept the processor for ${busyLimit / 1_000} s.`);
  if (outcome instanceof Thrown) throw outcome.error;
  return outcome.value;
}

async function inTime<T>(work: Promise<T> | T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new NotHeard('slow', `It did not end within ${handlerLimit / 1_000} s.`)),
      handlerLimit,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Effects that the plugin may not wish for are a wrong answer. */
export async function carriedOut(apply: () => Promise<void>): Promise<void> {
  try {
    await apply();
  } catch (error) {
    throw error instanceof EffectRefused ? new NotHeard('invalid', error.message) : error;
  }
}
