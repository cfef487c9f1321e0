import { type MigrationClass, platformMigrations } from '@redmaple/platform';
import { pluginsMigrations } from '@redmaple/plugins';
import { VolunteersApiModule, VolunteersModule, volunteersEntities, volunteersMigrations } from '@redmaple/volunteers';
import type { EntityTarget, ObjectLiteral } from 'typeorm';

/** Services and jobs of the domain libs: what API and worker share. */
export const houseModules = [VolunteersModule];

/** Their routes: the API alone has them. */
export const houseApiModules = [VolunteersApiModule];

/** Their tables. */
export const houseEntities: readonly EntityTarget<ObjectLiteral>[] = [
  ...volunteersEntities,
];

/** Every migration of the core, in the order in which they run. */
export const houseMigrations: readonly MigrationClass[] = [
  ...platformMigrations,
  ...pluginsMigrations,
  ...volunteersMigrations,
];
