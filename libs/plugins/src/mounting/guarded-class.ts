import { OPTIONAL_DEPS_METADATA, PARAMTYPES_METADATA, SELF_DECLARED_DEPS_METADATA } from '@nestjs/common/constants.js';
import type { PluginClass } from '../define/plugin.js';

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

/** How long a lifecycle hook may take, in milliseconds. */
const hookLimit = 5_000;

/** Hears of everything that goes wrong while a class is constructed or started. */
export type MountFailure = (where: string, error: unknown) => void;

/**
 * A subclass that Nest mounts in place of the plugin's class: a dependency nobody provides, and a constructor or
 * lifecycle hook that throws or does not return, are reported instead of stopping the application. Decorators of
 * the original apply as before.
 */
export function guardedClass(original: PluginClass, onFailure: MountFailure): Constructor {
  const Base = original as unknown as Constructor;
  const { name } = Base;
  const needed = neededDependencies(original);
  class Guarded extends Base {
    constructor(...dependencies: unknown[]) {
      try {
        const missing = needed.find(({ index }) => dependencies[index] === undefined);
        if (missing)
          throw new Error(`nobody provides ${missing.token}: list it in providers, or inject what the SDK offers`);
        super(...dependencies);
      } catch (error) {
        onFailure(`new ${name}()`, error);
        return withoutHooks(Object.create(new.target.prototype) as object);
      }
      guardHooks(this, name, onFailure);
    }
  }
  Object.defineProperty(Guarded, 'name', { value: name });
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

/** The constructor parameters that the author did not mark as optional. */
function neededDependencies(original: PluginClass): Dependency[] {
  const read = <T>(key: string): readonly T[] => (Reflect.getMetadata(key, original) as T[] | undefined) ?? [];
  const tokens = new Map<number, unknown>(read<unknown>(PARAMTYPES_METADATA).map((type, index) => [index, type]));
  for (const { index, param } of read<{ index: number; param: unknown }>(SELF_DECLARED_DEPS_METADATA))
    tokens.set(index, param);
  const optional = new Set(read<number>(OPTIONAL_DEPS_METADATA));
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
        await within(hookLimit, () => (own as Hook).apply(instance, args));
      } catch (error) {
        onFailure(`${className}.${hook}()`, error);
      }
    };
    Object.defineProperty(instance, hook, { value: guarded });
  }
}

async function within(limit: number, work: () => unknown): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`did not return within ${limit / 1000} s`)), limit);
  });
  try {
    await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
