import type { Label } from './labels.js';

/**
 * The services of the core that a plugin may ask for. Each is a permission of its own. What concerns only the plugin itself
 * (`Clock`, `Outbox`, `Settings`, `TeamTypes`, `UnitOfWork` inside its own tables) needs none.
 * @since 1.4.0
 */
export const pluginServices = [
  'Areas',
  'Duties',
  'Eligibility',
  'Files',
  'Incidents',
  'Messages',
  'Missions',
  'Places',
  'Projects',
  'Qualifications',
  'Records',
  'ServiceRecords',
  'Shifts',
  'Teams',
  'Volunteers',
] as const;

/** One of {@link pluginServices}. @since 1.4.0 */
export type PluginService = (typeof pluginServices)[number];

/** How much of people a plugin sees through a service: masked names, or full names as well. @since 1.4.0 */
export const sights = ['masked', 'names'] as const;

/** One service a plugin calls, and why: a county administrator reads it before switching the plugin on. @since 1.4.0 */
export interface PluginPermission {
  readonly service: PluginService;
  /** `masked` when left out. */
  readonly sees?: (typeof sights)[number];
  /** Key of the text in `labels` that says what it is needed for. */
  readonly why: string;
}

/** What a plugin keeps: in tables of its own, as values, as files. @since 1.4.0 */
export interface PluginKeeping {
  /** Whether any of it is about a person. */
  readonly personal: boolean;
  /** Key of the text in `labels` that names it. */
  readonly what: string;
  /** Key of the text in `labels` that says what it is needed for. */
  readonly why: string;
  /** After so many days it is deleted, 1 to 3,650: rows of its tables by the plugin, values and files by the host. */
  readonly retentionDays: number;
}

/** Who answers for a plugin and what it may do; shown to two people before it is switched on. @since 1.4.0 */
export interface PluginMetadata {
  /** The body or person who answers for it: a proper name, or one for each language. */
  readonly owner?: string | Label;
  /** SPDX identifier such as `Apache-2.0`, or `LicenseRef-<name>` for terms of your own. */
  readonly licence?: string;
  /** The services of the core that it calls. Where this stands, a provider that asks for another one is refused. */
  readonly permissions?: readonly PluginPermission[];
  /** What it keeps, whether it is about people, why, and for how long. */
  readonly keeps?: PluginKeeping;
}
