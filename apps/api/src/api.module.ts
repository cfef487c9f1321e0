import { type DynamicModule, Module } from '@nestjs/common';
import { houseApiModules, houseEntities, houseModules } from '@redmaple/house';
import { type Clock, type Env, PlatformApiModule, PlatformModule } from '@redmaple/platform';
import { type LoadedPlugins, pluginEntities, PluginsModule } from '@redmaple/plugins/house';
import { ConnectionDrain } from './edge/connection-drain.js';
import { FormPreviewController } from './pages/form-preview.controller.js';

export interface ApiOptions {
  readonly env: Env;
  readonly plugins: LoadedPlugins;
  /** Tests bring a clock of their own. */
  readonly clock?: Clock;
  readonly queuePrefix?: string;
}

/** The API: platform, domain libs with their routes, plugins with theirs. */
@Module({})
export class ApiModule {
  static forRoot({ env, plugins, clock, queuePrefix }: ApiOptions): DynamicModule {
    return {
      module: ApiModule,
      controllers: [FormPreviewController],
      providers: [ConnectionDrain],
      imports: [
        PlatformModule.forRoot({
          env,
          entities: [...houseEntities, ...pluginEntities(plugins)],
          ...(clock && { clock }),
          ...(queuePrefix !== undefined && { queuePrefix }),
        }),
        PlatformApiModule.forRoot(env),
        PluginsModule.forRoot(plugins, { withControllers: true }),
        ...houseModules,
        ...houseApiModules,
      ],
    };
  }
}
