import type { FormSchema } from '@redmaple/forms';
import { IsBoolean, IsInt, IsObject, IsOptional, Min } from 'class-validator';
import type { Label } from '../define/labels.js';
import { labelOf, labelledForm } from '../define/labels.js';
import type { Panel } from '../define/screens.js';
import type { LoadedPlugin, SkippedPlugin } from '../host/loaded-plugin.js';
import { PluginManifest } from './consent/manifest.js';
import { shownOf } from './consent/shown.js';
import type { CountyPlugin } from './county-plugins.js';
import type { PluginFault } from './plugin-faults.js';
import { type TeamTypeInfo, teamTypesOf } from './team-type-info.js';

/** Switches a plugin off in the county, or changes its settings. Switching on is proposed and agreed to. */
export class ChangePlugin {
  /** `true` for a plugin that is on changes nothing; one that is off is refused: see `plugin-proposals`. */
  @IsOptional()
  @IsBoolean()
  enabled?: boolean;

  /** All settings; what is left out falls back to the plugin's default. */
  @IsOptional()
  @IsObject()
  settings?: Record<string, unknown>;

  /** The version that was read; 0 when the county never had the plugin. */
  @IsInt()
  @Min(0)
  version: number;
}

/**
 * How a plugin stands in the county: `enabled`, `disabled`, `stopped` (switched off by its own faults), `awaiting` (it was
 * on, and the version installed now asks for more than was agreed to: nothing runs until two people agree again) or
 * `broken` (it does not run in this installation, see `reason`).
 */
export type PluginStatus = 'enabled' | 'disabled' | 'stopped' | 'awaiting' | 'broken';

/** A plugin as the county's administrators see it. */
export class PluginView {
  id: string;
  label: Label;
  status: PluginStatus;
  /** Why it does not run, and what to do. */
  reason?: string;
  pluginVersion?: string;
  /** Counties it is meant for; absent = all. */
  counties?: readonly string[];
  teamTypes: readonly TeamTypeInfo[];
  panels: readonly Panel[];
  settingsForm?: FormSchema;
  /** What two people agree to before it is switched on; absent where it does not run. */
  manifest?: PluginManifest;
  /** To be sent with a proposal. */
  manifestHash?: string;
  settings: Readonly<Record<string, unknown>>;
  /** To be sent back with a change. */
  version: number;
  changedAt?: string;
  changedBy?: string;
  stoppedAt?: string;
}

/** Something a plugin did wrong: in this county while it ran, or at the start of the installation. */
export class PluginFaultView {
  pluginId: string;
  /** What was running: `load`, `validate`, `mount`, a policy, a route, a job. */
  hook: string;
  reason: string;
  message: string;
  happenedAt?: string;
}

/** A plugin that runs in this installation. */
export function toPluginView(plugin: LoadedPlugin, state: CountyPlugin | undefined, awaits: boolean): PluginView {
  const { definition } = plugin;
  const { id, version, counties, labels, settings, panels } = definition;
  const { manifest, hash } = shownOf(plugin);
  return {
    id,
    label: labelOf(labels, id),
    status: awaits ? 'awaiting' : statusOf(state),
    pluginVersion: version,
    ...(counties !== 'all' && { counties }),
    teamTypes: teamTypesOf(definition),
    panels: panels ?? [],
    ...(settings && { settingsForm: labelledForm(labels, 'settings', settings) }),
    manifest,
    manifestHash: hash,
    ...stateFields(state),
  };
}

/** A plugin that is configured, or was once used here, and does not run. */
export function toBrokenView(
  id: string,
  skipped: SkippedPlugin | undefined,
  state: CountyPlugin | undefined,
): PluginView {
  return {
    id,
    label: { 'zh-CN': id, en: id },
    status: 'broken',
    reason: skipped?.reason ?? 'It is not installed here any more.',
    teamTypes: state?.lastSeen ?? [],
    panels: [],
    ...stateFields(state),
  };
}

export function toSkippedFault(skipped: SkippedPlugin): PluginFaultView {
  return { pluginId: skipped.name, hook: skipped.stage, reason: 'skipped', message: skipped.reason };
}

export function toFaultView(fault: PluginFault): PluginFaultView {
  const { pluginId, hook, reason, message, happenedAt } = fault;
  return { pluginId, hook, reason, message, happenedAt: happenedAt.toISOString() };
}

function statusOf(state: CountyPlugin | undefined): PluginStatus {
  if (state?.enabled) return 'enabled';
  return state?.stoppedAt ? 'stopped' : 'disabled';
}

function stateFields(state: CountyPlugin | undefined) {
  return {
    settings: state?.settings ?? {},
    version: state?.version ?? 0,
    ...(state && { changedAt: state.changedAt.toISOString(), changedBy: state.changedBy }),
    ...(state?.stoppedAt && { stoppedAt: state.stoppedAt.toISOString() }),
  };
}
