import { type Label, labelOf } from '../../define/labels.js';
import { type PluginDefinition, qualifiedCode } from '../../define/plugin.js';
import type { DeclaredParts } from '../../define/parts/declared-parts.js';
import { declaredLines } from '../declared-lines.js';

/** The key of the definition that something stands under. */
export type PartKind =
  | 'teamTypes'
  | 'qualifications'
  | 'vettingStages'
  | 'pages'
  | 'mapLayers'
  | 'panels'
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
  const { id, labels, teamTypes, qualifications, vettingStages, pages, mapLayers, panels } = definition;
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
    ...declaredLines(definition).map((one) => ({ ...one, code: qualifiedCode(id, one.code) })),
  ];
}
