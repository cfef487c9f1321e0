import {
  type DynamicModule,
  Global,
  Inject,
  Injectable,
  Logger,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
  type Provider,
} from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { JobRegistry, registerTexts, UnitOfWork } from '@redmaple/platform';
import { registerOwnTexts } from './error-texts.js';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { usualLimits } from '../define/limits.js';
import { schemaOf } from '../define/plugin.js';
import { KeptJobs } from '../effects/kept.jobs.js';
import { DeleteKept, PutKept } from '../effects/kept.effects.js';
import { KeptValues } from '../effects/kept-values.js';
import { PluginEffects } from '../effects/plugin-effects.js';
import { Files } from '../contracts/files.js';
import { KeptFiles } from '../files/kept-files.js';
import { OfferedFiles } from '../files/offered-files.js';
import { SystemHealthController } from '../health/system-health.controller.js';
import { SystemHealth } from '../health/system-health.service.js';
import { DeadJobsHome } from '../home/dead-jobs.home.js';
import { HomeController } from '../home/home.controller.js';
import { HomeService } from '../home/home.service.js';
import { Decisions } from '../hooks/decisions.js';
import { EventHandling } from '../hooks/event-handling.js';
import { EventLog } from '../hooks/event-log.js';
import { EventTeller } from '../hooks/event-teller.js';
import { Filters } from '../hooks/filters.js';
import { Hearing } from '../hooks/hearing.js';
import { HookAnswerers } from '../hooks/hook-answerer.js';
import { deprecationsIn } from '../hooks/hook-list.js';
import { MessageTexts } from '../hooks/message-texts.js';
import type { LoadedPlugin, LoadedPlugins } from '../host/loaded-plugin.js';
import { fleet } from '../isolation/fleet.js';
import { IsolatedHooks } from '../isolation/isolated-hooks.js';
import { IsolationSwitch } from '../isolation/isolation-switch.js';
import { readable } from '../host/run-policy.js';
import { PluginProposalsController } from '../registry/consent/proposals.controller.js';
import { ProposalsHome } from '../registry/consent/proposals.home.js';
import { PluginProposals } from '../registry/consent/proposals.service.js';
import { ProposalStore } from '../registry/consent/proposal-store.js';
import { EarlierAgreements } from '../registry/consent/earlier-agreements.js';
import { CountyPlugins } from '../registry/county-plugins.js';
import { LoopFaults } from '../looping/loop-faults.js';
import { DispatchPolicies } from '../registry/dispatch-policies.js';
import { EligibilityRules } from '../registry/eligibility-rules.js';
import { PluginDemos } from '../registry/plugin-demos.js';
import { PluginFaults } from '../registry/plugin-faults.js';
import { KeptDataController } from '../registry/kept/kept.controller.js';
import { ParkedJobs } from '../registry/parked/parked-jobs.js';
import { KeptData } from '../registry/kept/kept-data.service.js';
import { EachOwnSettings, PluginSettings, Settings } from '../registry/plugin-settings.js';
import { CountyParts } from '../registry/declared-parts.js';
import { PluginSwitch } from '../registry/plugin-switch.js';
import { PluginsController, TeamTypesController } from '../registry/plugins.controller.js';
import { PluginsService } from '../registry/plugins.service.js';
import { pluginsTexts } from '../registry/plugins.texts.js';
import { TeamTypes } from '../registry/team-types.js';
import { PluginRequestsService } from '../requests/plugin-requests.js';
import { requestsController } from '../requests/requests-controller.js';
import { ScreensController } from '../screens/screens.controller.js';
import { ScreensService } from '../screens/screens.service.js';
import { InstalledPlugins } from './installed-plugins.js';
import { borrower } from './lending.js';
import { mountedController, mountedProvider } from './plugin-class.js';
import { roleOf } from './acting.js';
import { runsCode, withoutRole } from './plugin-role.js';
import { type JobHost, pausingJobs } from './plugin-jobs.js';
import { PluginRouteGuard } from './plugin-route.guard.js';
import { PluginRouteInterceptor } from './plugin-route.interceptor.js';

registerTexts(pluginsTexts);

const services = [
  CountyPlugins,
  DeadJobsHome,
  Decisions,
  DeleteKept,
  DispatchPolicies,
  EarlierAgreements,
  EligibilityRules,
  EventHandling,
  EventLog,
  EventTeller,
  Filters,
  Hearing,
  HomeService,
  HookAnswerers,
  IsolatedHooks,
  IsolationSwitch,
  KeptFiles,
  KeptJobs,
  MessageTexts,
  KeptData,
  KeptValues,
  LoopFaults,
  ParkedJobs,
  PluginDemos,
  PluginEffects,
  PluginFaults,
  PluginProposals,
  PluginRequestsService,
  PluginRouteGuard,
  PluginRouteInterceptor,
  PluginSettings,
  PluginsService,
  PluginSwitch,
  PutKept,
  CountyParts,
  ProposalsHome,
  ProposalStore,
  ScreensService,
  SystemHealth,
  TeamTypes,
];

/** Services that mounted classes reach without injection: their constructors belong to the plugin. */
class HostLink implements JobHost {
  park: JobHost['park'] = () => Promise.reject(new Error('The host has not started yet.'));
  fault: JobHost['fault'] = () => Promise.resolve();
}

