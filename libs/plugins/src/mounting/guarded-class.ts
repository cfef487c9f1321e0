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
 * A subclass that Nest mounts in place of the plugin's class: a constructor or lifecycle hook that throws or does
 * not return is reported instead of stopping the application. Decorators of the original apply as before.
 */
export function guardedClass(original: PluginClass, onFailure: MountFailure): Constructor {
  const Base = original as unknown as Constructor;
  const { name } = Base;
  class Guarded extends Base {
    constructor(...dependencies: unknown[]) {
      try {
        super(...dependencies);
      } catch (error) {
        onFailure(`new ${name}()`, error);
        return withoutHooks(Object.create(Base.prototype) as object);
      }
      guardHooks(this, name, onFailure);
    }
  }
  Object.defineProperty(Guarded, 'name', { value: name });
  return Guarded;
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
