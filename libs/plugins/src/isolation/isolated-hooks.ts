import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, currentCounty, requestErrors } from '@redmaple/platform';
import type { HappenedEvent } from '../define/hooks.js';
import { PluginEffects } from '../effects/plugin-effects.js';
import { carriedOut } from '../hooks/event-handling.js';
import { type HookAnswerer, HookAnswerers, NotHeard } from '../hooks/hook-answerer.js';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { InstalledPlugins } from '../mounting/installed-plugins.js';
import { PluginsService } from '../registry/plugins.service.js';
import type { AskedOutcome } from './ask-policy.js';
import { fleet, type FleetPlugin } from './fleet.js';
import type { HeardEvent, Question } from './messages.js';

/** Questions of one plugin in one county that wait at the same time: each may hold a connection meanwhile. */
const mostAtOnce = 6;

/** Has the hooks of isolated plugins answered by their closed processes. What they say is checked like what is said in the process. */
@Injectable()
export class IsolatedHooks implements OnModuleInit {
  private readonly waiting = new Map<string, number>();

  constructor(
    private readonly answerers: HookAnswerers,
    private readonly installed: InstalledPlugins,
    private readonly plugins: PluginsService,
    private readonly effects: PluginEffects,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    for (const plugin of this.installed.active())
      if (plugin.isolated) this.answerers.register(plugin.id, this.answererOf(plugin, plugin.isolated));
  }

  private answererOf(plugin: LoadedPlugin, process: FleetPlugin): HookAnswerer {
    return {
      decide: async (name, input) => {
        const outcome = await this.ask(process, { what: 'decide', name, input });
        if (!outcome.ok) return outcome;
        if (Array.isArray(outcome.value)) return { ok: true, value: outcome.value };
        return { ok: false, reason: 'invalid', message: 'It must answer for everybody it is asked about.' };
      },
      filter: (name, input) => this.ask(process, { what: 'filter', name, input }),
      hear: (event) => this.hear(plugin, process, event),
    };
  }

  private async hear(plugin: LoadedPlugin, process: FleetPlugin, event: HappenedEvent): Promise<() => Promise<void>> {
    const input: HeardEvent = {
      event,
      county: currentCounty(),
      now: this.clock.now().toISOString(),
      settings: plugin.definition.settings ? await this.plugins.settingsOf(plugin.id) : {},
    };
    const outcome = await fleet.ask(process, input.county, { what: 'event', name: event.name, input });
    if (outcome.ok) return () => carriedOut(() => this.effects.apply(plugin, outcome.value, { id: event.id }));
    // It is told again.
    if (outcome.reason === 'away') throw requestErrors.busy({}, { retryAfterSeconds: 1 });
    throw new NotHeard(outcome.reason, outcome.message);
  }

  private async ask(process: FleetPlugin, question: Question): Promise<AskedOutcome<unknown>> {
    const place = `${process.id} ${currentCounty()}`;
    const before = this.waiting.get(place) ?? 0;
    if (before >= mostAtOnce) return { ok: false, reason: 'away', message: 'Too many questions wait for it.' };
    this.waiting.set(place, before + 1);
    try {
      return await fleet.ask(process, currentCounty(), question);
    } finally {
      this.waiting.set(place, (this.waiting.get(place) ?? 1) - 1);
    }
  }
}
