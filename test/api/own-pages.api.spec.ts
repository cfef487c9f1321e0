import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestApi, type TestApi } from '@redmaple/api/testing';
import { UnitOfWork } from '@redmaple/platform';
import { png, queryAsOwner } from '@redmaple/platform/testing';
import type { Response } from 'supertest';
import { Caller, newKey, Office, type Volunteer } from './support/volunteers.js';

const nobody = '01900000-0000-7000-8000-000000000000';
const fieldsOf = ({ body }: Response): string[] =>
  ((body as { fields?: { field: string }[] }).fields ?? []).map(({ field }) => field);

/** The pages of volunteers, request by request: what works, whose it is, what a second try does, what is refused. */
describe('what volunteers do on their own pages', () => {
  let api: TestApi;
  let office: Office;
  let teamId: string;
  let who: Volunteer;
  let me: Caller;
  let another: Caller;
  let stranger: Caller;

  beforeAll(async () => {
    api = await openTestApi({ worker: true });
    office = await Office.open(api);
    teamId = await office.team('枫桥信息员');
    await office.shift(teamId);
    who = await office.volunteer(teamId);
    me = new Caller(api, who.headers);
    another = new Caller(api, (await office.volunteer(teamId)).headers);
    stranger = new Caller(api, {});
  }, 120_000);
  afterAll(() => api.close());

  it('are closed to whoever is not a volunteer', async () => {
    const auditor = new Caller(api, (await api.staff('auditor')).headers);
    for (const path of [
      'me/volunteer',
      'me/consents',
      'me/consents/offered',
      'me/insurance',
      'me/messages',
      'shifts/mine',
    ]) {
      expect((await stranger.get(path)).status).toBe(401);
      expect((await auditor.get(path)).status).toBe(403);
    }
    const wish = { purpose: 'recruitment' };
    expect((await stranger.post('me/consents/withdraw', wish)).status).toBe(401);
    expect((await office.operator.post('me/consents/withdraw', wish)).status).toBe(403);
    expect((await stranger.post('patrol-logs')).status).toBe(401);
  });

  describe('a consent', () => {
    const withdraw = (key?: string) => me.post('me/consents/withdraw', { purpose: 'recruitment' }, key);
    const recruitment = (body: readonly { purpose: string }[]) =>
      body.filter(({ purpose }) => purpose === 'recruitment') as { withdrawnAt?: string }[];
    const give = (version = '2026-01', key?: string) =>
      me.post('me/consents/give', { purpose: 'recruitment', version }, key);

    it('is withdrawn with one press, keeps its holder from every shift, and is given again', async () => {
      expect((await me.get('me/consents').expect(200)).body).toEqual([
        expect.objectContaining({ purpose: 'background-review', evidence: 'paper' }),
        expect.objectContaining({
          purpose: 'recruitment',
          evidence: 'paper',
          wording: expect.stringContaining('同意'),
        }),
      ]);
      expect((await me.get('me/consents/offered').expect(200)).body).toEqual([]);
      const [before] = (await me.get('shifts/open').expect(200)).body;
      expect(before).toMatchObject({ mayTake: true, blockers: [], openSeats: 2 });

      const [withdrawn] = recruitment((await withdraw().expect(200)).body);
      expect(withdrawn?.withdrawnAt).toEqual(expect.any(String));
      const [blocked] = (await me.get('shifts/open').expect(200)).body;
      expect(blocked).toMatchObject({
        mayTake: false,
        blockers: [{ fixableBy: 'volunteer', message: '已撤回个人信息处理的同意' }],
      });
      expect((await me.post(`shifts/${blocked.shift.id}/take`)).status).toBe(422);
      const [offer] = (await me.get('me/consents/offered').expect(200)).body;
      expect(offer).toEqual({ purpose: 'recruitment', version: '2026-01', wording: expect.any(String) });

      const all = recruitment((await give(offer.version).expect(200)).body);
      expect(all).toMatchObject([{ evidence: 'online' }, { evidence: 'paper', withdrawnAt: withdrawn?.withdrawnAt }]);
      expect(all[0]?.withdrawnAt).toBeUndefined();
      expect((await me.get('shifts/open')).body[0]).toMatchObject({ mayTake: true });
    });

    const written = async () =>
      (
        await queryAsOwner<{ action: string }>(
          api.database,
          `SELECT action FROM audit.entry WHERE action LIKE 'consent.%' ORDER BY id`,
        )
      ).map(({ action }) => action);

    it('counts once, however often the same wish arrives', async () => {
      const [first, second] = [newKey(), newKey()];
      const before = await written();
      const answers = [await withdraw(first).expect(200), await withdraw(first).expect(200)];
      expect(answers[1]?.body).toEqual(answers[0]?.body);
      const count = answers[0]?.body.length as number;
      await Promise.all([give('2026-01', second), give('2026-01'), give('2026-01')]);
      expect((await give('2026-01', second).expect(200)).body).toHaveLength(count + 1);
      expect((await written()).slice(before.length)).toEqual(['consent.withdrawn', 'consent.given']);
    });

    it('of somebody else stays as it is', async () => {
      const before = (await another.get('me/consents')).body;
      await withdraw().expect(200);
      expect((await another.get('me/consents')).body).toEqual(before);
      await give().expect(200);
    });

    it.each([
      [{ purpose: 'everything', version: '2026-01' }, 400, 'purpose'],
      [{ purpose: 'recruitment', version: 7 }, 400, 'version'],
      [{ purpose: 'recruitment', version: 'x'.repeat(21) }, 400, 'version'],
      [{ purpose: 'recruitment' }, 400, 'version'],
      [{ purpose: 'recruitment', version: '2026-01', personId: nobody }, 400, 'personId'],
    ] as const)('is not given by %j', async (body, status, field) => {
      const answer = await me.post('me/consents/give', body);
      expect([answer.status, fieldsOf(answer)]).toEqual([status, [field]]);
    });

    it('is not given to a wording that nobody reads any more, nor by a child', async () => {
      expect(await give('2019-01')).toMatchObject({ status: 409, body: { code: 'consents.outdated' } });
      const child = await office.volunteer(teamId);
      const caller = new Caller(api, child.headers);
      await api.inCounty(() =>
        api
          .get<UnitOfWork>(UnitOfWork)
          .execute(`UPDATE volunteers.person SET birth_date = '2020-05-05' WHERE id = $1`, [child.personId]),
      );
      await caller.post('me/consents/withdraw', { purpose: 'recruitment' }).expect(200);
      const refused = await caller.post('me/consents/give', { purpose: 'recruitment', version: '2026-01' });
      expect(refused).toMatchObject({ status: 422, body: { code: 'consents.guardianNeeded' } });
      expect(refused.body.title).toContain('监护人');
    });
  });

  it('show my insurance and nobody else’s', async () => {
    const policy = {
      policyNumber: 'P-77',
      insurer: '人保财险',
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      coversDanger: true,
    };
    await office.operator.post('insurance', { ...policy, volunteerId: who.id }).expect(201);
    expect((await me.get('me/insurance').expect(200)).body).toMatchObject([
      { insurer: '人保财险', coversDanger: true },
    ]);
    expect((await another.get('me/insurance').expect(200)).body).toEqual([]);
  });

  it('show my messages in my language, the latest first, and never a code', async () => {
    const write = (template: string, params: object, personId: string | null, state: string, place: number) =>
      api.inCounty(() =>
        api.get<UnitOfWork>(UnitOfWork).execute(
          `INSERT INTO platform.delivery (dedupe_key, person_id, template, params, due_at, state, sent_at, sealed_phone)
           VALUES ($1, $2, $3, $4, now(), $5, now(), $6)`,
          [`own-pages-${place}`, personId, template, JSON.stringify(params), state, Buffer.from([place])],
        ),
      );
    await write('messages.phoneCode', { code: '123456', minutes: 5 }, who.personId, 'sent', 1);
    await write('messages.shiftCancelled', { title: '夜巡', startAt: '2026-11-01T10:00:00Z' }, who.personId, 'sent', 2);
    await write('messages.dispatchStandDown', {}, who.personId, 'sent', 3);
    await write('messages.dispatchCancelled', {}, who.personId, 'planned', 4);
    const all = (await me.get('me/messages').expect(200)).body.items as { template: string }[];
    expect(all.map((one) => one.template).slice(0, 2)).toEqual([
      'messages.dispatchStandDown',
      'messages.shiftCancelled',
    ]);
    expect(all.map((one) => one.template)).not.toContain('messages.phoneCode');
    expect(all.map((one) => one.template)).not.toContain('messages.dispatchCancelled');
    const known = (await me.get('me/messages?limit=1').expect(200)).body;
    expect((await me.get(`me/messages?limit=1&after=${known.next}`).expect(200)).body.items).toEqual([all[1]]);
    expect(known.items[0]).toMatchObject({ text: expect.any(String), sentAt: expect.any(String) });
    expect(known.items[0].text).not.toMatch(/⟦|\{\{/);
    const english = await me.get('me/messages?limit=1').set('accept-language', 'en').expect(200);
    expect(english.body.items[0].id).toBe(known.items[0].id);
    expect(english.body.items[0].text).not.toBe(known.items[0].text);
    const others = (await another.get('me/messages').expect(200)).body.items as { id: string }[];
    expect(others.map(({ id }) => id)).not.toContain(known.items[0].id);
    for (const query of ['limit=0', 'limit=1000', 'after=1', 'limit=x', 'personId=1'])
      expect((await me.get(`me/messages?${query}`)).status).toBe(400);
  });

  it('bring me onto a shift, in and out of it, each once', async () => {
    const [open] = (await me.get('shifts/open').expect(200)).body;
    const take = newKey();
    const taken = await me.post(`shifts/${open.shift.id}/take`, {}, take).expect(201);
    expect((await me.post(`shifts/${open.shift.id}/take`, {}, take).expect(201)).body).toEqual(taken.body);
    const { assignmentId } = taken.body;
    const mine = (await me.get('shifts/mine').expect(200)).body;
    expect(mine).toMatchObject([{ assignmentId, state: 'confirmed' }]);
    expect((await another.get('shifts/mine').expect(200)).body).toEqual([]);
    expect((await me.get('shifts/open').expect(200)).body).not.toContainEqual(
      expect.objectContaining({ mayTake: true, shift: expect.objectContaining({ id: open.shift.id }) }),
    );

    const file = await me.get(`assignments/${assignmentId}/calendar`).expect(200);
    expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(file.headers['content-disposition']).toContain('.ics"');
    expect(file.text).toContain(`UID:assignment-${assignmentId}@redmaple\r\n`);
    const utc = (instant: string) => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');
    expect(file.text).toContain(`DTSTART:${utc(open.shift.startsAt)}\r\nDTEND:${utc(open.shift.endsAt)}\r\n`);
    expect(file.text).toContain('STATUS:CONFIRMED');
    expect(file.text).not.toContain(who.personId);
    expect((await another.get(`assignments/${assignmentId}/calendar`)).status).toBe(404);
    expect((await stranger.get(`assignments/${assignmentId}/calendar`)).status).toBe(401);
    expect((await office.operator.get(`assignments/${assignmentId}/calendar`)).status).toBe(403);

    const [inKey, at] = [newKey(), new Date().toISOString()];
    expect((await another.post(`assignments/${assignmentId}/check-in`, { at })).status).toBe(404);
    expect((await me.post(`assignments/${nobody}/check-in`, { at })).status).toBe(404);
    for (const wrong of [{ at: 'now' }, { at: 7 }, { at: '2026-02-30T10:00:00Z' }, { at, by: 'me' }])
      expect((await me.post(`assignments/${assignmentId}/check-in`, wrong)).status).toBe(400);
    const first = await me.post(`assignments/${assignmentId}/check-in`, { at }, inKey).expect(200);
    expect((await me.post(`assignments/${assignmentId}/check-in`, { at }, inKey).expect(200)).body).toEqual(first.body);
    expect((await me.get('shifts/mine').expect(200)).body).toMatchObject([
      { state: 'checked-in', checkedInAt: expect.any(String) },
    ]);
    expect((await another.post(`assignments/${assignmentId}/check-out`)).status).toBe(404);
    expect((await another.post(`assignments/${assignmentId}/cannot-come`, { reason: 'work' })).status).toBe(404);
    expect((await me.post(`assignments/${assignmentId}/cannot-come`, { reason: 'bored' })).status).toBe(400);
  });

  it('enrol me in a training once, and nobody else takes my place away', async () => {
    const course = await office.operator
      .post('training/courses', { title: '急救入门', content: '看、叫、压。' })
      .expect(201);
    const startsAt = new Date(Date.now() + 48 * 3_600_000).toISOString();
    const endsAt = new Date(Date.now() + 50 * 3_600_000).toISOString();
    const session = await office.operator
      .post('training/sessions', { courseId: course.body.id, place: '文化站', startsAt, endsAt, capacity: 1 })
      .expect(201);
    const path = `training/sessions/${session.body.id}/enrol`;
    const key = newKey();
    const enrolled = await me.post(path, {}, key).expect(201);
    const calendar = `training/enrolments/${enrolled.body.id}/calendar`;
    const file = await me.get(calendar).expect(200);
    expect(file.text).toMatch(/SUMMARY:急救入门\r\nLOCATION:文化站\r\n/);
    expect((await another.get(calendar)).status).toBe(404);
    expect((await stranger.get(calendar)).status).toBe(401);
    expect(enrolled.body).toMatchObject({ state: 'enrolled' });
    expect((await me.post(path, {}, key).expect(201)).body).toEqual(enrolled.body);
    expect((await another.post(path).expect(201)).body).toMatchObject({ state: 'waitlisted', waitlistPosition: 1 });
    expect((await me.get('training/mine').expect(200)).body.items).toMatchObject([
      { state: 'enrolled', session: { courseTitle: '急救入门' } },
    ]);
    const cancel = `training/enrolments/${enrolled.body.id}/cancel`;
    expect((await another.post(cancel)).status).toBe(404);
    expect((await me.post('training/enrolments/none/cancel')).status).toBe(400);
    await me.post(cancel).expect(200);
    expect((await another.get('training/mine').expect(200)).body.items).toMatchObject([{ state: 'enrolled' }]);
  });

  describe('a patrol log', () => {
    const photo = (caller: Caller, clientId: string) => caller.upload('patrol-logs/photos', png(), { clientId });
    const log = (more: object = {}) => ({
      clientId: newKey(),
      teamId,
      observedAt: new Date().toISOString(),
      text: '护栏松了一根',
      photoIds: [] as string[],
      ...more,
    });

    it('arrives once with its photos, whatever is sent twice', async () => {
      const clientId = newKey();
      const sent = await photo(me, clientId).expect(201);
      expect((await photo(me, clientId).expect(201)).body).toEqual(sent.body);
      const body = log({ photoIds: [sent.body.id] });
      const [first, same, without] = [
        await me.post('patrol-logs', body, body.clientId).expect(201),
        await me.post('patrol-logs', body, body.clientId).expect(201),
        await me.post('patrol-logs', body).expect(201),
      ];
      expect([same.body, without.body]).toEqual([first.body, first.body]);
      const mine = (await me.get('patrol-logs/mine').expect(200)).body.items;
      expect(mine).toMatchObject([{ clientId: body.clientId, photos: [{ id: sent.body.id }] }]);
      expect((await another.get('patrol-logs/mine').expect(200)).body.items).toEqual([]);
      expect((await office.operator.get('patrol-logs').expect(200)).body.items).toMatchObject([
        { text: '护栏松了一根', volunteer: { id: who.id } },
      ]);
      await me.get(`patrol-logs/photos/${sent.body.id}`).expect(200);
      await another.get(`patrol-logs/photos/${sent.body.id}`).expect(404);
      await office.operator.get(`patrol-logs/photos/${sent.body.id}`).expect(200);
    });

    it('takes no photo of somebody else, nor one that hangs on another log', async () => {
      const theirs = await photo(another, newKey()).expect(201);
      expect(await me.post('patrol-logs', log({ photoIds: [theirs.body.id] }))).toMatchObject({
        status: 422,
        body: { code: 'patrolLogs.photoUnknown' },
      });
      const mine = await photo(me, newKey()).expect(201);
      await me.post('patrol-logs', log({ photoIds: [mine.body.id] })).expect(201);
      expect((await me.post('patrol-logs', log({ photoIds: [mine.body.id] }))).status).toBe(422);
    });

    it.each([
      [{ text: '  ' }, 400, 'text'],
      [{ text: 'x'.repeat(2001) }, 400, 'text'],
      [{ text: '有\u0000字' }, 400, undefined],
      [{ text: '他的证号是 999999199001010013' }, 422, 'text'],
      [{ observedAt: 'yesterday' }, 400, 'observedAt'],
      [{ observedAt: '2020-01-01T00:00:00Z' }, 400, 'observedAt'],
      [{ teamId: nobody }, 422, 'teamId'],
      [{ teamId: undefined, assignmentId: nobody }, 422, 'assignmentId'],
      [{ siteId: nobody }, 422, 'siteId'],
      [{ photoIds: Array.from({ length: 7 }, () => newKey()) }, 400, 'photoIds'],
      [{ photoIds: 'all' }, 400, 'photoIds'],
      [{ clientId: 'mine' }, 400, 'clientId'],
      [{ volunteerId: nobody }, 400, 'volunteerId'],
    ])('is refused with %j', async (wrong, status, field) => {
      const answer = await me.post('patrol-logs', log(wrong));
      expect(answer.status).toBe(status);
      if (field !== undefined) expect(fieldsOf(answer)).toEqual([field]);
      expect(answer.body.title).not.toContain('⟦');
    });

    it('takes photos only', async () => {
      const send = (name: string, bytes: Buffer, type: string) =>
        me.upload('patrol-logs/photos', bytes, { clientId: newKey(), name, type });
      expect((await send('a.png', Buffer.from('<svg onload="alert(1)"/>'), 'image/png')).body.code).toBe(
        'files.notAPicture',
      );
      expect((await send('a.svg', Buffer.from('<svg/>'), 'image/svg+xml')).body.code).toBe('files.notAPicture');
      expect((await send('../../etc/passwd', png(), 'text/html')).status).toBe(201);
    });
  });
});
