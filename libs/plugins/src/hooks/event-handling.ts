import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Clock, currentCounty } from '@redmaple/platform';
import { deepFreeze } from '../define/deep-freeze.js';
import type { EventHandler, EventName, EventServices } from '../define/hooks.js';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { offeredServices } from '../host/offered-services.js';
import { Thrown, watched } from '../host/watchdog.js';
import { actAs, lent } from '../mounting/acting.js';
import { PluginsService } from '../registry/plugins.service.js';
import { type EventRow, toEvent } from './happened.js';
import { HookAnswerers } from './hook-answerer.js';

/** How long a handler may take, in milliseconds. */
export const handlerLimit = 5_000;
/** How long it may keep the processor before it waits for something for the first time, in milliseconds. */
const busyLimit = 1_000;

/** A handler that did not come to an end. */
export class HandlerTooSlow extends Error {}

/** Calls the handlers of one plugin. */
@Injectable()
export class EventHandling {
  constructor(
    private readonly modules: ModuleRef,
    private readonly clock: Clock,
    private readonly plugins: PluginsService,
    private readonly answerers: HookAnswerers,
  ) {}

  /** One after the other, in their order. @throws what a handler throws; HandlerTooSlow */
  async handle(plugin: LoadedPlugin, events: readonly EventRow[]): Promise<void> {
    const answerer = this.answerers.of(plugin.id);
    const services = answerer ? undefined : await this.servicesOf(plugin);
    for (const row of events) {
      const event = deepFreeze(toEvent(row));
      const handler = plugin.definition.on?.[row.name] as EventHandler<EventName> | undefined;
      if (answerer) await inTime(answerer.hear(event));
      else if (handler && services) await inTime(begun(() => actAs(plugin.id, () => handler(event, services))));
    }
  }

  private async servicesOf({ id, definition }: LoadedPlugin): Promise<EventServices> {
    const own = new Set<unknown>([...offeredServices(), ...(definition.providers ?? [])]);
    const settings = definition.settings ? await this.plugins.settingsOf(id) : {};
    return Object.freeze({
      county: currentCounty(),
      now: this.clock.now(),
      settings: deepFreeze(structuredClone(settings)),
      get: <Service extends object>(service: abstract new (...dependencies: never[]) => Service): Service => {
        if (!own.has(service))
          throw new Error(
            `${service.name} is nothing a handler may use: take what the SDK offers, or a provider of yours.`,
          );
        return lent(service, this.modules.get<Service>(service as never, { strict: false })) as Service;
      },
    });
  }
}

/** A handler that loops before it first waits for something would hold up everybody: it is stopped. */
function begun(call: () => Promise<void> | void): Promise<void> | void {
  const outcome = watched(call, busyLimit);
  if (outcome === 'stopped') throw new HandlerTooSlow(`It kept the processor for ${busyLimit / 1_000} s.`);
  if (outcome instanceof Thrown) throw outcome.error;
  return outcome.value;
}

async function inTime(work: Promise<void> | void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new HandlerTooSlow(`It did not end within ${handlerLimit / 1_000} s.`)),
      handlerLimit,
    );
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
