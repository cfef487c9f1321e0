import { randomUUID } from 'node:crypto';
import { type DynamicModule, Global, Module, type Type } from '@nestjs/common';
import { asSystem, type DomainError, type Grant, Recipients, UnitOfWork, withContext } from '@redmaple/platform';
import { openTestHouse, queryAsOwner, type TestHouse, testCounty } from '@redmaple/platform/testing';
import {
  Areas,
  bilingual,
  choice,
  CountyPlugins,
  type DispatchCandidate,
  definePlugin,
  defineTeamType,
  Duties,
  Eligibility,
  form,
  type LoadedPlugin,
  nearest,
  optional,
  PluginsModule,
  PluginSwitch,
  pluginsMigrations,
  Qualifications,
  ServiceRecords,
  Teams,
  type TeamView,
  text,
  Volunteers,
  type VolunteerView,
  yesNo,
} from '@redmaple/plugins/house';
import { dispatchEntities } from '../dispatch.entities.js';
import { dispatchMigrations } from '../dispatch.migrations.js';
import { DispatchModule } from '../dispatch.module.js';
import type { TakeInIncident } from '../incidents/incident.dto.js';
import { IntakeService } from '../incidents/intake.service.js';
import type { MissionView } from '../missions/missions.dto.js';
import { OffersService } from '../missions/offers.service.js';
import type { MakeMissionOffers } from '../missions/offers.dto.js';
import { IncidentsService } from '../incidents/incidents.service.js';
import {
  ListedAreas,
  ListedDuties,
  ListedEligibility,
  ListedQualifications,
  ListedRecords,
  ListedTeams,
  ListedVolunteers,
} from './neighbours.js';

/** What the ranking of the team type `grove.moody` does in a test. */
export const moody: { rank: (candidates: readonly DispatchCandidate<unknown>[]) => unknown } = { rank: nearest };

const requires = { qualifications: [], minAge: 18, insurance: false };
const grove = definePlugin({
  id: 'grove',
  version: '1.0.0',
  requires: '^1.4',
  counties: 'all',
  incidentCategories: [
    {
      code: 'lamp',
      sceneWithinMinutes: 15,
      settleWithinMinutes: 40,
      teamTypes: ['plain'],
      facts: form({ pole: text({ maxLength: 40 }), side: choice('north', 'south'), dark: optional(yesNo()) }),
    },
  ],
  teamTypes: [
    defineTeamType({ code: 'patrol', form: form({}), requires, rankForDispatch: (_incident, all) => nearest(all) }),
    defineTeamType({
      code: 'moody',
      form: form({}),
      requires,
      rankForDispatch: (_incident, all) => moody.rank(all) as never,
    }),
    defineTeamType({ code: 'plain', form: form({}), requires }),
  ],
  labels: bilingual({
    grove: ['枫林', 'Grove'],
    patrol: ['巡防队', 'Patrol'],
    moody: ['随性队', 'Moody'],
    plain: ['普通队', 'Plain'],
    lamp: ['路灯不亮', 'Lamp out'],
    pole: ['灯杆编号', 'Number of the pole'],
    side: ['哪一侧', 'Which side'],
    north: ['北侧', 'North'],
    south: ['南侧', 'South'],
    dark: ['整段路都黑', 'The whole road is dark'],
  }),
});
const loaded = {
  active: [
    { id: 'grove', definition: grove, package: { name: 'grove', directory: '.', entry: '.', version: '1.0.0' } },
  ],
  skipped: [],
};

export const liaisonId = '00000000-0000-7000-8000-000000000001';
export const operatorId = '00000000-0000-7000-8000-000000000002';
/** 枫桥镇, and the middle of the town. */
export const fengqiao = { latitude: 29.8106, longitude: 120.4302 };

const county = (role: string): Grant[] => [{ role, scope: 'county' }];

/** Dispatch over a database of its own, with neighbours that answer from lists and a real plugin host. */
export class DispatchHouse {
  house: TestHouse;
  readonly volunteers = new ListedVolunteers();
  readonly teams = new ListedTeams();
  readonly duties = new ListedDuties();
  readonly eligibility = new ListedEligibility();
  readonly areas = new ListedAreas();
  readonly records = new ListedRecords();
  /** Each volunteer has one account. */
  private readonly accounts = new Map<string, string>();

  static async open(options: { redis?: boolean } = {}): Promise<DispatchHouse> {
    const made = new DispatchHouse();
    made.house = await openTestHouse({
      imports: [...made.surroundings(), DispatchModule],
      entities: dispatchEntities,
      migrations: [...pluginsMigrations, ...dispatchMigrations],
      ...options,
    });
    await asSystem(testCounty, 'test', () => made.get(PluginSwitch).enable('grove'));
    return made;
  }

  /** Switches the plugin of the invented team types off or on in the county. */
  switchPlugin(enabled: boolean): Promise<void> {
    const states = this.get(CountyPlugins);
    return asSystem(testCounty, 'test', () =>
      this.get(UnitOfWork).run(async () => {
        const before = await states.locked('grove');
        await states.write(loaded.active[0] as LoadedPlugin, { enabled, settings: {} }, before);
      }),
    );
  }

