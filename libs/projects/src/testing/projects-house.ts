import { randomUUID } from 'node:crypto';
import { Global, Module } from '@nestjs/common';
import { asSystem, type Grant, withContext } from '@redmaple/platform';
import { openTestHouse, testCounty, type TestHouse } from '@redmaple/platform/testing';
import {
  Areas,
  type AreaView,
  bilingual,
  definePlugin,
  PluginsModule,
  pluginsMigrations,
  PluginSwitch,
} from '@redmaple/plugins/house';
import { IndicatorsService } from '../indicators/indicators.service.js';
import { MilestonesService } from '../milestones/milestones.service.js';
import type { NewOrganisation } from '../organisations/organisation.dto.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { projectsEntities } from '../projects.entities.js';
import { projectsMigrations } from '../projects.migrations.js';
import { ProjectsModule } from '../projects.module.js';
import { ProjectTemplates } from '../seed-projects/project-templates.service.js';
import { ProjectsService } from '../seed-projects/projects.service.js';

export const fengqiao: AreaView = {
  id: randomUUID(),
  parentId: undefined,
  level: 'town',
  code: undefined,
  name: '枫桥镇',
  centre: undefined,
};

export const drownings = { name: '溺水事故', unit: '起', baseline: 4, target: 0, direction: 'down' as const };

const grove = definePlugin({
  id: 'grove',
  version: '1.0.0',
  requires: '^1.4',
  counties: 'all',
  projectTemplates: [
    {
      code: 'no-drowning',
      milestones: [
        { code: 'agreed', afterDays: 14 },
        { code: 'poles', afterDays: 45 },
      ],
      indicators: [{ code: 'drownings', unit: 'cases', direction: 'down', baseline: 4, target: 0 }],
    },
  ],
  labels: bilingual({
    'no-drowning': ['先枫护苗', 'Keeping children safe'],
    agreed: ['与学校签订协议', 'Agreement with the school'],
    poles: ['救生杆到位', 'Rescue poles in place'],
    drownings: ['溺水事故', 'Drownings'],
    cases: ['起', 'cases'],
  }),
});
const loaded = {
  active: [
    { id: 'grove', definition: grove, package: { name: 'grove', directory: '.', entry: '.', version: '1.0.0' } },
  ],
  skipped: [],
};

/** The area tree as libs/volunteers would answer, with one town. */
class OneTown extends Areas {
  async all() {
    return [fengqiao];
  }

  async byId(id: string) {
    return id === fengqiao.id ? fengqiao : undefined;
  }

  async pathOf() {
    return [fengqiao];
  }
}

@Global()
@Module({ providers: [{ provide: Areas, useClass: OneTown }], exports: [Areas] })
class Neighbours {}

const officerGrants: readonly Grant[] = [{ role: 'project-officer', scope: 'county' }];

/** Projects over a database of its own. */
export class ProjectsHouse {
  readonly organisations: OrganisationsService;
  readonly projects: ProjectsService;
  readonly milestones: MilestonesService;
  readonly indicators: IndicatorsService;
  readonly templates: ProjectTemplates;
  private registered = 0;

  private constructor(readonly house: TestHouse) {
    this.organisations = house.get(OrganisationsService);
    this.projects = house.get(ProjectsService);
    this.milestones = house.get(MilestonesService);
    this.indicators = house.get(IndicatorsService);
    this.templates = house.get(ProjectTemplates);
  }

  static async open(): Promise<ProjectsHouse> {
    const imports = [Neighbours, PluginsModule.forRoot(loaded, { withControllers: false }), ProjectsModule];
    const migrations = [...pluginsMigrations, ...projectsMigrations];
    const house = await openTestHouse({ imports, entities: projectsEntities, migrations });
    await asSystem(testCounty, 'test', () => house.get<PluginSwitch>(PluginSwitch).enable('grove'));
    return new ProjectsHouse(house);
  }

  close(): Promise<void> {
    return this.house.close();
  }

  /** Acts as an operator would, in the county. */
  operator<T>(work: () => Promise<T>, county = testCounty): Promise<T> {
    return asSystem(county, 'operator', work);
  }

  /** Acts as an account, a project officer unless told otherwise. */
  as<T>(id: string, work: () => Promise<T>, grants = officerGrants): Promise<T> {
    const actor = { kind: 'account' as const, id, grants };
    return withContext({ county: testCounty, actor, requestId: 'test', locale: 'zh-CN' }, work);
  }

  organisation(more: Partial<NewOrganisation> = {}) {
    const name = `先锋救援队${++this.registered}`;
    return this.operator(() => this.organisations.register({ name, kind: '应急救援', ...more }));
  }

  /** 先枫护苗, of an organisation of its own. */
  async project() {
    const { id: organisationId } = await this.organisation();
    const agreements = [{ title: '护苗共建协议', party: '枫桥镇中心学校', signedOn: '2026-09-01' }];
    const project = { organisationId, title: '先枫护苗', summary: '防溺水进校园', agreements };
    return this.operator(() => this.projects.start(project));
  }
}
