import type { LoadedPlugin } from '../../host/loaded-plugin.js';
import { type Agreement, agreementOf, hashOf, manifestOf, type PluginManifest } from './manifest.js';

/** What is shown of a plugin, and what agreeing to it means. */
export interface Shown {
  readonly manifest: PluginManifest;
  readonly hash: string;
  readonly agreement: Agreement;
}

/** A definition does not change while the process runs. */
const known = new WeakMap<LoadedPlugin['definition'], Shown>();

export function shownOf({ definition }: LoadedPlugin): Shown {
  const before = known.get(definition);
  if (before) return before;
  const manifest = manifestOf(definition);
  const shown = { manifest, hash: hashOf(manifest), agreement: agreementOf(definition) };
  known.set(definition, shown);
  return shown;
}
