import { inRole, UnitOfWork } from '@redmaple/platform';
import { Volunteers } from '../contracts/volunteers.js';
import { offeredServices } from '../host/offered-services.js';
import { MaskedVolunteers } from './masked-volunteers.js';

/** The database role of a plugin: it may use the plugin's own schema and the masked views of schema `sdk`, and nothing else. */
export function roleOf(pluginId: string): string {
  return `redmaple_plugin_${pluginId.replaceAll('-', '_')}`;
}

/**
 * Runs code of a plugin: what it asks of the database through the unit of work is asked under the plugin's own role. Everything that
 * calls a plugin's code goes through here: its classes (all their methods), its hooks.
 */
export function actAs<T>(pluginId: string, work: () => T): T {
  return inRole(roleOf(pluginId), work);
}

/** What the house does at a plugin's request, with the house's own rights. */
export function actAsHost<T>(work: () => T): T {
  return inRole(undefined, work);
}

/**
 * A service of the host as a plugin's class gets it: its methods run with the rights of the host. The unit of work alone stays as it
 * is, since what a plugin does in it is the plugin's. People are masked.
 */
export function lent(token: unknown, service: unknown): unknown {
  if (token === UnitOfWork || typeof service !== 'object' || service === null) return service;
  if (!(offeredServices() as unknown[]).includes(token)) return service;
  const offered = token === Volunteers ? new MaskedVolunteers(service as Volunteers) : service;
  return new Proxy(offered, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function' || key === 'constructor') return value;
      return (...args: unknown[]): unknown =>
        actAsHost(() => (value as (...given: unknown[]) => unknown).apply(target, args));
    },
  });
}
