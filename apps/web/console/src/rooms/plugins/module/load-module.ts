import type { ComponentType } from 'react';
import type { PluginScreens } from '../../../app/plugin-manifest.js';
import type { Host } from './host.js';

/** Milliseconds after which a module that does not come counts as broken. */
const patience = 20_000;
const plainFile = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\.js$/;

/**
 * Address of a module, on this host and below the plugin's own files.
 *
 * @param attempt counts the tries: a browser keeps a module that failed, and asks again only for another address
 */
export function moduleAddress(plugin: PluginScreens, file: string, attempt: number): string | undefined {
  const folder = plugin.modules;
  if (folder?.startsWith(`/plugins/${plugin.id}/`) !== true || !folder.endsWith('/')) return undefined;
  if (folder.includes('..') || !plainFile.test(file)) return undefined;
  return `${folder}${file}${attempt === 0 ? '' : `?again=${attempt}`}`;
}

/** Fetches a module and makes its component. @throws Error where there is none */
export async function loadModule(address: string, host: Host): Promise<ComponentType> {
  const module = (await Promise.race([import(/* @vite-ignore */ address), tooLate()])) as { default?: unknown };
  if (typeof module.default !== 'function') throw new Error('The module has no default export that is a function.');
  const component: unknown = (module.default as (host: Host) => unknown)(host);
  if (typeof component !== 'function') throw new Error('The default export answered no component.');
  return component as ComponentType;
}

function tooLate(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('The module did not come.')), patience));
}
