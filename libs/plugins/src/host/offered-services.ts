import { Clock, Outbox, UnitOfWork } from '@redmaple/platform';
import {
  Areas,
  Duties,
  Eligibility,
  Files,
  Messages,
  Missions,
  Places,
  Qualifications,
  Records,
  ServiceRecords,
  Shifts,
  Teams,
  Volunteers,
} from '../contracts/index.js';
import { PluginSettings, Settings } from '../registry/plugin-settings.js';
import { TeamTypes } from '../registry/team-types.js';

/** A service class that Nest injects by itself. */
export type ServiceToken = abstract new (...dependencies: never[]) => object;

/**
 * What a plugin's providers and controllers may inject beside each other, each described in docs/plugins/services.md. By name: a
 * contract between libs is nothing for plugins until it stands here. @since 1.0.0
 */
export function offeredServices(): ServiceToken[] {
  return [
    Areas,
    Clock,
    Duties,
    Eligibility,
    Files,
    Messages,
    Missions,
    Outbox,
    Places,
    PluginSettings,
    Qualifications,
    Records,
    ServiceRecords,
    Settings,
    Shifts,
    Teams,
    TeamTypes,
    UnitOfWork,
    Volunteers,
  ];
}
