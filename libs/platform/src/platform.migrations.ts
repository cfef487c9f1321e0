import { CreatePlatform1767225600000 } from './database/migrations/1767225600000-create-platform.js';
import type { MigrationClass } from './database/migrate.js';

/** The platform's migrations, oldest first. */
export const platformMigrations: readonly MigrationClass[] = [CreatePlatform1767225600000];
