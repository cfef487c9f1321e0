import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  addRequestHooks,
  asSystem,
  type CoreRole,
  PlatformApiModule,
  PlatformModule,
  Sessions,
  UnitOfWork,
  uuidv7,
} from '@redmaple/platform';
import { FakeClock, testCounty, testEnv } from '@redmaple/platform/testing';
import { Duties, type TeamView, type VolunteerView } from '@redmaple/plugins/house';
import request from 'supertest';
import { shiftsEntities } from './shifts.entities.js';
import { ShiftsApiModule, ShiftsModule } from './shifts.module.js';
import { now, ShiftsHouse, week } from './testing/shifts-house.js';

@Module({})
class TestApi {}

/** The routes over HTTP; the worker's part is played on the same database by the house. */
describe('the routes of shifts', () => {
  let house: ShiftsHouse;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    house = await ShiftsHouse.open();
    house.house.clock.set(now);
    const env = testEnv(house.house.database);
    const clock = new FakeClock();
    clock.set(now);
    const { plugins, neighbours } = house.surroundings();
    const module: DynamicModule = {
      module: TestApi,
      imports: [
        PlatformModule.forRoot({ env, entities: shiftsEntities, clock, queuePrefix: `test-${randomUUID()}` }),
        PlatformApiModule.forRoot(env),
        plugins,
        neighbours,
        ShiftsModule,
        ShiftsApiModule,
      ],
    };
    const adapter = new FastifyAdapter({ logger: false });
    addRequestHooks(adapter.getInstance());
    app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: false, abortOnError: false });
    app.setGlobalPrefix('api/v1');
    await app.init();
    await adapter.getInstance().ready();
    house.eligibility.duties = app.get(Duties, { strict: false });
  });
  afterAll(async () => {
    await app.close();
    await house.close();
  });

  /** A bearer token of a new account with a role; a volunteer's has the person behind it. */
  async function tokenOf(role: CoreRole, more: { team?: TeamView; who?: VolunteerView } = {}): Promise<string> {
    const accountId = uuidv7(now);
    const work = app.get(UnitOfWork, { strict: false });
    const { token } = await asSystem(testCounty, 'test', () =>
      work.run(async () => {
        await work.execute(
          `INSERT INTO platform.account (id, kind, login, display_name, status, person_id) VALUES ($1, 'staff', $2, $3, 'active', $4)`,
          [accountId, `test-${accountId}`, role, more.who?.personId ?? null],
        );
        await work.execute(
          `INSERT INTO platform.role_grant (account_id, role, scope, scope_id, granted_by, valid_from) VALUES ($1, $2, $3, $4, 'system', '2020-01-01')`,
          [accountId, role, more.team ? 'team' : 'county', more.team?.id ?? null],
        );
        return app.get(Sessions, { strict: false }).open('staff', { accountId, secondFactorAt: now });
      }),
    );
    return token;
  }

  function as(token: string) {
    const http = request(app.getHttpServer());
    const authorization = `Bearer ${token}`;
    return {
      get: (path: string) => http.get(`/api/v1/${path}`).set({ authorization }),
      post: (path: string, body: object = {}) => http.post(`/api/v1/${path}`).set({ authorization }).send(body),
      put: (path: string, body: object) => http.put(`/api/v1/${path}`).set({ authorization }).send(body),
    };
  }

  const template = (teamId: string, more: object = {}) => ({
    teamId,
    title: '河道夜巡',
    days: ['mon', 'tue'],
    from: '22:00',
    to: '02:00',
    seats: [{ qualifications: [] }, { qualifications: ['sample.boat'] }],
    ...more,
  });

  it('carry a week from the template to the ledger’s door', async () => {
    const { team, members } = house.team(2);
    const [skipper] = members as [VolunteerView];
    house.eligibility.certificates.set(skipper.id, ['sample.boat']);
    const operator = as(await tokenOf('operator'));
    const site = await operator.post('sites', { name: '栎江坝', kind: 'river-dam', latitude: 29.8, longitude: 120.4 });
    expect(site.status).toBe(201);
    const made = await operator.post(
      'shift-templates',
      template(team.id, { siteId: (site.body as { id: string }).id }),
    );
    expect(made).toMatchObject({ status: 201, body: { from: '22:00', to: '02:00', minutes: 240, version: 1 } });
    const roster = await operator.post('rosters', { teamId: team.id, weekStart: week });
    expect(roster).toMatchObject({ status: 201, body: { state: 'drafting' } });
    const { id } = roster.body as { id: string };
    const { version } = await house.draft(id);
    const drafted = await operator.get(`rosters/${id}`);
    const { shifts } = drafted.body as {
      shifts: { id: string; seats: { assignment: { id: string; volunteer: { id: string } } }[] }[];
    };
    expect(shifts).toHaveLength(2);
    expect(shifts[0]?.seats[1]?.assignment.volunteer.id).toBe(skipper.id);
    const published = await operator.post(`rosters/${id}/publish`, { version });
    expect(published).toMatchObject({ status: 200, body: { roster: { state: 'published' }, blocked: [] } });

    const volunteer = as(await tokenOf('volunteer', { who: skipper }));
    const mine = await volunteer.get('shifts/mine');
    expect((mine.body as { state: string }[]).map((one) => one.state)).toEqual(['confirmed', 'confirmed']);
    const { assignmentId } = (mine.body as { assignmentId: string }[])[0] ?? { assignmentId: '' };
    const early = await volunteer.post(`assignments/${assignmentId}/check-in`);
    expect(early).toMatchObject({
      status: 409,
      body: { code: 'shifts.checkInClosed', title: expect.stringContaining('签到') },
    });
    const cannot = await volunteer.post(`assignments/${assignmentId}/cannot-come`, { reason: 'health' });
    expect(cannot).toMatchObject({ status: 200, body: { state: 'excused', coverRequestId: expect.any(String) } });
    expect((await operator.get('cover-requests')).body).toHaveLength(1);
    const open = await volunteer.get('shifts/open');
    expect(open.body).toMatchObject([{ mayTake: true, openSeats: 1 }]);
    const shiftId = shifts[0]?.id ?? '';
    expect((await volunteer.post(`shifts/${shiftId}/take`)).status).toBe(201);
    expect(await volunteer.post(`shifts/${shiftId}/take`)).toMatchObject({
      status: 409,
      body: { code: 'shifts.twice' },
    });
    const list = await operator.get(`shifts?from=${week}&to=2026-07-19&teamId=${team.id}`);
    expect(list).toMatchObject({ status: 200, body: [{ dutyDate: week }, { dutyDate: '2026-07-14' }] });
  });

  it('name the field that is wrong', async () => {
    const { team } = house.team(1);
    const operator = as(await tokenOf('operator'));
    const wrong: [string, object, string][] = [
      ['shift-templates', template(team.id, { from: '24:00' }), 'from'],
      ['shift-templates', template(team.id, { days: ['someday'] }), 'days'],
      ['shift-templates', template(team.id, { seats: [] }), 'seats'],
      ['shift-templates', template(team.id, { seats: [{ qualifications: [7] }] }), 'seats.0.qualifications'],
      ['shift-templates', template(team.id, { colour: 'red' }), 'colour'],
      ['rosters', { teamId: team.id, weekStart: '2026-02-30' }, 'weekStart'],
      ['rosters', { teamId: 'team', weekStart: week }, 'teamId'],
      ['sites', { name: '坝', kind: 'river-dam', latitude: '29' }, 'latitude'],
      ['sites', { name: '坝', kind: 'river-dam', latitude: 29 }, 'longitude'],
    ];
    for (const [path, body, field] of wrong) {
      const answer = await operator.post(path, body);
      expect(answer).toMatchObject({ status: 400, body: { fields: [{ field }] } });
    }
    expect((await operator.get(`shifts?from=2026-02-30&to=${week}`)).status).toBe(400);
    expect((await operator.get('rosters/mine')).status).toBe(400);
  });

  it('take a volunteer’s availability back and forth, and refuse an old version', async () => {
    const { members } = house.team(1);
    const volunteer = as(await tokenOf('volunteer', { who: members[0] as VolunteerView }));
    expect((await volunteer.get('availability/mine')).body).toMatchObject({ weekly: [], exceptions: [], version: 0 });
    const wish = {
      weekly: [{ day: 'fri', from: '19:00', to: '01:00' }],
      exceptions: [{ kind: 'unavailable', fromDay: '2026-10-01', toDay: '2026-10-07' }],
      version: 0,
    };
    expect((await volunteer.put('availability/mine', wish)).body).toMatchObject({ ...wish, version: 1 });
    expect((await volunteer.put('availability/mine', wish)).status).toBe(409);
    const nowhere = {
      ...wish,
      exceptions: [{ kind: 'unavailable', fromDay: '2026-02-29', toDay: '2026-03-01' }],
      version: 1,
    };
    expect((await volunteer.put('availability/mine', nowhere)).status).toBe(400);
  });

  it('are closed to other roles, and to leaders of other teams as if nothing were there', async () => {
    const { team } = house.team(1);
    const { team: another } = house.team(1);
    const leader = as(await tokenOf('team-leader', { team: another }));
    expect((await leader.post('shift-templates', template(team.id))).status).toBe(404);
    expect(
      (await leader.post('shift-templates', template(another.id, { seats: [{ qualifications: [] }] }))).status,
    ).toBe(201);
    const auditor = as(await tokenOf('auditor'));
    for (const path of ['rosters', 'shifts/open', 'cover-requests']) expect((await auditor.get(path)).status).toBe(403);
    const staff = as(await tokenOf('team-leader', { team }));
    expect(await staff.get('shifts/mine')).toMatchObject({ status: 403, body: { code: 'shifts.notVolunteer' } });
    expect((await request(app.getHttpServer()).get('/api/v1/shifts/open')).status).toBe(401);
  });
});
