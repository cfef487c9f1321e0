import type { MigrationClass } from '@redmaple/platform';
import { CreateDispatch1767225650000 } from './migrations/1767225650000-create-dispatch.js';
import { IndexMissions1767225700110 } from './migrations/1767225700110-index-missions.js';
import { IndexLiveMissions1767225700210 } from './migrations/1767225700210-index-live-missions.js';
import { GuardHardRulesOfMissions1767225700430 } from './migrations/1767225700430-guard-hard-rules.js';
import { MissionsChangeHands1767225700740 } from './migrations/1767225700740-missions-change-hands.js';
import { MarkLapsedMissions1796000002010 } from './migrations/1796000002010-mark-lapsed-missions.js';
import { CategoriesOfPlugins1796000016000 } from './migrations/1796000016000-categories-of-plugins.js';
import { IndexMissionsOfTeams1796000028000 } from './migrations/1796000028000-index-missions-of-teams.js';

export const dispatchMigrations: readonly MigrationClass[] = [
  CreateDispatch1767225650000,
  IndexMissions1767225700110,
  IndexLiveMissions1767225700210,
  GuardHardRulesOfMissions1767225700430,
  MissionsChangeHands1767225700740,
  MarkLapsedMissions1796000002010,
  CategoriesOfPlugins1796000016000,
  IndexMissionsOfTeams1796000028000,
];
