import { OPTIONAL_DEPS_METADATA, PARAMTYPES_METADATA, SELF_DECLARED_DEPS_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner } from '@nestjs/core';
import { inTime } from '@redmaple/platform';
import type { PluginClass } from '../define/plugin.js';
import { actAs } from './acting.js';
import { type Borrower, lent } from './lending.js';

type Constructor = new (...dependencies: unknown[]) => object;
type Hook = (...args: unknown[]) => unknown;

/** Nest calls these on its own; a plugin's must not be able to stop the boot. */
const lifecycleHooks = [
  'onModuleInit',
  'onApplicationBootstrap',
  'onModuleDestroy',
  'beforeApplicationShutdown',
  'onApplicationShutdown',
] as const;

const scanner = new MetadataScanner();

/** How long a lifecycle hook may take, in milliseconds. */
const hookLimit = 5_000;

/** Hears of everything that goes wrong while a class is constructed or started. */
export type MountFailure = (where: string, error: unknown) => void;

/**
 * A subclass that Nest mounts in place of the plugin's class: a dependency nobody provides, and a constructor or
 * lifecycle hook that throws or does not return, are reported instead of stopping the application. Its methods run under the
 * plugin's own database role, and the services of the host that it is given leave that role again. Decorators of the original
 * apply as before.
 */
export function guardedClass(plugin: Borrower, original: PluginClass, onFailure: MountFailure): Constructor {
  const Base = original as unknown as Constructor;
  const { name } = Base;
  const pluginId = plugin.id;
  const tokens = tokensOf(original);
  const needed = neededDependencies(original, tokens);
  // A class would have to call super() itself, outside the role.
  const Guarded = function Guarded(...dependencies: unknown[]): object {
    const target = new.target as unknown as Constructor;
    try {
      const given = dependencies.map((one, index) => lent(plugin, tokens.get(index), one));
      const missing = needed.find(({ index }) => given[index] === undefined);
      if (missing)
        throw new Error(`nobody provides ${missing.token}: list it in providers, or inject what the SDK offers`);
      const made = actAs(pluginId, () => Reflect.construct(Base, given, target) as object);
      guardHooks(made, name, onFailure);
      return made;
    } catch (error) {
      onFailure(`new ${name}()`, error);
      return withoutHooks(Object.create(target.prototype as object) as object);
    }
  } as unknown as Constructor;
  Object.setPrototypeOf(Guarded, Base);
  Guarded.prototype = Object.create(Base.prototype as object, {
    constructor: { value: Guarded, configurable: true, writable: true },
  }) as object;
  Object.defineProperty(Guarded, 'name', { value: name });
  for (const method of scanner.getAllMethodNames(original.prototype)) confine(pluginId, Guarded.prototype, method);
  // Nest would end the boot over a missing dependency; the constructor above tells it to the administrator.
  const indices = (Reflect.getMetadata(OPTIONAL_DEPS_METADATA, original) as number[] | undefined) ?? [];
  Reflect.defineMetadata(OPTIONAL_DEPS_METADATA, [...indices, ...needed.map((one) => one.index)], Guarded);
  return Guarded;
}

interface Dependency {
  readonly index: number;
  /** Name of what is injected. */
  readonly token: string;
}

/** Puts a method under the plugin's role, with what decorators left on it. */
function confine(pluginId: string, prototype: object, name: string): void {
  const method: unknown = (prototype as Record<string, unknown>)[name];
  if (typeof method !== 'function') return;
  const confined = function (this: unknown, ...args: unknown[]): unknown {
    return actAs(pluginId, () => (method as Hook).apply(this, args));
  };
  for (const key of Reflect.getMetadataKeys(method) as unknown[])
    Reflect.defineMetadata(key, Reflect.getMetadata(key, method), confined);
  Object.defineProperty(confined, 'name', { value: name });
  Object.defineProperty(prototype, name, { value: confined, configurable: true, writable: true });
}

function metadataOf<T>(key: string, original: PluginClass): readonly T[] {
  return (Reflect.getMetadata(key, original) as T[] | undefined) ?? [];
}

/** What each parameter of the constructor asks for. */
function tokensOf(original: PluginClass): ReadonlyMap<number, unknown> {
  const types = metadataOf<unknown>(PARAMTYPES_METADATA, original);
  const tokens = new Map<number, unknown>(types.map((type, index) => [index, type]));
  const named = metadataOf<{ index: number; param: unknown }>(SELF_DECLARED_DEPS_METADATA, original);
  for (const { index, param } of named) tokens.set(index, param);
  return tokens;
}

/** The constructor parameters that the author did not mark as optional. */
function neededDependencies(original: PluginClass, tokens: ReadonlyMap<number, unknown>): Dependency[] {
  const optional = new Set(metadataOf<number>(OPTIONAL_DEPS_METADATA, original));
  return [...tokens]
    .filter(([index]) => !optional.has(index))
    .map(([index, token]) => ({ index, token: typeof token === 'function' ? token.name : String(token) }));
}

function withoutHooks(instance: object): object {
  for (const hook of lifecycleHooks) Object.defineProperty(instance, hook, { value: undefined });
  return instance;
}

function guardHooks(instance: object, className: string, onFailure: MountFailure): void {
  for (const hook of lifecycleHooks) {
    const own = (instance as Record<string, unknown>)[hook];
    if (typeof own !== 'function') continue;
    const guarded = async (...args: unknown[]): Promise<void> => {
      try {
        await inTime(
          hookLimit,
          () => (own as Hook).apply(instance, args),
          () => {
            throw new Error(`did not return within ${hookLimit / 1000} s`);
          },
        );
      } catch (error) {
        onFailure(`${className}.${hook}()`, error);
      }
    };
    Object.defineProperty(instance, hook, { value: guarded });
  }
}