  /** The neighbours as a module, and the plugin host with the invented team types. */
  surroundings(): (Type | DynamicModule)[] {
    const { volunteers } = this;
    class PhoneBook extends Recipients {
      async find(personId: string) {
        const found = await volunteers.byPerson(personId);
        return found && { phone: phoneOf(found), locale: 'zh-CN' as const };
      }
    }
    const neighbours = [
      { provide: Volunteers, useValue: this.volunteers },
      { provide: Teams, useValue: this.teams },
      { provide: Duties, useValue: this.duties },
      { provide: Eligibility, useValue: this.eligibility },
      { provide: Areas, useValue: this.areas },
      { provide: Qualifications, useValue: new ListedQualifications() },
      { provide: ServiceRecords, useValue: this.records },
      { provide: Recipients, useClass: PhoneBook },
    ];
    @Global()
    @Module({ providers: neighbours, exports: neighbours.map((one) => one.provide) })
    class Neighbours {}
    return [Neighbours, PluginsModule.forRoot(loaded, { withControllers: false })];
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.house.get<T>(token);
  }

  close(): Promise<void> {
    return this.house.close();
  }

  /** Forgets teams, shifts and blockers, so that each test sees only its own people. */
  clear(): void {
    this.teams.teams.length = 0;
    this.teams.memberships = [];
    this.duties.onDuty = [];
    this.duties.held = [];
    this.eligibility.blockers.clear();
    moody.rank = nearest;
  }

  as<T>(
    accountId: string,
    grants: readonly Grant[],
    work: () => Promise<T>,
    personId?: string,
    code = testCounty,
  ): Promise<T> {
    const actor = { kind: 'account' as const, id: accountId, grants, ...(personId !== undefined && { personId }) };
    return withContext({ county: code, actor, requestId: 'test', locale: 'zh-CN' }, work);
  }

  liaison<T>(work: () => Promise<T>): Promise<T> {
    return this.as(liaisonId, county('liaison'), work);
  }

  operator<T>(work: () => Promise<T>): Promise<T> {
    return this.as(operatorId, county('operator'), work);
  }

  /** Acts as a volunteer, each with an account of their own. */
  volunteer<T>(volunteer: VolunteerView | string, work: () => Promise<T>): Promise<T> {
    const one = typeof volunteer === 'string' ? this.volunteers.all.get(volunteer) : volunteer;
    if (!one) throw new Error('No such volunteer.');
    const accountId = this.accounts.get(one.id) ?? randomUUID();
    this.accounts.set(one.id, accountId);
    return this.as(accountId, county('volunteer'), work, one.personId);
  }

  system<T>(work: () => Promise<T>): Promise<T> {
    return asSystem(testCounty, 'dispatch.test', work);
  }

  /** A team with so many members; based in the middle of the town unless said otherwise. */
  team(size: number, more: Partial<TeamView> = {}): { team: TeamView; members: VolunteerView[] } {
    const team: TeamView = {
      id: randomUUID(),
      name: `测试队${this.teams.teams.length + 1}`,
      typeCode: 'grove.patrol',
      areaId: undefined,
      base: fengqiao,
      leaderId: undefined,
      ...more,
    };
    this.teams.teams.push(team);
    const members = Array.from({ length: size }, () => this.join(team, this.volunteers.add()));
    // The core's order falls back on ids; tests name people in the order in which they are asked.
    return { team, members: members.sort((one, other) => (one.id < other.id ? -1 : 1)) };
  }

  join(team: TeamView, volunteer: VolunteerView, reserve = false): VolunteerView {
    this.teams.memberships.push({
      volunteerId: volunteer.id,
      teamId: team.id,
      role: 'member',
      reserve,
      answers: {},
      since: '2026-01-01',
    });
    return volunteer;
  }

  onDuty(team: TeamView, volunteer: VolunteerView): void {
    const endsAt = new Date(this.house.clock.now().getTime() + 3_600_000);
    this.duties.onDuty.push({ volunteerId: volunteer.id, teamId: team.id, shiftId: randomUUID(), endsAt });
  }

  async incident(more: Partial<TakeInIncident> = {}): Promise<string> {
    const wish = {
      emergency: false,
      source: 'hotline' as const,
      category: 'street-light',
      summary: '路灯不亮',
      place: '枫桥镇老街口',
      ...fengqiao,
      ...more,
    };
    return (await this.liaison(() => this.get(IntakeService).takeIn(wish))).id;
  }

  /** Offers as the liaison; the missions offered now. */
  async offer(incidentId: string, wish: MakeMissionOffers = {}): Promise<MissionView[]> {
    const ids = await this.liaison(() => this.get(OffersService).offer(incidentId, wish));
    return (await this.detail(incidentId)).missions.filter((one) => ids.includes(one.id));
  }

  detail(incidentId: string) {
    return this.liaison(() => this.get(IncidentsService).get(incidentId));
  }

  /** The one mission that is offered now. */
  async offered(incidentId: string): Promise<MissionView> {
    const found = (await this.detail(incidentId)).missions.filter((one) => one.state === 'offered');
    if (found.length !== 1 || !found[0]) throw new Error(`${found.length} missions are offered, not one.`);
    return found[0];
  }

  rows<Row extends object>(sql: string, params: unknown[] = []): Promise<Row[]> {
    return queryAsOwner<Row>(this.house.database, sql, params);
  }
}

/** Everyone's phone, from the invented range. */
export function phoneOf(volunteer: VolunteerView): string {
  return `1540000${volunteer.number.slice(1).padStart(4, '0')}`;
}

/** The error of work that must be refused. */
export async function refusalOf(work: Promise<unknown>): Promise<DomainError> {
  return work.then(
    () => Promise.reject(new Error('It was not refused.')),
    (error: unknown) => error as DomainError,
  );
}
