import type { MigrationClass } from '@redmaple/platform';
import { CreateShifts1767225640000 } from './migrations/1767225640000-create-shifts.js';
import { CreateCover1767225640010 } from './migrations/1767225640010-create-cover.js';
import { CreatePatrolLogs1767225700020 } from './migrations/1767225700020-create-patrol-logs.js';
import { GuardGuardianConsent1767225700130 } from './migrations/1767225700130-guard-guardian-consent.js';
import { GuardHardRulesOfDuties1767225700420 } from './migrations/1767225700420-guard-hard-rules.js';
import { AvailabilityRules1767225700730 } from './migrations/1767225700730-availability-rules.js';
import { ShowPluginsShifts1796000012010 } from './migrations/1796000012010-show-plugins-shifts.js';
import { SitesOfPlugins1796000016020 } from './migrations/1796000016020-sites-of-plugins.js';

/** Migrations of the shifts lib, oldest first. */
export const shiftsMigrations: readonly MigrationClass[] = [
  CreateShifts1767225640000,
  CreateCover1767225640010,
  CreatePatrolLogs1767225700020,
  GuardGuardianConsent1767225700130,
  GuardHardRulesOfDuties1767225700420,
  AvailabilityRules1767225700730,
  ShowPluginsShifts1796000012010,
  SitesOfPlugins1796000016020,
];
