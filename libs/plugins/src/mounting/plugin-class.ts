import { GUARDS_METADATA, INTERCEPTORS_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner } from '@nestjs/core';
import { type HandlerMark, handlerMark, type JobRun } from '@redmaple/platform';
import type { PluginClass } from '../define/plugin.js';
import { guardedClass, type MountFailure } from './guarded-class.js';
import type { Borrower } from './lending.js';

type Constructor = ReturnType<typeof guardedClass>;
type JobMethod = (payload: object, run: JobRun) => Promise<unknown>;

/** Says what happens to a job of the plugin: runs it, or puts it off. */
export type JobWrapper = (
  mark: HandlerMark,
  run: JobRun,
  payload: object,
  work: (run: JobRun) => Promise<unknown>,
) => Promise<unknown>;

/** Key under which a mounted controller carries its plugin's id. */
export const pluginOfRoute = 'redmaple:plugin';

const scanner = new MetadataScanner();

/** The provider class as Nest gets it: guarded, and with its jobs behind `wrap`. */
export function mountedProvider(
  plugin: Borrower,
  original: PluginClass,
  onFailure: MountFailure,
  wrap: JobWrapper,
): Constructor {
  const Mounted = guardedClass(plugin, original, onFailure);
  for (const name of scanner.getAllMethodNames(original.prototype)) {
    const method = (Mounted.prototype as Record<string, unknown>)[name];
    const mark =
      typeof method === 'function' ? (Reflect.getMetadata(handlerMark, method) as HandlerMark | undefined) : undefined;
    if (!mark) continue;
    const wrapped: JobMethod = function (this: unknown, payload, run) {
      return wrap(mark, run, payload, (given) => (method as JobMethod).call(this, payload, given));
    };
    Reflect.defineMetadata(handlerMark, mark, wrapped);
    Object.defineProperty(Mounted.prototype, name, { value: wrapped, configurable: true, writable: true });
  }
  return Mounted;
}

/** What the host puts in front of every route of a plugin. */
export interface RouteProtection {
  readonly guard: PluginClass;
  readonly interceptor: PluginClass;
}

/** The controller class as Nest gets it: guarded, below `plugins/<id>/`, behind the host's guard and interceptor. */
export function mountedController(
  plugin: Borrower,
  original: PluginClass,
  onFailure: MountFailure,
  protection?: RouteProtection,
): Constructor {
  const Mounted = guardedClass(plugin, original, onFailure);
  const paths = [Reflect.getMetadata(PATH_METADATA, original) as string | string[]].flat();
  Reflect.defineMetadata(
    PATH_METADATA,
    paths.map((path) => `plugins/${plugin.id}/${path.replace(/^\/+/, '')}`),
    Mounted,
  );
  Reflect.defineMetadata(pluginOfRoute, plugin.id, Mounted);
  if (!protection) return Mounted;
  // The host's come first: whether the county has the plugin is settled before any of its own code runs.
  putFirst(GUARDS_METADATA, protection.guard, Mounted);
  putFirst(INTERCEPTORS_METADATA, protection.interceptor, Mounted);
  return Mounted;
}

function putFirst(key: string, first: PluginClass, target: Constructor): void {
  const own = (Reflect.getMetadata(key, target) as unknown[] | undefined) ?? [];
  Reflect.defineMetadata(key, [first, ...own], target);
}
