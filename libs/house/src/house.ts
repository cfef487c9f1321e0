import { DispatchApiModule, DispatchModule, dispatchEntities, dispatchMigrations } from '@redmaple/dispatch';
import { type MigrationClass, platformMigrations } from '@redmaple/platform';
import { pluginsEntities, pluginsMigrations } from '@redmaple/plugins/house';
import { ProjectsApiModule, ProjectsModule, projectsEntities, projectsMigrations } from '@redmaple/projects';
import { ShiftsApiModule, ShiftsModule, shiftsEntities, shiftsMigrations } from '@redmaple/shifts';
import { TrainingApiModule, TrainingModule, trainingEntities, trainingMigrations } from '@redmaple/training';
import { VolunteersApiModule, VolunteersModule, volunteersEntities, volunteersMigrations } from '@redmaple/volunteers';
import type { EntityTarget, ObjectLiteral } from 'typeorm';

/** Services and jobs of the domain libs: what API and worker share. */
export const houseModules = [VolunteersModule, TrainingModule, ShiftsModule, DispatchModule, ProjectsModule];

/** Their routes: the API alone has them. */
export const houseApiModules = [
  VolunteersApiModule,
  TrainingApiModule,
  ShiftsApiModule,
  DispatchApiModule,
  ProjectsApiModule,
];

/** Their tables. */
export const houseEntities: readonly EntityTarget<ObjectLiteral>[] = [
  ...pluginsEntities,
  ...volunteersEntities,
  ...trainingEntities,
  ...shiftsEntities,
  ...dispatchEntities,
  ...projectsEntities,
];

/** Every migration of the core, in the order in which they run: a lib may add one to its own after all others. */
export const houseMigrations: readonly MigrationClass[] = [
  ...platformMigrations,
  ...pluginsMigrations,
  ...volunteersMigrations,
  ...trainingMigrations,
  ...shiftsMigrations,
  ...dispatchMigrations,
  ...projectsMigrations,
].sort((one, other) => stampOf(one) - stampOf(other));

function stampOf({ name }: MigrationClass): number {
  return Number(/\d{13}$/.exec(name)?.[0]);
}
