import type { MigrationInterface } from 'typeorm';
import { deepFreeze } from './deep-freeze.js';
import type { FormSchema } from '@redmaple/forms';
import type { EffectName } from './effects.js';
import type { PluginHooks } from './hooks.js';
import type { Isolation } from './isolation.js';
import type { Labels } from './labels.js';
import type { PluginLimits } from './limits.js';
import type { DeclaredParts } from './parts/declared-parts.js';
import type { PluginMetadata } from './metadata.js';
import type { QualificationKind } from './qualifications.js';
import type { MapLayer, Panel, PluginPage } from './screens.js';
import type { PluginRequests } from './requests.js';
import type { TeamType } from './team-type.js';

/** A class that Nest or TypeORM constructs. @since 1.0.0 */
export type PluginClass = abstract new (...dependencies: never[]) => object;
/** A migration: class name = words in PascalCase and a 13-digit timestamp. @since 1.0.0 */
export type PluginMigration = new () => MigrationInterface;

/** Stages every application goes through; a plugin's own stages follow one of them. @since 1.0.0 */
export const coreVettingStages = ['screening', 'background-review', 'interview', 'training', 'probation'] as const;

/** A stage that a plugin adds to the vetting of its team types. @since 1.0.0 */
export interface VettingStage {
  readonly code: string;
  /** Comes right after this core stage. */
  readonly after: (typeof coreVettingStages)[number];
  readonly decidedBy: 'operator' | 'liaison' | 'team-leader' | 'trainer';
  /** Days until it counts as overdue. */
  readonly withinDays: number;
  /** Codes of the plugin's team types it applies to; all when left out. */
  readonly teamTypes?: readonly string[];
}

/** A whole plugin: one frozen plain object, readable without booting anything. @since 1.0.0 */
export interface PluginDefinition extends DeclaredParts, PluginHooks, PluginMetadata {
  /** Kebab case; prefixes routes, tables, jobs and team types. */
  readonly id: string;
  /** Semantic version of the plugin. */
  readonly version: string;
  /** Semver range of the SDK it was written for, such as `^1.0`. */
  readonly requires: string;
  /** GB/T 2260 codes of the counties it is meant for, or `all`. */
  readonly counties: 'all' | readonly string[];
  /** Where it runs; inside the host when left out. @since 1.4.0 */
  readonly isolation?: Isolation;
  readonly teamTypes?: readonly TeamType[];
  /** Kinds of certificate it adds to the county's catalogue. */
  readonly qualifications?: readonly QualificationKind[];
  readonly vettingStages?: readonly VettingStage[];
  /** What a county administrator can set. */
  readonly settings?: FormSchema;
  /** Tables of the plugin's own PostgreSQL schema `plugin_<id>`. */
  readonly entities?: readonly PluginClass[];
  readonly migrations?: readonly PluginMigration[];
  /** Injectable classes; jobs are their methods marked with `@Handles`. */
  readonly providers?: readonly PluginClass[];
  /** Their routes live below `/api/v1/plugins/<id>/`. */
  readonly controllers?: readonly PluginClass[];
  /** Routes of data without a controller, below `/api/v1/plugins/<id>/r/`. @since 1.4.0 */
  readonly requests?: PluginRequests;
  /** What it may wish for in its answers; an answer with anything else is dropped as a whole. @since 1.4.0 */
  readonly effects?: readonly EffectName[];
  readonly panels?: readonly Panel[];
  /** Pages of the console. @since 1.1.0 */
  readonly pages?: readonly PluginPage[];
  /** Layers of the dispatch map. @since 1.1.0 */
  readonly mapLayers?: readonly MapLayer[];
  /** How much its jobs may take. @since 1.4.0 */
  readonly limits?: PluginLimits;
  readonly labels: Labels;
}

/** Declares a plugin: a frozen plain object. Nothing runs until the host has validated it. @since 1.0.0 */
export function definePlugin(definition: PluginDefinition): PluginDefinition {
  return deepFreeze(definition);
}

/** The name by which the rest of the system knows a plugin's team type or qualification. @since 1.0.0 */
export function qualifiedCode(pluginId: string, code: string): string {
  return code.includes('.') ? code : `${pluginId}.${code}`;
}

/** The plugin's own PostgreSQL schema. @since 1.0.0 */
export function schemaOf(pluginId: string): string {
  return `plugin_${pluginId.replaceAll('-', '_')}`;
}
