import { MetadataScanner } from '@nestjs/core';
import { UnitOfWork } from '@redmaple/platform';
import { Teams, Volunteers } from '../contracts/volunteers.js';
import type { PluginDefinition } from '../define/plugin.js';
import { offeredServices } from '../host/offered-services.js';
import { PluginSettings } from '../registry/plugin-settings.js';
import { actAsHost } from './acting.js';
import { BoundService } from './bound-service.js';
import { MaskedTeams } from './masked-teams.js';
import { MaskedVolunteers } from './masked-volunteers.js';
import { OwnSettings } from './own-settings.js';

type Method = (...args: unknown[]) => unknown;

const scanner = new MetadataScanner();

/** The plugin to which services are lent. */
export interface Borrower {
  readonly id: string;
  /** Its own providers, which its classes may ask for beside what is offered. */
  readonly own: ReadonlySet<unknown>;
  /** Whether it sees full names of volunteers in the county of the call. */
  seesNames(): Promise<boolean>;
}

/** @param seesNames of the plugin, in the county of the call; without it nobody's full name is seen. */
export function borrower(
  { id, providers }: Pick<PluginDefinition, 'id' | 'providers'>,
  seesNames: (pluginId: string) => Promise<boolean> = () => Promise.resolve(false),
): Borrower {
  return { id, own: new Set<unknown>(providers), seesNames: () => seesNames(id) };
}

/**
 * A service of the host as a plugin's class gets it: its methods, which run with the rights of the host, and nothing else of it, so that
 * what they hold can be neither read nor replaced. The unit of work alone stays as it is, since what a plugin does in it is the plugin's.
 * People are masked, settings are the plugin's own, and what each plugin has of its own is bound to this one. Of what is not offered it
 * gets nothing: Nest would hand out whatever is global to a parameter that is optional.
 */
export function lent(to: Borrower, token: unknown, service: unknown): unknown {
  if (to.own.has(token)) return service;
  if (!(offeredServices() as unknown[]).includes(token)) return undefined;
  if (token === UnitOfWork || typeof service !== 'object' || service === null) return service;
  return methodsOf(narrowed(to, token, service) as Readonly<Record<string, unknown>>);
}

/** The methods of a service, its own and inherited, each called on the service itself. */
function methodsOf(service: Readonly<Record<string, unknown>>): object {
  const above = Object.getPrototypeOf(service) as object;
  // What every object has could change the service itself.
  const inherited = above === Object.prototype ? [] : scanner.getAllMethodNames(above);
  const own = Object.keys(service).filter((name) => typeof service[name] === 'function');
  return Object.freeze(
    Object.fromEntries(
      [...inherited, ...own].map((name) => [
        name,
        (...args: unknown[]): unknown => actAsHost(() => (service[name] as Method).apply(service, args)),
      ]),
    ),
  );
}

function narrowed(to: Borrower, token: unknown, service: object): object {
  if (service instanceof BoundService) return (service as BoundService<object>).boundTo(to.id);
  if (token === Volunteers) return new MaskedVolunteers(service as Volunteers, () => to.seesNames());
  if (token === Teams) return new MaskedTeams(service as Teams, to.id);
  if (token === PluginSettings) return new OwnSettings(service as PluginSettings, to.id);
  return service;
}
