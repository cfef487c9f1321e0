import type { Locale } from '@redmaple/i18n';
import type { ScreenApi, ScreenHost } from '@redmaple/plugins/screen-host';
import * as React from 'react';
import type { PluginScreens } from '../../../app/plugin-manifest.js';
import type { Role } from '../../../app/rooms.js';
import { askPlugin, type PluginMethod, useReadAnew } from '../plugin-api.js';
import { kit, type Kit } from './kit.js';

type Params = Readonly<Record<string, string | number>>;

/** What a module's default export gets here: what `libs/plugins` promises to those who write modules. */
export type Host = ScreenHost<typeof React, React.ReactNode>;

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
export function hostFor(plugin: PluginScreens, around: Surroundings): Host {
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
  const api = Object.freeze({
    get: (path, query) => ask('GET', path, query && { query }),
    post: (path, body) => ask('POST', path, { body }),
    put: (path, body) => ask('PUT', path, { body }),
    patch: (path, body) => ask('PATCH', path, { body }),
    delete: (path) => ask('DELETE', path),
  } satisfies ScreenApi);
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
  } satisfies Host);
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
