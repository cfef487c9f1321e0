import { CreatePlatform1767225600000 } from './database/migrations/1767225600000-create-platform.js';
import { SessionActivity1767225700000 } from './database/migrations/1767225700000-session-activity.js';
import { CreateFiles1767225700010 } from './database/migrations/1767225700010-create-files.js';
import { CompareCounties1767225700100 } from './database/migrations/1767225700100-compare-counties.js';
import { MergePeople1767225700700 } from './database/migrations/1767225700700-merge-people.js';
import { CreateListExports1767225701000 } from './database/migrations/1767225701000-create-list-exports.js';
import { KeepPapers1767225701100 } from './database/migrations/1767225701100-keep-papers.js';
import { KeepFilesOfPlugins1796000025000 } from './database/migrations/1796000025000-keep-files-of-plugins.js';
import type { MigrationClass } from './database/migrate.js';

/** The platform's migrations, oldest first. */
export const platformMigrations: readonly MigrationClass[] = [
  CreatePlatform1767225600000,
  SessionActivity1767225700000,
  CreateFiles1767225700010,
  CompareCounties1767225700100,
  MergePeople1767225700700,
  CreateListExports1767225701000,
  KeepPapers1767225701100,
  KeepFilesOfPlugins1796000025000,
];
