import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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
import { FakeClock, longFresh, testCounty, testEnv } from '@redmaple/platform/testing';
import type { VolunteerView } from '@redmaple/plugins/house';
import request from 'supertest';
import { dispatchEntities } from './dispatch.entities.js';
import { DispatchApiModule, DispatchModule } from './dispatch.module.js';
import { DispatchHouse, fengqiao } from './testing/dispatch-house.js';

const now = new Date('2026-07-01T02:00:00Z');

@Module({})
class TestApi {}

interface Person {
  get(path: string): request.Test;
  post(path: string, body?: object): request.Test;
  patch(path: string, body: object): request.Test;
}

describe('the routes of dispatch', () => {
  let dispatch: DispatchHouse;
  let app: NestFastifyApplication;
  let liaison: Person;
  let operator: Person;

  beforeAll(async () => {
    dispatch = await DispatchHouse.open();
    const env = testEnv(dispatch.house.database);
    const clock = new FakeClock();
    clock.set(now);
    const module: DynamicModule = {
      module: TestApi,
      imports: [
        PlatformModule.forRoot({ env, entities: dispatchEntities, clock, queuePrefix: `test-${randomUUID()}` }),
        PlatformApiModule.forRoot(env),
        ...dispatch.surroundings(),
        DispatchModule,
        DispatchApiModule,
      ],
    };
    const adapter = new FastifyAdapter({ logger: false });
    addRequestHooks(adapter.getInstance());
    app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: false, abortOnError: false });
    app.setGlobalPrefix('api/v1');
    await app.init();
    await adapter.getInstance().ready();
    liaison = await someone('liaison');
    operator = await someone('operator');
  }, 120_000);
  afterAll(async () => {
    await app?.close();
    await dispatch?.close();
  });
  beforeEach(() => dispatch.clear());

  /** A person with a role in the county; a volunteer's account has the person behind it. */
  async function someone(role: CoreRole, who?: VolunteerView): Promise<Person> {
    const accountId = uuidv7(now);
    const work = app.get(UnitOfWork, { strict: false });
    const { token } = await asSystem(testCounty, 'test', () =>
      work.run(async () => {
        await work.execute(
          `INSERT INTO platform.account (id, kind, login, display_name, status, person_id) VALUES ($1, 'staff', $2, $3, 'active', $4)`,
          [accountId, `test-${accountId}`, role, who?.personId ?? null],
        );
        await work.execute(
          `INSERT INTO platform.role_grant (account_id, role, granted_by, valid_from) VALUES ($1, $2, 'system', '2020-01-01')`,
          [accountId, role],
        );
        return app.get(Sessions, { strict: false }).open('staff', { accountId, secondFactorAt: longFresh });
      }),
    );
    const http = request(app.getHttpServer());
    const headers = { authorization: `Bearer ${token}` };
    return {
      get: (path) => http.get(`/api/v1/${path}`).set(headers),
      post: (path, body = {}) => http.post(`/api/v1/${path}`).set(headers).send(body),
      patch: (path, body) => http.patch(`/api/v1/${path}`).set(headers).send(body),
    };
  }

  const call = {
    emergency: false,
    source: 'card',
    category: 'street-light',
    summary: '路灯不亮',
    place: '枫桥镇老街口',
    ...fengqiao,
    reporterPhone: '15400001234',
  };

  it('carry an incident from the call over a decline to the follow-up by another person', async () => {
    const { team, members } = dispatch.team(2);
    const [first, second] = members as [VolunteerView, VolunteerView];
    const taken = await liaison.post('incidents', call);
    expect([taken.status, taken.body.state]).toEqual([201, 'open']);
    const { id } = taken.body as { id: string };
    const candidates = await operator.get(`incidents/${id}/candidates`);
    expect(candidates.body).toMatchObject({ suggested: { teamId: team.id, volunteerId: first.id }, nobody: [] });

    const offers = await liaison.post(`incidents/${id}/offers`, { volunteerId: first.id });
    expect([offers.status, offers.body.offered.length]).toEqual([201, 1]);
    const one = await someone('volunteer', first);
    const mine = await one.get('missions/mine');
    expect(mine.body[0]).toMatchObject({ state: 'offered', expiresAt: '2026-07-01T02:01:00.000Z' });
    expect(mine.body[0]).not.toHaveProperty('place');
    expect((await one.post(`missions/${mine.body[0].id}/decline`, { reason: '在外地' })).body).toMatchObject({
      state: 'declined',
    });

    const other = await someone('volunteer', second);
    const [own] = (await other.get('missions/mine')).body as { id: string }[];
    const mission = own?.id ?? '';
    expect((await one.post(`missions/${mission}/accept`)).status).toBe(404);
    expect((await other.post(`missions/${mission}/accept`)).body).toMatchObject({ state: 'accepted' });
    expect((await other.get('missions/mine')).body[0]).toMatchObject({ place: '枫桥镇老街口', hasReporterPhone: true });
    expect((await other.post(`incidents/${id}/reveal-phone`, { reason: 'find-place' })).body).toEqual({
      phone: '15400001234',
    });
    expect((await other.post(`missions/${mission}/en-route`)).status).toBe(200);
    expect((await other.post(`missions/${mission}/arrive`)).status).toBe(200);
    expect((await liaison.post(`missions/${mission}/done`, { outcome: 'handled' })).body).toMatchObject({
      state: 'done',
    });
    expect((await other.post(`incidents/${id}/reveal-phone`, { reason: 'find-place' })).status).toBe(404);

    const list = (await operator.get('follow-ups?list=open')).body as {
      items: { id: string; incidentId: string; mayTake: boolean }[];
    };
    const followUp = list.items.find((item) => item.incidentId === id);
    expect(followUp?.mayTake).toBe(true);
    expect((await liaison.post(`follow-ups/${followUp?.id}/done`, { satisfaction: 5 })).body).toMatchObject({
      code: 'followUps.otherPerson',
    });
    expect((await operator.post(`follow-ups/${followUp?.id}/done`, { satisfaction: 5 })).body).toMatchObject({
      state: 'done',
    });
    const detail = await operator.get(`incidents/${id}`);
    expect(detail.body).toMatchObject({ state: 'closed' });
    expect(JSON.stringify(detail.body)).not.toContain('15400001234');
  });

  it('log an emergency with next to nothing said', async () => {
    const taken = await liaison.post('incidents', { emergency: true, source: 'walk-in' });
    expect([taken.status, taken.body.state, taken.body.emergencyService]).toEqual([201, 'handed-over', '110']);
    expect((await liaison.post(`incidents/${taken.body.id}/offers`)).body).toMatchObject({
      status: 422,
      code: 'offers.emergency',
    });
  });

  it('name the field that is wrong, and nothing comes of the rest', async () => {
    const wrong = async (more: object) => {
      const { status, body } = await liaison.post('incidents', { ...call, ...more });
      return [status, ...(body.fields as { field: string; code: string }[]).map((one) => `${one.field} ${one.code}`)];
    };
    const before = await liaison.get('incidents?limit=200');
    expect(await wrong({ emergency: 'no' })).toEqual([400, 'emergency isBoolean']);
    expect(await wrong({ emergency: undefined })).toEqual([400, 'emergency isBoolean']);
    expect(await wrong({ summary: null })).toEqual([400, 'summary maxLength']);
    expect(await wrong({ summary: '  ' })).toEqual([400, 'summary matches']);
    expect(await wrong({ summary: undefined })).toEqual([400, 'summary required']);
    expect(await wrong({ category: '路灯' })).toEqual([400, 'category matches']);
    expect(await wrong({ latitude: '29.8' })).toEqual([400, 'latitude max']);
    expect(await wrong({ longitude: 181 })).toEqual([400, 'longitude max']);
    expect(await wrong({ occurredAt: '2026-02-30T00:00:00Z' })).toEqual([400, 'occurredAt isIso8601']);
    expect(await wrong({ occurredAt: '2026-07-01T10:00' })).toEqual([400, 'occurredAt isIso8601']);
    expect(await wrong({ place: '\u0000' })).toEqual([400, 'place request.badCharacter']);
    expect(await wrong({ residentName: '某人' })).toEqual([400, 'residentName unknownField']);
    expect((await liaison.get('incidents?limit=200')).body).toEqual(before.body);
    const rare = await liaison.post('incidents', {
      ...call,
      summary: '𠮷家门口路灯不亮💡',
      occurredAt: '2024-02-29T23:59:59+08:00',
    });
    expect([rare.status, rare.body.summary]).toEqual([201, '𠮷家门口路灯不亮💡']);
  });

  it('are closed to everybody else', async () => {
    const volunteer = await someone('volunteer', dispatch.volunteers.add());
    const trainer = await someone('trainer');
    const { id } = (await liaison.post('incidents', call)).body as { id: string };
    expect((await operator.post('incidents', call)).status).toBe(403);
    expect((await operator.post(`incidents/${id}/offers`)).status).toBe(403);
    for (const person of [volunteer, trainer]) {
      for (const path of ['incidents', `incidents/${id}`, `incidents/${id}/candidates`, 'follow-ups']) {
        expect((await person.get(path)).status).toBe(403);
      }
    }
    expect((await volunteer.get('missions/mine')).body).toEqual([]);
    expect((await volunteer.post(`incidents/${id}/reveal-phone`, { reason: 'call-back' })).status).toBe(404);
    expect((await request(app.getHttpServer()).get('/api/v1/incidents')).status).toBe(401);
    expect((await liaison.get('incidents/not-an-id')).status).toBe(400);
    expect((await liaison.get(`incidents/${randomUUID()}`)).status).toBe(404);
  });
});
