import { Clock, Outbox, UnitOfWork } from '@redmaple/platform';
import * as contracts from '../contracts/index.js';
import { PluginSettings, Settings } from '../registry/plugin-settings.js';
import { TeamTypes } from '../registry/team-types.js';

/** A service class that Nest injects by itself. */
export type ServiceToken = abstract new (...dependencies: never[]) => object;

/** What a plugin's providers and controllers may inject beside each other. @since 1.0.0 */
export function offeredServices(): ServiceToken[] {
  return [...Object.values(contracts), Clock, Outbox, PluginSettings, Settings, TeamTypes, UnitOfWork];
}
