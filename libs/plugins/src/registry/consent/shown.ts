import type { LoadedPlugin } from '../../host/loaded-plugin.js';
import { derivedFrom } from '../derived.js';
import { type Agreement, agreementOf, hashOf, manifestOf, type PluginManifest } from './manifest.js';

/** What is shown of a plugin, and what agreeing to it means. */
export interface Shown {
  readonly manifest: PluginManifest;
  readonly hash: string;
  readonly agreement: Agreement;
}

const shownOfDefinition = derivedFrom((definition: LoadedPlugin['definition']): Shown => {
  const manifest = manifestOf(definition);
  return { manifest, hash: hashOf(manifest), agreement: agreementOf(definition) };
});

export function shownOf({ definition }: LoadedPlugin): Shown {
  return shownOfDefinition(definition);
}
