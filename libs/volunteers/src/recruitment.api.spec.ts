import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  addRequestHooks,
  asSystem,
  type CoreRole,
  DevInboxChannel,
  PlatformApiModule,
  PlatformModule,
  Sessions,
  uuidv7,
} from '@redmaple/platform';
import { longFresh, otherCounty, queryAsOwner, testCounty, testEnv, type TestHouse } from '@redmaple/platform/testing';
import { PluginsModule } from '@redmaple/plugins/house';
import request from 'supertest';
import { ApplicationStates } from './applications/application-states.js';
import { recruitmentConsent } from './people/consent.policy.js';
import { recruitmentEntities } from './recruitment.entities.js';
import { RecruitmentApiModule, RecruitmentModule } from './recruitment.module.js';
import {
  codeFor,
  companion,
  documentBorn,
  newPhone,
  nextDocument,
  openRecruitmentHouse,
  patrol,
  rescue,
  samplePlugins,
} from './testing/recruitment-house.js';

@Module({})
class TestApi {}

const demo = (name: string) => readFileSync(new URL(`../../../demo/${name}`, import.meta.url));
const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();

describe('the routes of recruitment', () => {
  let house: TestHouse;
  let app: NestFastifyApplication;
  let operator: string;

  beforeAll(async () => {
    house = await openRecruitmentHouse();
    const env = testEnv(house.database);
    const module: DynamicModule = {
      module: TestApi,
      imports: [
        PlatformModule.forRoot({ env, entities: recruitmentEntities, queuePrefix: `test-${randomUUID()}` }),
        PlatformApiModule.forRoot(env),
        PluginsModule.forRoot(samplePlugins, { withControllers: false }),
        RecruitmentModule,
        RecruitmentApiModule,
      ],
    };
    const adapter = new FastifyAdapter({ logger: false });
    addRequestHooks(adapter.getInstance());
    app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: false, abortOnError: false });
    await app.register(cookie);
    await app.register(multipart);
    app.setGlobalPrefix('api/v1');
    await app.init();
    await adapter.getInstance().ready();
    operator = await tokenOf('operator');
  });
  afterAll(async () => {
    await app.close();
    await house.close();
  });

  async function tokenOf(role: CoreRole, county = testCounty): Promise<string> {
    const accountId = uuidv7(new Date());
    const { token } = await house.inCounty(async () => {
      await house.work.execute(
        `INSERT INTO platform.account (id, kind, login, display_name, status) VALUES ($1, 'staff', $2, $3, 'active')`,
        [accountId, `test-${accountId}`, role],
      );
      await house.work.execute(
        `INSERT INTO platform.role_grant (account_id, role, granted_by, valid_from) VALUES ($1, $2, 'system', '2020-01-01')`,
        [accountId, role],
      );
      return house.get<Sessions>(Sessions).open('staff', { accountId, secondFactorAt: longFresh });
    }, county);
    return token;
  }

  const http = () => request(app.getHttpServer());
  const as = (token: string) => ({
    get: (path: string) => http().get(`/api/v1/${path}`).set('authorization', `Bearer ${token}`),
    post: (path: string, body: object = {}) =>
      http().post(`/api/v1/${path}`).set('authorization', `Bearer ${token}`).send(body),
    patch: (path: string, body: object) =>
      http().patch(`/api/v1/${path}`).set('authorization', `Bearer ${token}`).send(body),
  });
  const open = (county = testCounty) => ({
    get: (path: string) => http().get(`/api/v1/public/counties/${county}/${path}`),
    post: (path: string, body: object | string) =>
      http().post(`/api/v1/public/counties/${county}/${path}`).set('content-type', 'application/json').send(body),
  });

  async function call(seats = 5): Promise<string> {
    const made = await as(operator).post('calls', {
      title: '枫桥镇招募令',
      content: '招募河道巡防和应急救援志愿者。',
      riskNotice: '水边有落水风险。',
      location: '枫桥镇',
      closesAt: days(14),
      teamTypes: [
        { code: rescue, seats },
        { code: patrol, seats },
        { code: companion, seats },
      ],
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ state: 'draft', version: 1 });
    const id = made.body.id as string;
    expect((await as(operator).post(`calls/${id}/publish`)).status).toBe(200);
    return id;
  }

  async function signUp(change: object = {}): Promise<Record<string, unknown>> {
    const phone = newPhone();
    return {
      teamType: patrol,
      name: '错例',
      documentType: 'resident-id',
      documentNumber: nextDocument(),
      phone,
      ...(await codeFor(house, phone, 'sign-up')),
      answers: { stretch: 'upstream', evenings: true, swims: true },
      consent: { version: recruitmentConsent.version, accepted: true },
      ...change,
    };
  }

  it('carry a recruit from the call to the status page and back out', async () => {
    const id = await call();
    const listed = await open().get('calls');
    expect(listed.body).toContainEqual(
      expect.objectContaining({
        id,
        phase: 'open',
        teamTypes: [rescue, patrol, companion].map((code) => expect.objectContaining({ code, seatsLeft: 5 })),
      }),
    );
    const read = await open().get(`calls/${id}`);
    expect(read.body).toMatchObject({
      riskNotice: '水边有落水风险。',
      consent: {
        version: recruitmentConsent.version,
        text: expect.stringContaining('同意'),
        guardianText: expect.stringContaining('监护人'),
      },
    });
    expect(read.body.teamTypes[1].form.fields[0]).toMatchObject({ key: 'stretch', label: { 'zh-CN': '河段' } });
    const phone = newPhone();
    const asked = await open().post('phone-codes', { phone: `+86 ${phone}`, purpose: 'sign-up' });
    expect([asked.status, Object.keys(asked.body)]).toEqual([201, ['flowId', 'expiresInSeconds']]);
    const { flowId, code } = await codeFor(house, phone, 'sign-up');
    const submitted = await open().post(`calls/${id}/applications`, await signUp({ phone, flowId, code }));
    expect([submitted.status, submitted.body]).toEqual([
      201,
      { number: expect.stringMatching(/^HF-/), state: 'submitted' },
    ]);
    const { number } = submitted.body as { number: string };

    const status = await open().post('applications/status', {
      number: number.toLowerCase(),
      phone,
      ...(await codeFor(house, phone, 'status')),
    });
    expect(status.status).toBe(200);
    expect(status.body.application).toMatchObject({
      number,
      state: 'submitted',
      canWithdraw: true,
      callTitle: '枫桥镇招募令',
      timeline: [{ kind: 'submitted' }],
    });
    expect(JSON.stringify(status.body.application)).not.toMatch(new RegExp(`${phone}|actor|note`));

    const lost = await open().post('applications/find', { phone, ...(await codeFor(house, phone, 'status')) });
    expect(lost.body.applications).toEqual([expect.objectContaining({ number, state: 'submitted' })]);

    const recruit = as(status.body.token as string);
    const [mine] = (await recruit.get('applications/mine')).body as [{ id: string }];
    const left = await recruit.post(`applications/mine/${mine.id}/withdraw`);
    expect([left.status, left.body.state, left.body.canWithdraw]).toEqual([200, 'withdrawn', false]);
    expect((await recruit.post(`applications/mine/${mine.id}/withdraw`)).body.code).toBe(
      'applications.notWithdrawable',
    );
    expect((await recruit.get('applications')).status).toBe(403);
  });

  it('show a refused recruit the reason, and nobody else', async () => {
    const id = await call();
    const input = await signUp();
    const phone = input.phone as string;
    const { number } = (await open().post(`calls/${id}/applications`, input)).body as { number: string };
    const [{ id: applicationId }] = (await as(operator).get(`applications?callId=${id}`)).body.items as [
      { id: string },
    ];
    await house.inCounty(() =>
      house.get<ApplicationStates>(ApplicationStates).advance(applicationId, 'submitted', 'refused', {
        reasonCode: 'documents-incomplete',
        publicText: '缺少证件照片',
        note: '内部备注',
      }),
    );
    const status = await open().post('applications/status', {
      number,
      phone,
      ...(await codeFor(house, phone, 'status')),
    });
    expect(status.body.application).toMatchObject({
      state: 'refused',
      refusal: { code: 'documents-incomplete', text: '缺少证件照片' },
    });
    expect(JSON.stringify(status.body)).not.toContain('内部备注');
    const stranger = newPhone();
    const asked = await open().post('applications/status', {
      number,
      phone: stranger,
      ...(await codeFor(house, stranger, 'status')),
    });
    expect([asked.status, asked.body.code]).toEqual([404, 'request.notFound']);
    expect(
      (await open().post('applications/find', { phone: stranger, ...(await codeFor(house, stranger, 'status')) })).body,
    ).toEqual({ applications: [] });
  });

  it('ask a minor for a guardian at the fields, in the language of the request, and mask them for the office', async () => {
    const id = await call();
    const born = new Date(Date.now() - 16.5 * 365.25 * 86_400_000).toISOString().slice(0, 10);
    const input = await signUp({
      teamType: companion,
      documentNumber: documentBorn(born),
      answers: { evenings: true },
    });
    const send = (body: object, language = 'zh-CN') =>
      open().post(`calls/${id}/applications`, body).set('accept-language', language);
    const refused = await send(input);
    expect([refused.status, refused.body.code, refused.body.fields]).toEqual([
      400,
      'request.invalid',
      [
        { field: 'guardian.name', code: 'guardianNeeded', message: '未满 18 周岁报名，请填写监护人的这一项' },
        { field: 'guardian.phone', code: 'guardianNeeded', message: '未满 18 周岁报名，请填写监护人的这一项' },
      ],
    ]);
    expect((await send(input, 'en')).body.fields[0].message).toBe('Under 18, please fill this in about the guardian');
    const guardian = { name: '监护甲', phone: '154 0999 0001', consentAccepted: true };
    const unwilling = await send({ ...input, guardian: { ...guardian, consentAccepted: false } });
    expect(unwilling.body.fields).toEqual([expect.objectContaining({ field: 'guardian.consentAccepted' })]);
    for (const odd of [
      'yes',
      [],
      { ...guardian, age: 40 },
      { ...guardian, name: 7 },
      { ...guardian, phone: 'x\u0000' },
    ])
      expect((await send({ ...input, guardian: odd })).status).toBe(400);
    expect((await as(operator).get(`calls/${id}/counts`)).body.total).toBe(0);
    expect((await send({ ...input, guardian })).status).toBe(201);
    const [{ id: applicationId }] = (await as(operator).get(`applications?callId=${id}`)).body.items as [
      { id: string },
    ];
    const view = await as(operator).get(`applications/${applicationId}`);
    expect(view.body).toMatchObject({ minor: true, guardian: { maskedName: '监**', maskedPhone: '154****0001' } });
    expect(JSON.stringify(view.body)).not.toMatch(/监护甲|15409990001/);
    for (const [field, value] of [
      ['guardianName', '监护甲'],
      ['guardianPhone', '15409990001'],
    ])
      expect(
        (await as(operator).post(`applications/${applicationId}/reveal`, { field, reason: 'contact' })).body,
      ).toEqual({ value });
  });

  it('answer the same sign-up with the same key once, and another body under that key never', async () => {
    const id = await call();
    const input = await signUp();
    const send = (body: object) =>
      open().post(`calls/${id}/applications`, body).set('idempotency-key', 'recruit-key-0001');
    const first = await send(input);
    const again = await send(input);
    expect([again.status, again.body, again.headers['idempotency-replayed']]).toEqual([201, first.body, 'true']);
    expect((await send({ ...input, name: '另一个' })).body.code).toBe('request.keyReused');
  });

  it.each<[string, object | string, string]>([
    ['JSON that is cut off', '{"teamType": "sam', 'request.malformedJson'],
    ['a list', [], 'request.invalid'],
    ['nothing', {}, 'request.invalid'],
    ['an unknown field', { admin: true }, 'request.invalid'],
    ['a NUL in the name', { name: 'a\u0000b' }, 'request.badCharacter'],
    ['a lone surrogate in an answer', { answers: { stretch: '\ud800' } }, 'request.badCharacter'],
    ['a name that is a number', { name: 7 }, 'request.invalid'],
    ['answers that are text', { answers: 'upstream' }, 'request.invalid'],
    ['answers that are null', { answers: null }, 'request.invalid'],
    ['a consent of another shape', { consent: 'yes' }, 'request.invalid'],
    ['a code of letters', { code: 'abcdef' }, 'request.invalid'],
    ['a flow that is no id', { flowId: 'x' }, 'request.invalid'],
    ['a document number of a million characters', { documentNumber: '9'.repeat(900_000) }, 'request.invalid'],
    ['answers with a prototype', JSON.stringify({ answers: { a: 1 } }).replace('"a"', '"__proto__"'), 'request.'],
    ['30 February', { documentNumber: '999999199002306011' }, 'request.invalid'],
  ])('refuse %s with a 4xx and write nothing', async (_what, change, code) => {
    const id = await call();
    const body =
      typeof change === 'string' || Array.isArray(change) || Object.keys(change).length === 0
        ? change
        : await signUp(change);
    const refused = await open().post(`calls/${id}/applications`, body);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.status).toBeLessThan(500);
    expect(refused.body.code ?? 'request.').toContain(code);
    expect((await as(operator).get(`calls/${id}/counts`)).body.total).toBe(0);
  });

  it('let operators edit, close and reopen a call, and nobody overwrite another’s edit', async () => {
    const id = await call(2);
    const change = (body: object) => as(operator).patch(`calls/${id}`, body);
    const { version } = (await as(operator).get(`calls/${id}`)).body as { version: number };
    const edited = await change({
      version,
      riskNotice: '水边、夜间有风险。',
      teamTypes: [
        { code: rescue, seats: 3 },
        { code: patrol, seats: 1 },
        { code: companion, seats: 2 },
      ],
    });
    expect([
      edited.status,
      edited.body.riskNotice,
      edited.body.teamTypes.map(({ seatsLeft }: { seatsLeft: number }) => seatsLeft),
    ]).toEqual([200, '水边、夜间有风险。', [3, 1, 2]]);
    expect(await change({ version, title: '旧版本上的修改' })).toMatchObject({
      status: 409,
      body: { code: 'request.stale', params: { version: version + 1 } },
    });
    const fewer = await change({ version: version + 1, teamTypes: [{ code: rescue, seats: 3 }] });
    expect(fewer.body.teamTypes.map(({ offered }: { offered: boolean }) => offered)).toEqual([true, false, false]);
    expect((await change({ version: version + 2, riskNotice: '   ' })).status).toBe(400);
    expect((await change({ version: version + 2, closesAt: '2026-02-30T00:00:00Z' })).status).toBe(400);
    expect((await change({ version: version + 2, closesAt: '2020-01-01T00:00:00Z' })).body.fields).toEqual([
      expect.objectContaining({ field: 'closesAt', code: 'notAfterOpening' }),
    ]);
    expect((await as(operator).post(`calls/${id}/close`)).body).toMatchObject({ state: 'closed', phase: 'ended' });
    expect((await as(operator).post(`calls/${id}/close`)).body.code).toBe('calls.stateChanged');
    expect((await as(operator).post(`calls/${id}/reopen`, { closesAt: '2021-01-01T00:00:00Z' })).body.code).toBe(
      'calls.deadlinePassed',
    );
    expect((await as(operator).post(`calls/${id}/reopen`, { closesAt: days(3) })).body).toMatchObject({
      state: 'published',
      phase: 'open',
    });
    expect((await as(operator).post(`calls/${id}/publish`)).body.code).toBe('calls.stateChanged');
  });

  it('refuse a call without risks, with a team the county does not have, or with the same team twice', async () => {
    const right = {
      title: '招募',
      content: '内容',
      riskNotice: '风险',
      closesAt: days(3),
      teamTypes: [{ code: patrol, seats: 1 }],
    };
    const { riskNotice: _risk, ...riskless } = right;
    expect((await as(operator).post('calls', riskless)).body.fields).toEqual([
      expect.objectContaining({ field: 'riskNotice' }),
    ]);
    expect(
      (await as(operator).post('calls', { ...right, teamTypes: [{ code: 'sample.choir', seats: 1 }] })).body.code,
    ).toBe('calls.teamTypeUnknown');
    expect(
      (await as(operator).post('calls', { ...right, teamTypes: [...right.teamTypes, ...right.teamTypes] })).body.fields,
    ).toEqual([expect.objectContaining({ code: 'arrayUnique' })]);
    const draft = (await as(operator).post('calls', right)).body as { id: string };
    expect((await open().get(`calls/${draft.id}`)).status).toBe(404);
    expect((await open().post(`calls/${draft.id}/applications`, await signUp())).status).toBe(404);
  });

  it('mask phone and document for the office, and note who looks at them in full', async () => {
    const id = await call();
    const input = await signUp();
    await open().post(`calls/${id}/applications`, input);
    const [{ id: applicationId, personId }] = (
      await as(operator).get(`applications?callId=${id}&state=submitted&teamType=${patrol}`)
    ).body.items as [{ id: string; personId: string }];
    const view = await as(operator).get(`applications/${applicationId}`);
    expect(JSON.stringify(view.body)).not.toContain(input.phone as string);
    expect(JSON.stringify(view.body)).not.toContain(input.documentNumber as string);
    const revealed = await as(operator).post(`applications/${applicationId}/reveal`, {
      field: 'phone',
      reason: 'contact',
    });
    expect(revealed.body).toEqual({ value: input.phone });
    expect(
      await queryAsOwner(
        house.database,
        `SELECT details->>'field' AS field FROM audit.entry WHERE action = 'person.revealed' AND subject_id = $1`,
        [personId],
      ),
    ).toEqual([{ field: 'phone' }]);
    expect((await as(await tokenOf('trainer')).get(`applications/${applicationId}`)).status).toBe(403);
    expect((await http().get(`/api/v1/applications/${applicationId}`)).status).toBe(401);
    expect((await as(await tokenOf('operator', otherCounty)).get(`applications/${applicationId}`)).status).toBe(404);
    expect((await open(otherCounty).get(`calls/${id}`)).status).toBe(404);
  });

  it('page through applications without losing or repeating one', async () => {
    const id = await call();
    for (let index = 0; index < 5; index++)
      await open().post(`calls/${id}/applications`, await signUp({ name: index === 0 ? '唯一' : '错例' }));
    const seen: string[] = [];
    let after = '';
    for (let page = 0; page < 4; page++) {
      const { body } = await as(operator).get(`applications?callId=${id}&limit=2${after}`);
      seen.push(...(body.items as { id: string }[]).map((one) => one.id));
      if (!body.next) break;
      after = `&after=${body.next as string}`;
    }
    expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
    expect(
      (await as(operator).get(`applications?callId=${id}&search=${encodeURIComponent('唯一')}`)).body.items,
    ).toHaveLength(1);
  });

  it('take an uploaded sheet, show its mistakes and refuse what is no sheet', async () => {
    const id = await call();
    const upload = (file: Buffer, filename: string, fields: Record<string, string> = {}) => {
      const sending = http()
        .post(`/api/v1/calls/${id}/imports`)
        .set('authorization', `Bearer ${operator}`)
        .attach('file', file, filename);
      for (const [name, value] of Object.entries(fields)) sending.field(name, value);
      return sending;
    };
    const taken = await upload(demo('signups-336.xlsx'), '报名表.xlsx', { paperConsentOn: '2026-01-05' });
    expect([taken.status, taken.body.totalRows]).toEqual([201, 336]);
    const wrong = await upload(demo('signups-with-errors.csv'), 'x.csv');
    expect(wrong.body.errors[0]).toEqual({ line: 5, field: 'name', column: '姓名', code: 'empty', message: '请填写' });
    const refused = await as(operator).post(`imports/${wrong.body.id as string}/commit`);
    expect([refused.status, refused.body.code]).toEqual([409, 'imports.hasErrors']);
    const rows = await as(operator).get(`imports/${wrong.body.id as string}/rows?from=5&limit=1`);
    expect(rows.body).toMatchObject({ items: [{ line: 5, errors: [{ field: 'name' }] }], next: 6 });
    expect((await upload(Buffer.alloc(11 * 1024 * 1024, 65), 'big.csv')).body.code).toBe('spreadsheet.tooLarge');
    expect((await upload(Buffer.from('PK\u0003\u0004broken'), 'x.xlsx')).body.code).toBe('spreadsheet.damagedFile');
    expect((await as(operator).post(`calls/${id}/imports`, { file: 'x' })).body.code).toBe('imports.fileNeeded');
    expect((await upload(demo('signups-336.xlsx'), 'x.xlsx', { paperConsentOn: '2999-01-01' })).status).toBe(400);
    expect((await as(await tokenOf('liaison')).get(`imports/${taken.body.id as string}`)).status).toBe(403);
  });

  it('send the code to the phone that asked, and no second one within a minute', async () => {
    const phone = newPhone();
    await open().post('phone-codes', { phone, purpose: 'status' });
    expect((await open().post('phone-codes', { phone, purpose: 'status' })).status).toBe(429);
    expect((await open().post('phone-codes', { phone: '0575-87000000', purpose: 'status' })).body.fields).toEqual([
      expect.objectContaining({ field: 'phone' }),
    ]);
    expect((await open().post('phone-codes', { phone, purpose: 'sign-in' })).status).toBe(400);
    const planned = await queryAsOwner(
      house.database,
      `SELECT 1 FROM platform.delivery WHERE template = 'messages.phoneCode' AND state = 'planned' AND urgent`,
    );
    expect(planned.length).toBeGreaterThan(0);
    expect(
      await asSystem(testCounty, 'test', () => house.get<DevInboxChannel>(DevInboxChannel).list({ phone })),
    ).toEqual([]);
  });
});