/** Takes plugins out whose tables are not as their code needs them, before the first request. */
@Injectable()
class PluginsStart implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger('Plugins');

  constructor(
    private readonly installed: InstalledPlugins,
    private readonly work: UnitOfWork,
    private readonly parked: ParkedJobs,
    private readonly faults: PluginFaults,
    jobs: JobRegistry,
    @Inject(HostLink) private readonly link: HostLink,
  ) {
    this.link.fault = (...fault) => this.faults.record(...fault);
    for (const { id, definition } of installed.active())
      jobs.limit(id, definition.limits?.jobsAtOnce ?? usualLimits.jobsAtOnce);
    this.link.park = (...job) => this.parked.park(...job);
  }

  async onModuleInit(): Promise<void> {
    for (const plugin of this.installed.active()) {
      if (runsCode(plugin) && !(await this.hasRole(plugin))) this.installed.fail(plugin.id, withoutRole(plugin.id));
      const missing = await this.missingMigrations(plugin);
      if (missing.length > 0) {
        this.installed.fail(
          plugin.id,
          `Its tables are not up to date (${missing.join(', ')}): run the migrations and look at what they report.`,
        );
      }
    }
    for (const { id, definition } of this.installed.active())
      for (const notice of deprecationsIn(definition))
        this.log.warn({ plugin: id, notice }, 'plugin uses what is deprecated');
    for (const { name, stage, reason } of this.installed.skipped())
      this.log.warn({ plugin: name, stage, reason }, 'plugin skipped');
  }

  onApplicationShutdown(): void {
    fleet.stopAll();
  }

  private async hasRole({ id }: LoadedPlugin): Promise<boolean> {
    const found = await this.work.separately(() =>
      this.work.query(`SELECT 1 FROM pg_roles WHERE rolname = $1 AND pg_has_role(current_user, oid, 'SET')`, [
        roleOf(id),
      ]),
    );
    return found.length > 0;
  }

  private async missingMigrations({ id, definition }: LoadedPlugin): Promise<string[]> {
    const wanted = (definition.migrations ?? []).map((one) => one.name);
    if (wanted.length === 0) return [];
    const table = `${schemaOf(id)}.schema_migration`;
    const done = await this.work.separately(async () => {
      const found = await this.work.one<{ found: string | null }>('SELECT to_regclass($1) AS found', [table]);
      return found?.found ? this.work.query<{ name: string }>(`SELECT name FROM ${table}`) : [];
    });
    const known = new Set(done.map((one) => one.name));
    return wanted.filter((name) => !known.has(name));
  }
}

/** The plugin host: services for every process, and the plugins' own providers and (in the API) routes. */
@Global()
@Module({})
export class PluginsModule {
  /**
   * @param loaded what `loadPlugins` found.
   * @param options `withControllers` mounts routes: in the API, not in the worker.
   */
  static forRoot(loaded: LoadedPlugins, options: { withControllers: boolean }): DynamicModule {
    const installed = new InstalledPlugins(loaded);
    loaded.active.forEach(registerOwnTexts);
    const link = new HostLink();
    return {
      module: PluginsModule,
      imports: [
        DiscoveryModule,
        ...loaded.active.map((plugin) => pluginModule(plugin, installed, link, options.withControllers)),
      ],
      providers: [
        ...services,
        PluginsStart,
        { provide: Files, useClass: OfferedFiles },
        { provide: Settings, useClass: EachOwnSettings },
        { provide: InstalledPlugins, useValue: installed },
        { provide: HostLink, useValue: link },
      ],
      controllers: options.withControllers
        ? [
            HomeController,
            KeptDataController,
            PluginProposalsController,
            PluginsController,
            ScreensController,
            SystemHealthController,
            TeamTypesController,
          ]
        : [],
      exports: [...services, Files, InstalledPlugins, Settings],
    };
  }
}

/** Entities of all plugins, for the connection. */
export function pluginEntities(loaded: LoadedPlugins): EntityTarget<ObjectLiteral>[] {
  return loaded.active.flatMap((plugin) => [...(plugin.definition.entities ?? [])] as EntityTarget<ObjectLiteral>[]);
}

/** A Nest module of the plugin's own: its providers see each other and what is global, never another plugin's. */
function pluginModule(
  plugin: LoadedPlugin,
  installed: InstalledPlugins,
  link: HostLink,
  withControllers: boolean,
): DynamicModule {
  const { id, definition } = plugin;
  class PluginModule {}
  Object.defineProperty(PluginModule, 'name', { value: `Plugin(${id})` });
  const onFailure = (where: string, error: unknown): void => installed.fail(id, `${where} failed: ${readable(error)}`);
  const jobs = pausingJobs(id, definition.limits?.jobSeconds ?? usualLimits.jobSeconds, installed, link);
  const to = borrower(definition, (pluginId) => installed.seesNames(pluginId));
  const protection = { guard: PluginRouteGuard, interceptor: PluginRouteInterceptor };
  return {
    module: PluginModule,
    providers: (definition.providers ?? []).map(
      (one): Provider => ({ provide: one, useClass: mountedProvider(to, one, onFailure, jobs) }),
    ),
    controllers: withControllers
      ? [
          ...(definition.controllers ?? []).map((one) => mountedController(to, one, onFailure, protection)),
          ...(definition.requests ? [requestsController(plugin)] : []),
        ]
      : [],
  };
}
