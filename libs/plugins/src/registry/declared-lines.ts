import { type Label, labelOf } from '../define/labels.js';
import type { DeclaredParts } from '../define/parts/declared-parts.js';
import type { PluginDefinition } from '../define/plugin.js';
import { partsOfContract } from '../validate/parts/index.js';

/** One line of what a plugin declares, for somebody who decides about it. */
export interface DeclaredLine {
  /** The list of the contract: `siteTypes`. */
  readonly kind: keyof DeclaredParts;
  readonly code: string;
  readonly label: Label;
  /** Whether something of this release works by it, or it waits for what it describes. */
  readonly engine: 'active' | 'declared';
}

/** Everything that a plugin declares as plain data beside its team types, in the order of the contract. */
export function declaredLines(plugin: PluginDefinition): DeclaredLine[] {
  return partsOfContract.flatMap(({ key, engine }) =>
    (plugin[key] ?? []).map(({ code }) => ({ kind: key, code, label: labelOf(plugin.labels, code), engine })),
  );
}
