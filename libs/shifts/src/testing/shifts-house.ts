import { randomUUID } from 'node:crypto';
import { type DynamicModule, Global, Module, type Type } from '@nestjs/common';
import { asSystem, type Grant, Recipients, withContext } from '@redmaple/platform';
import { openTestHouse, otherCounty, queryAsOwner, type TestHouse, testCounty } from '@redmaple/platform/testing';
import {
  Areas,
  bilingual,
  definePlugin,
  defineTeamType,
  Duties,
  Eligibility,
  evenings,
  form,
  optional,
  PluginsModule,
  pluginsMigrations,
  PluginsService,
  ServiceRecords,
  Teams,
  type TeamView,
  Volunteers,
  type VolunteerView,
  whole,
  yesNo,
} from '@redmaple/plugins/house';
import type { JobRun } from '@redmaple/platform';
import type { RosterView } from '../rosters/roster.dto.js';
import { RosterDraftingService } from '../rosters/roster-drafting.service.js';
import { RosterPublishingService } from '../rosters/roster-publishing.service.js';
import { RostersService } from '../rosters/rosters.service.js';
import { shiftsEntities } from '../shifts.entities.js';
import { shiftsMigrations } from '../shifts.migrations.js';
import { ShiftsModule } from '../shifts.module.js';
import type { SeatNeed } from '../templates/template.policy.js';
import { TemplatesService } from '../templates/templates.service.js';
import { ListedAreas, ListedEligibility, ListedRecords, ListedTeams, ListedVolunteers } from './neighbours.js';

/** A Monday evening before the week that the tests draft; in the county it is 18:00. */
export const now = new Date('2026-07-06T10:00:00Z');
/** The Monday after. */
export const week = '2026-07-13';

/** An invented team type on the water, and one on the street. */
const sample = definePlugin({
  id: 'sample',
  version: '1.0.0',
  requires: '^1.4',
  counties: 'all',
  siteTypes: [
    {
      code: 'water',
      facts: form({ depth: whole({ min: 0, max: 100 }), swims: optional(yesNo()) }),
      inspection: { everyDays: 7, checklist: [{ code: 'pole-there', kind: 'yesNo' }] },
    },
  ],
  teamTypes: [
    defineTeamType({
      code: 'patrol',
      form: form({}),
      requires: { qualifications: [], minAge: 18, insurance: true, danger: true },
      shifts: evenings({ from: '18:00', to: '21:00', crew: 2 }),
    }),
    defineTeamType({ code: 'street', form: form({}), requires: { qualifications: [], minAge: 16, insurance: false } }),
  ],
  qualifications: [{ code: 'boat', validMonths: 12 }],
  labels: bilingual({
    sample: ['样例', 'Sample'],
    patrol: ['河道巡防队', 'River patrol'],
    street: ['街面队', 'Street team'],
    boat: ['驾船证', 'Boat licence'],
    water: ['水域', 'Water'],
    depth: ['最深处（米）', 'Deepest point (metres)'],
    swims: ['有人游泳', 'People swim here'],
    'pole-there': ['救生杆在位', 'The rescue pole is in its place'],
  }),
});

const operator: readonly Grant[] = [{ role: 'operator', scope: 'county' }];

/** Shifts over a database of their own, with neighbours that answer from lists. */
export class ShiftsHouse {
  readonly volunteers = new ListedVolunteers();
  readonly teams = new ListedTeams();
  readonly eligibility = new ListedEligibility(this.teams);
  readonly records = new ListedRecords();
  readonly areas = new ListedAreas();
  house: TestHouse;

  static async open(options: { redis?: boolean } = {}): Promise<ShiftsHouse> {
    const one = new ShiftsHouse();
    await one.start(options.redis ?? false);
    return one;
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.house.get<T>(token);
  }

  close(): Promise<void> {
    return this.house.close();
  }

  /** Acts as an operator of the county. */
  operator<T>(work: () => Promise<T>, county = testCounty): Promise<T> {
    return this.as(operator, work, undefined, county);
  }

  /** Acts as the leader of a team. */
  leader<T>(team: TeamView, work: () => Promise<T>): Promise<T> {
    return this.as([{ role: 'team-leader', scope: 'team', scopeId: team.id }], work);
  }

  volunteer<T>({ personId }: VolunteerView, work: () => Promise<T>): Promise<T> {
    return this.as([{ role: 'volunteer', scope: 'county' }], work, personId);
  }

