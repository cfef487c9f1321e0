import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { EventEntity, EventHeadEntity, HearingEntity } from './hooks/event-log.entities.js';
import { PluginProposalEntity } from './registry/consent/plugin-proposal.entity.js';
import { KeptEntity } from './effects/kept.entity.js';
import { CountyPluginEntity } from './registry/county-plugin.entity.js';
import {
  InstallationEntity,
  PackageEntity,
  PackageFileEntity,
  IsolationSwitchEntity,
  ProcessSeenEntity,
} from './packages/installation.entities.js';
import { ParkedJobEntity } from './registry/parked/parked-job.entity.js';
import { PluginFaultEntity } from './registry/plugin-fault.entity.js';

/** Entities of the plugin host's own tables. */
export const pluginsEntities: readonly EntityTarget<ObjectLiteral>[] = [
  CountyPluginEntity,
  EventEntity,
  EventHeadEntity,
  HearingEntity,
  InstallationEntity,
  IsolationSwitchEntity,
  KeptEntity,
  PackageEntity,
  PackageFileEntity,
  ParkedJobEntity,
  PluginFaultEntity,
  PluginProposalEntity,
  ProcessSeenEntity,
];
