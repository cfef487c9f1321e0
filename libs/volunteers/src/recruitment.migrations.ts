import type { MigrationClass } from '@redmaple/platform';
import { CreateRecruitment1767225620000 } from './migrations/1767225620000-create-recruitment.js';
import { CreateVetting1767225621020 } from './migrations/1767225621020-create-vetting.js';
import { AddGuardians1767225700030 } from './migrations/1767225700030-add-guardians.js';
import { KeepGuardians1767225700120 } from './migrations/1767225700120-keep-guardians.js';
import { IndexApplications1767225700200 } from './migrations/1767225700200-index-applications.js';
import { StageVetting1767225700500 } from './migrations/1767225700500-stage-vetting.js';
import { GuardVetting1767225700510 } from './migrations/1767225700510-guard-vetting.js';
import { AddAppeals1767225700520 } from './migrations/1767225700520-add-appeals.js';
import { VersionCallForms1767225700900 } from './migrations/1767225700900-version-call-forms.js';
import { GuardSeats1767225700910 } from './migrations/1767225700910-guard-seats.js';
import { KeepDrafts1767225700920 } from './migrations/1767225700920-keep-drafts.js';
import { KeepArchivedCalls1796000001000 } from './migrations/1796000001000-keep-archived-calls.js';

/** People, calls, applications, and their way through vetting. */
export const recruitmentMigrations: readonly MigrationClass[] = [
  CreateRecruitment1767225620000,
  CreateVetting1767225621020,
  AddGuardians1767225700030,
  KeepGuardians1767225700120,
  IndexApplications1767225700200,
  StageVetting1767225700500,
  GuardVetting1767225700510,
  AddAppeals1767225700520,
  VersionCallForms1767225700900,
  GuardSeats1767225700910,
  KeepDrafts1767225700920,
  KeepArchivedCalls1796000001000,
];
