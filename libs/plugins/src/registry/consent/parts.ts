import { type Label, labelOf } from '../../define/labels.js';
import type { PluginService } from '../../define/metadata.js';
import { type PluginDefinition, qualifiedCode } from '../../define/plugin.js';
import type { DeclaredParts } from '../../define/parts/declared-parts.js';
import { calledServices } from '../../validate/validate-metadata.js';
import { declaredLines } from '../declared-lines.js';
import { effectLabels } from './wishes.js';

/** The key of the definition that something stands under. */
export type PartKind =
  | 'teamTypes'
  | 'qualifications'
  | 'vettingStages'
  | 'pages'
  | 'mapLayers'
  | 'panels'
  | 'requests'
  | 'effects'
  | 'messages'
  | keyof DeclaredParts;

/** Something a plugin brings. */
export class PluginPart {
  kind: PartKind;
  code: string;
  label: Label;
  /** `declared`: checked and shown, not yet put to use. */
  engine: 'active' | 'declared';
}

/** Everything a plugin brings, in the order of the contract. */
export function partsOf(definition: PluginDefinition): PluginPart[] {
  const { id, labels, teamTypes, qualifications, vettingStages, pages, mapLayers, panels, effects = [] } = definition;
  const active = (kind: PartKind, code: string, text = code): PluginPart => ({
    kind,
    code: qualifiedCode(id, code),
    label: labelOf(labels, text),
    engine: 'active',
  });
  return [
    ...(teamTypes ?? []).map((one) => active('teamTypes', one.code)),
    ...(qualifications ?? []).map((one) => active('qualifications', one.code)),
    ...(vettingStages ?? []).map((one) => active('vettingStages', one.code)),
    ...(pages ?? []).map((one) => active('pages', one.id)),
    ...(mapLayers ?? []).map((one) => active('mapLayers', one.id)),
    ...(panels ?? []).map((one) => active('panels', one.slot, one.title)),
    ...Object.entries(definition.requests ?? {}).map(([name, { roles }]) => {
      const line = `${name} · ${roles.join(', ')}`;
      return { kind: 'requests' as const, code: `${id}.${name}`, label: same(line), engine: 'active' as const };
    }),
    ...effects.map((one) => ({
      kind: 'effects' as const,
      code: one,
      label: effectLabels[one],
      engine: 'active' as const,
    })),
    ...(effects.includes('message.send') || mayCall(definition, 'Messages')
      ? messagesOf(definition).map((key) => active('messages', key))
      : []),
    ...declaredLines(definition).map((one) => ({ ...one, code: qualifiedCode(id, one.code) })),
  ];
}

/** Whether a service of the core is open to it: declared, or asked for by a class of a plugin that declares nothing. */
function mayCall(definition: PluginDefinition, service: PluginService): boolean {
  return (
    (definition.permissions ?? []).some((one) => one.service === service) ||
    calledServices(definition).includes(service)
  );
}

/** The texts that it may send, by their keys in `labels`. */
function messagesOf({ labels }: PluginDefinition): string[] {
  return Object.keys(labels['zh-CN'] ?? {}).filter((key) => key.startsWith('messages.'));
}

function same(text: string): Label {
  return { 'zh-CN': text, en: text };
}
