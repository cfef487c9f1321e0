import type { MigrationClass } from '@redmaple/platform';
import { CreateRecruitment1767225620000 } from './migrations/1767225620000-create-recruitment.js';
import { AddGuardians1767225700030 } from './migrations/1767225700030-add-guardians.js';
import { KeepGuardians1767225700120 } from './migrations/1767225700120-keep-guardians.js';
import { IndexApplications1767225700200 } from './migrations/1767225700200-index-applications.js';

export const recruitmentMigrations: readonly MigrationClass[] = [
  CreateRecruitment1767225620000,
  AddGuardians1767225700030,
  KeepGuardians1767225700120,
  IndexApplications1767225700200,
];
