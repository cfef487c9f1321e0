import type { MigrationClass } from '@redmaple/platform';
import { membershipMigrations } from './membership.migrations.js';
import { recruitmentMigrations } from './recruitment.migrations.js';

/** This lib's migrations; the migrator sorts all by their timestamps. */
export const volunteersMigrations: readonly MigrationClass[] = [...recruitmentMigrations, ...membershipMigrations];
