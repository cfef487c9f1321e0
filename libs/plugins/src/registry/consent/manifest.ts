import { createHash } from 'node:crypto';
import type { FormSchema } from '@redmaple/forms';
import type { PluginService } from '../../define/metadata.js';
import { type Label, labelledForm, labelOf } from '../../define/labels.js';
import type { PluginDefinition } from '../../define/plugin.js';
import { calledServices } from '../../validate/validate-metadata.js';
import { type PluginPart, partsOf } from './parts.js';

/** One service of the core that a plugin calls. */
export class PermissionView {
  service: PluginService;
  sees: 'masked' | 'names';
  /** Absent where the plugin does not say. */
  why?: Label;
}

/** What a plugin keeps in tables of its own. */
export class KeepingView {
  personal: boolean;
  what: Label;
  why: Label;
  retentionDays: number;
}

/** Everything two people are shown before a plugin is switched on. */
export class PluginManifest {
  id: string;
  label: Label;
  version: string;
  /** Range of the SDK it was written for. */
  requires: string;
  counties: 'all' | readonly string[];
  /** Absent where the plugin does not say who answers for it. */
  owner?: Label;
  licence?: string;
  /** `process`: in a closed process, without files, network or database; `here`: inside the host, as trusted code. */
  runs: 'here' | 'process';
  permissions: readonly PermissionView[];
  /** Absent where it does not say; see `tables`. */
  keeps?: KeepingView;
  /** How many tables of its own it has. */
  tables: number;
  parts: readonly PluginPart[];
  settings?: FormSchema;
}

/** The part of a manifest that counts when a new version asks for more. */
export interface Agreement {
  readonly services: readonly { readonly service: string; readonly sees: 'masked' | 'names' }[];
  /** `unsaid`: it has tables and does not say what they hold. */
  readonly personal: 'yes' | 'no' | 'unsaid' | 'nothing';
  readonly retentionDays: number;
  readonly runs: 'here' | 'process';
  /** What it may wish for; agreed to before there were effects: nothing. */
  readonly effects?: readonly string[];
}

/** What is shown of a plugin, from its definition alone. */
export function manifestOf(definition: PluginDefinition): PluginManifest {
  const { id, version, requires, counties, owner, licence, keeps, labels, settings, entities } = definition;
  return {
    id,
    label: labelOf(labels, id),
    version,
    requires,
    counties,
    ...(owner !== undefined && { owner: typeof owner === 'string' ? { 'zh-CN': owner, en: owner } : owner }),
    ...(licence !== undefined && { licence }),
    runs: definition.isolation ?? 'here',
    permissions: permissionsOf(definition),
    ...(keeps && {
      keeps: {
        personal: keeps.personal,
        what: labelOf(labels, keeps.what),
        why: labelOf(labels, keeps.why),
        retentionDays: keeps.retentionDays,
      },
    }),
    tables: entities?.length ?? 0,
    parts: partsOf(definition),
    ...(settings && { settings: labelledForm(labels, 'settings', settings) }),
  };
}

/** What it declares, and what its constructors ask for without saying why. */
function permissionsOf(definition: PluginDefinition): PermissionView[] {
  const declared = definition.permissions ?? [];
  const unsaid = calledServices(definition).filter((one) => declared.every(({ service }) => service !== one));
  return [
    ...declared.map(({ service, sees, why }) => ({
      service,
      sees: sees ?? ('masked' as const),
      why: labelOf(definition.labels, why),
    })),
    // Full names are lent to who asks for them alone.
    ...unsaid.map((service) => ({ service, sees: 'masked' as const })),
  ];
}

/** SHA-256 over everything that is shown: a changed package is another thing than the one that was read. */
export function hashOf(manifest: PluginManifest): string {
  return createHash('sha256').update(canonical(manifest)).digest('hex');
}

/** What two people agree to. */
export function agreementOf(definition: PluginDefinition): Agreement {
  const { keeps, entities, effects } = definition;
  return {
    services: permissionsOf(definition).map(({ service, sees }) => ({ service, sees })),
    personal: keeps ? (keeps.personal ? 'yes' : 'no') : (entities?.length ?? 0) > 0 ? 'unsaid' : 'nothing',
    retentionDays: keeps?.retentionDays ?? 0,
    runs: definition.isolation ?? 'here',
    ...(effects && { effects }),
  };
}

/** Whether a definition asks for more than was agreed to. Asking for less goes on. */
export function widens(agreed: Agreement, now: Agreement): boolean {
  const known = new Map(agreed.services.map((one) => [one.service, one.sees]));
  const more = now.services.some(({ service, sees }) => {
    const before = known.get(service);
    return before === undefined || (sees === 'names' && before === 'masked');
  });
  const wishes = now.effects?.some((one) => !agreed.effects?.includes(one)) ?? false;
  if (more || wishes || (now.runs === 'here' && agreed.runs === 'process')) return true;
  // Who never said anything was agreed to as it stood: saying it now takes nothing more.
  if (now.personal === 'yes' && agreed.personal !== 'unsaid')
    return agreed.personal !== 'yes' || now.retentionDays > agreed.retentionDays;
  return now.personal === 'unsaid' && agreed.personal !== 'unsaid';
}

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
