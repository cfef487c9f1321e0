import { type DynamicModule, Module } from '@nestjs/common';
import { houseEntities, houseModules } from '@redmaple/house';
import { type Env, PlatformModule } from '@redmaple/platform';
import { type LoadedPlugins, pluginEntities, PluginsModule } from '@redmaple/plugins/house';

/** The worker: the same services and jobs as the API, no routes. */
@Module({})
export class WorkerModule {
  static forRoot(env: Env, plugins: LoadedPlugins): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot({ env, entities: [...houseEntities, ...pluginEntities(plugins)] }),
        PluginsModule.forRoot(plugins, { withControllers: false }),
        ...houseModules,
      ],
    };
  }
}