  as<T>(grants: readonly Grant[], work: () => Promise<T>, personId?: string, county = testCounty): Promise<T> {
    const actor = { kind: 'account' as const, id: randomUUID(), grants, ...(personId !== undefined && { personId }) };
    return withContext({ county, actor, requestId: 'test', locale: 'zh-CN' }, work);
  }

  /** A river-patrol team of so many invented people. */
  team(size: number, typeCode = 'sample.patrol'): { team: TeamView; members: VolunteerView[] } {
    const members = Array.from({ length: size }, () => this.volunteers.add());
    return { team: this.teams.add(typeCode, members), members };
  }

  /** A template for one evening a week (Monday unless said otherwise). */
  template(team: TeamView, more: { days?: 'mon'[]; from?: string; to?: string; seats?: SeatNeed[] } = {}) {
    const seats = (more.seats ?? [{ qualifications: [] }]).map((one) => ({ qualifications: [...one.qualifications] }));
    const input = {
      teamId: team.id,
      title: '河道夜巡',
      days: more.days ?? (['mon'] as 'mon'[]),
      from: more.from ?? '18:00',
      to: more.to ?? '21:00',
      seats,
    };
    return this.operator(() => this.get(TemplatesService).create(input));
  }

  /** Makes the week's roster and drafts it as the worker would. */
  async drafted(team: TeamView, weekStart = week): Promise<RosterView> {
    const { id } = await this.operator(() => this.get(RostersService).create({ teamId: team.id, weekStart }));
    return this.draft(id);
  }

  async draft(rosterId: string, run: JobRun = quietRun): Promise<RosterView> {
    await asSystem(testCounty, 'test', () => this.get(RosterDraftingService).draft(rosterId, run));
    return this.operator(() => this.get(RostersService).get(rosterId));
  }

  async published(team: TeamView, weekStart = week): Promise<RosterView> {
    const { id, version } = await this.drafted(team, weekStart);
    return (await this.operator(() => this.get(RosterPublishingService).publish(id, version))).roster;
  }

  sql<Row extends object>(sql: string, params: unknown[] = []): Promise<Row[]> {
    return queryAsOwner<Row>(this.house.database, sql, params);
  }

  /** Messages planned for a volunteer whose keys begin with `prefix`. */
  messages({ personId }: VolunteerView, prefix: string) {
    return this.sql<{ template: string; params: Record<string, unknown> }>(
      'SELECT template, params FROM platform.delivery WHERE person_id = $1 AND starts_with(dedupe_key, $2) ORDER BY id',
      [personId, prefix],
    );
  }

  /** The neighbours as a module, and the plugin host with the invented team types. */
  surroundings(): { plugins: DynamicModule; neighbours: Type } {
    const { volunteers } = this;
    class PhoneBook extends Recipients {
      async find(personId: string) {
        const found = await volunteers.byPerson(personId);
        return found && { phone: `1990000${found.number.slice(1)}`, locale: 'zh-CN' as const };
      }
    }
    const neighbours = [
      { provide: Volunteers, useValue: this.volunteers },
      { provide: Teams, useValue: this.teams },
      { provide: Eligibility, useValue: this.eligibility },
      { provide: ServiceRecords, useValue: this.records },
      { provide: Areas, useValue: this.areas },
      { provide: Recipients, useClass: PhoneBook },
    ];
    @Global()
    @Module({ providers: neighbours, exports: neighbours.map((one) => one.provide) })
    class Neighbours {}
    const description = { name: 'sample', directory: '', entry: '', version: '1.0.0' };
    const loaded = { active: [{ id: 'sample', package: description, definition: sample }], skipped: [] };
    return { plugins: PluginsModule.forRoot(loaded, { withControllers: false }), neighbours: Neighbours };
  }

  private async start(redis: boolean): Promise<void> {
    const { plugins, neighbours } = this.surroundings();
    this.house = await openTestHouse({
      imports: [plugins, neighbours, ShiftsModule],
      entities: shiftsEntities,
      migrations: [...pluginsMigrations, ...shiftsMigrations],
      redis,
    });
    this.eligibility.duties = this.get(Duties);
    for (const county of [testCounty, otherCounty]) {
      await this.house.inCounty(() => this.get(PluginsService).change('sample', { version: 0, enabled: true }), county);
    }
  }
}

export const quietRun: JobRun = { outboxId: undefined, attempt: 1, progress: async () => {} };
