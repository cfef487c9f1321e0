import type { MigrationClass } from '@redmaple/platform';
import { CreateTraining1767225630000 } from './migrations/1767225630000-create-training.js';

/** Migrations of training, oldest first. */
export const trainingMigrations: readonly MigrationClass[] = [CreateTraining1767225630000];
