import type { MigrationClass } from '@redmaple/platform';
import { CreatePlugins1767225610000 } from './1767225610000-create-plugins.js';
import { CreateEventLog1796000013000 } from './1796000013000-create-event-log.js';
import { SwitchOnByTwo1796000014000 } from './1796000014000-switch-on-by-two.js';
import { CreateInstallation1796000015000 } from './1796000015000-create-installation.js';
import { KeepValues1796000021000 } from './1796000021000-keep-values.js';
import { StopIsolated1796000023000 } from './1796000023000-stop-isolated.js';
import { MaskUnaskedNames1796000024000 } from './1796000024000-mask-unasked-names.js';
import { ParkJobs1796000030000 } from './1796000030000-park-jobs.js';

/** Migrations of the plugin host, oldest first. Plugins have their own. */
export const pluginsMigrations: readonly MigrationClass[] = [
  CreatePlugins1767225610000,
  CreateEventLog1796000013000,
  SwitchOnByTwo1796000014000,
  CreateInstallation1796000015000,
  KeepValues1796000021000,
  StopIsolated1796000023000,
  MaskUnaskedNames1796000024000,
  ParkJobs1796000030000,
];
