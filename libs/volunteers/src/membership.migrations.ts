import type { MigrationClass } from '@redmaple/platform';

export const membershipMigrations: readonly MigrationClass[] = [];
