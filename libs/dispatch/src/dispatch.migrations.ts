import type { MigrationClass } from '@redmaple/platform';
import { CreateDispatch1767225650000 } from './migrations/1767225650000-create-dispatch.js';

export const dispatchMigrations: readonly MigrationClass[] = [CreateDispatch1767225650000];
