import type { MigrationClass } from '@redmaple/platform';
import { CreateRecruitment1767225620000 } from './migrations/1767225620000-create-recruitment.js';

export const recruitmentMigrations: readonly MigrationClass[] = [CreateRecruitment1767225620000];
