import type { Locale } from '@redmaple/i18n';
import * as React from 'react';
import type { PluginScreens } from '../../../app/plugin-manifest.js';
import type { Role } from '../../../app/rooms.js';
import { askPlugin, type PluginMethod, useReadAnew } from '../plugin-api.js';
import { kit, type Kit } from './kit.js';

type Params = Readonly<Record<string, string | number>>;

/** The plugin's own routes, and nothing else. Refusals reject with `{ status, code, message, fields }`. */
export interface HostApi {
  readonly get: (path: string, query?: Readonly<Record<string, string>>) => Promise<unknown>;
  readonly post: (path: string, body?: unknown) => Promise<unknown>;
  readonly put: (path: string, body?: unknown) => Promise<unknown>;
  readonly patch: (path: string, body?: unknown) => Promise<unknown>;
  readonly delete: (path: string) => Promise<unknown>;
}

/** What a module's default export gets: `libs/plugins` declares the same for those who write modules. */
export interface ScreenHost {
  readonly apiVersion: 1;
  readonly React: typeof React;
  readonly kit: Kit;
  readonly api: HostApi;
  /** A text of the plugin's `labels`, in the reader's language. */
  readonly t: (key: string, params?: Params) => string;
  readonly locale: Locale;
  /** Opens another page of the plugin. */
  readonly navigate: (page: string, id?: string) => void;
  readonly can: (...roles: readonly string[]) => boolean;
}

/** What changes while a module is shown; the host reads it at the moment it is asked. */
export interface Surroundings {
  locale: Locale;
  can: (...roles: Role[]) => boolean;
  navigate: (page: string, id?: string) => void;
  notify: Kit['notify'];
  readAnew: ReturnType<typeof useReadAnew>;
}

/** Refusals that were handed to a module: one that nobody catches is told to the reader, and breaks nothing. */
export const handedOut = new WeakSet<object>();

/** Makes what a module gets. It is frozen: one module changes nothing for another. */
export function hostFor(plugin: PluginScreens, around: Surroundings): ScreenHost {
  const ask = async (method: PluginMethod, path: string, more: { query?: HostQuery; body?: unknown } = {}) => {
    try {
      const { query, body } = more;
      const request = { ...(query && { query }), ...(body !== undefined && { body }) };
      const answer = await askPlugin({ plugin: plugin.id, method, path, ...request });
      if (method !== 'GET') void around.readAnew();
      return answer;
    } catch (error) {
      if (typeof error === 'object' && error !== null) handedOut.add(error);
      throw error;
    }
  };
  const api: HostApi = Object.freeze({
    get: (path, query) => ask('GET', path, query && { query }),
    post: (path, body) => ask('POST', path, { body }),
    put: (path, body) => ask('PUT', path, { body }),
    patch: (path, body) => ask('PATCH', path, { body }),
    delete: (path) => ask('DELETE', path),
  } satisfies HostApi);
  return Object.freeze({
    apiVersion: 1 as const,
    React,
    kit: Object.freeze({ ...kit, notify: (kind, text) => around.notify(kind, text) } satisfies Kit),
    api,
    t: (key: string, params: Params = {}) => textOf(plugin, around.locale, key, params),
    get locale() {
      return around.locale;
    },
    navigate: (page: string, id?: string) => around.navigate(page, id),
    can: (...roles: readonly string[]) => around.can(...(roles as Role[])),
  });
}

type HostQuery = Readonly<Record<string, string>>;

/** A text that is missing shows its key, as everywhere. */
function textOf({ labels }: PluginScreens, locale: Locale, key: string, params: Params): string {
  const texts = labels?.[locale] ?? {};
  const text = Object.hasOwn(texts, key) ? (texts[key] ?? key) : key;
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}
