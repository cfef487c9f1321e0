import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { PluginClass, PluginDefinition } from '../define/plugin.js';
import { borrower } from '../mounting/lending.js';
import { mountedController, mountedProvider } from '../mounting/plugin-class.js';
import { offeredServices } from './offered-services.js';

/**
 * Mounts a plugin's providers and controllers in an application of its own, with stand-ins for the host's
 * services, to find out whether they can be constructed at all.
 * @throws Error when a constructor throws or asks for something nobody provides.
 */
export async function probeMount(plugin: PluginDefinition): Promise<void> {
  const { providers = [], controllers = [] } = plugin;
  if (providers.length + controllers.length === 0) return;
  const failures: string[] = [];
  const onFailure = (where: string, error: unknown): void => {
    // Lifecycle hooks meet stand-ins here and may throw because of them; only constructors count.
    if (where.startsWith('new ')) failures.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
  };
  const application = await NestFactory.createApplicationContext(
    probeModule(plugin, providers, controllers, onFailure),
    {
      logger: false,
      abortOnError: false,
    },
  );
  await application.close();
  if (failures.length > 0) throw new Error(failures.join('; '));
}

function probeModule(
  plugin: PluginDefinition,
  providers: readonly PluginClass[],
  controllers: readonly PluginClass[],
  onFailure: (where: string, error: unknown) => void,
): DynamicModule {
  class ProbeModule {}
  Module({})(ProbeModule);
  return {
    module: ProbeModule,
    providers: [
      ...offeredServices().map((token) => ({ provide: token, useValue: standIn(token.name) })),
      ...providers.map((one) => ({
        provide: one,
        useClass: mountedProvider(borrower(plugin), one, onFailure, (_mark, run, _payload, work) => work(run)),
      })),
    ],
    controllers: controllers.map((one) => mountedController(borrower(plugin), one, onFailure)),
  };
}

/** An object on which every method exists and refuses. Nest looks for hooks and promises: it finds none. */
function standIn(service: string): object {
  const invisible = new Set<PropertyKey>([
    'then',
    'onModuleInit',
    'onApplicationBootstrap',
    'onModuleDestroy',
    'beforeApplicationShutdown',
    'onApplicationShutdown',
  ]);
  return new Proxy(
    {},
    {
      get: (_target, key) => {
        if (typeof key === 'symbol' || invisible.has(key)) return undefined;
        return () => {
          throw new Error(`${service}.${key}() can't be used while a plugin is checked.`);
        };
      },
    },
  );
}
