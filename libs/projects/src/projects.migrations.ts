import type { MigrationClass } from '@redmaple/platform';
import { CreateProjects1767225660000 } from './migrations/1767225660000-create-projects.js';
import { ProjectsFromTemplates1796000016010 } from './migrations/1796000016010-projects-from-templates.js';

/** Migrations of projects, oldest first. */
export const projectsMigrations: readonly MigrationClass[] = [
  CreateProjects1767225660000,
  ProjectsFromTemplates1796000016010,
];
