import type { MigrationClass } from '@redmaple/platform';
import { CreateDispatch1767225650000 } from './migrations/1767225650000-create-dispatch.js';
import { IndexMissions1767225700110 } from './migrations/1767225700110-index-missions.js';

export const dispatchMigrations: readonly MigrationClass[] = [CreateDispatch1767225650000, IndexMissions1767225700110];
