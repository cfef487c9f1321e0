import { openTestApi, otherCounty, type StaffToken, type TestApi } from '@redmaple/api/testing';
import { residentIdCheckCharacter } from '@redmaple/forms';
import { sessionCookie, Sessions, UnitOfWork } from '@redmaple/platform';
import { PluginsService, TeamTypes } from '@redmaple/plugins/house';

const base = '/api/v1';
let people = 0;

function documentNumber(): string {
  const body = `99999919900101${String(++people).padStart(3, '0')}`;
  return body + residentIdCheckCharacter(body);
}

describe('membership over HTTP', () => {
  let api: TestApi;
  let operator: StaffToken;
  let admin: StaffToken;
  let liaison: StaffToken;
  let callId: string;
  let teamId: string;

  beforeAll(async () => {
    api = await openTestApi();
    await api.inCounty(async () => {
      if ((await api.get<TeamTypes>(TeamTypes).list()).length > 0) return;
      await api.get<PluginsService>(PluginsService).change('maple-grove', { enabled: true, version: 0 });
    });
    operator = await api.staff('operator');
    admin = await api.staff('county-admin');
    liaison = await api.staff('liaison');
    const call = await post(operator, 'calls', {
      title: '枫桥镇招募令',
      content: '招募信息员。',
      riskNotice: '户外活动有意外受伤的风险。',
      closesAt: new Date(Date.now() + 86_400_000).toISOString(),
      teamTypes: [{ code: 'maple-grove.red-armband', seats: 3 }],
    }).expect(201);
    callId = call.body.id;
    await post(operator, `calls/${callId}/publish`, { version: call.body.version }).expect(200);
    teamId = (await post(operator, 'teams', { name: '枫桥红袖标', typeCode: 'maple-grove.red-armband' }).expect(201))
      .body.id;
  });
  afterAll(() => api.close());

  const get = (who: StaffToken, path: string) => api.http().get(`${base}/${path}`).set(who.headers);
  const post = (who: StaffToken, path: string, body: object = {}) =>
    api.http().post(`${base}/${path}`).set(who.headers).send(body);

  const signUp = async (): Promise<string> => {
    const body = {
      callId,
      teamType: 'maple-grove.red-armband',
      name: '错例',
      documentType: 'resident-id',
      documentNumber: documentNumber(),
      phone: `1540000${String(people).padStart(4, '0')}`,
      answers: { hoursPerWeek: 3 },
      paperConsentOn: '2026-01-01',
    };
    return (await post(operator, 'applications', body).expect(201)).body.id;
  };

  it('goes from sign-up to a volunteer who sees their own place, hours and certificates', async () => {
    const id = await signUp();
    expect((await get(operator, 'vetting/queue?stage=screening').expect(200)).body.items).toMatchObject([
      { id, overdue: false, source: 'office' },
    ]);
    await post(liaison, `applications/${id}/screening`, { outcome: 'pass' }).expect(403);
    expect((await post(operator, `applications/${id}/screening`, { outcome: 'pass' }).expect(200)).body).toEqual({
      applicationId: id,
      state: 'screened',
    });
    await post(operator, `applications/${id}/background-review`, { outcome: 'pass' }).expect(403);
    await post(liaison, `applications/${id}/background-review`, { outcome: 'pass', note: 'a secret' }).expect(400);
    const early = await post(liaison, `applications/${id}/background-review`, { outcome: 'pass' }).expect(422);
    expect(early.body).toMatchObject({ code: 'vetting.consentNeeded' });
    await post(operator, `applications/${id}/background-consent`, { paperConsentOn: '2026-01-01' }).expect(200);
    await post(liaison, `applications/${id}/background-review`, { outcome: 'pass' }).expect(200);
    const accepted = (await post(operator, `applications/${id}/acceptance`, { teamId }).expect(200)).body;
    expect(accepted).toMatchObject({ applicationId: id, state: 'accepted', teamId, returning: false, signIn: 'ready' });
    const again = await post(operator, `applications/${id}/acceptance`, { teamId }).expect(409);
    expect(again.body).toMatchObject({ code: 'applications.stateChanged' });

    const volunteer = `volunteers/${accepted.volunteerId}`;
    expect((await get(operator, volunteer).expect(200)).body).toMatchObject({
      number: accepted.number,
      maskedPhone: '154****0001',
      phoneVerified: false,
    });
    const day = '2026-01-01';
    const evidence = { type: 'paper', id: 'CN-1' };
    const certificate = {
      volunteerId: accepted.volunteerId,
      code: 'maple-grove.first-aid',
      issuer: '红十字会',
      validFrom: day,
      evidence,
    };
    const issued = await post(operator, 'qualifications', certificate).expect(201);
    expect(issued.body).toMatchObject({ validTo: '2028-12-31' });
    const policy = {
      policyNumber: 'P-1',
      insurer: '人保财险',
      validFrom: day,
      validTo: '2026-12-31',
      coversDanger: true,
    };
    await post(operator, 'insurance', { ...policy, volunteerId: accepted.volunteerId }).expect(201);
    const bulk = await post(operator, 'insurance/bulk', { ...policy, volunteerIds: [accepted.volunteerId] }).expect(
      200,
    );
    expect(bulk.body).toEqual({ added: 0, present: 1 });

    const own = await asVolunteer(accepted.volunteerId);
    const me = (await get(own, 'me/volunteer').expect(200)).body;
    expect(me).toMatchObject({
      number: accepted.number,
      memberships: [{ teamId, teamName: '枫桥红袖标', role: 'probationer' }],
    });
    expect(me.qualifications).toHaveLength(1);
    expect((await get(own, 'me/service-records').expect(200)).body).toEqual({
      items: [],
      totals: { creditedMinutes: 0, byGrade: { A: 0, B: 0, C: 0, D: 0 } },
    });
    expect((await get(own, `teams/${teamId}/members`).expect(200)).body.items).toMatchObject([
      { name: '错例', role: 'probationer' },
    ]);
    for (const path of [
      'volunteers',
      volunteer,
      `${volunteer}/insurance`,
      'qualifications/expiring',
      'vetting/summary',
    ])
      await get(own, path).expect(403);
  });

  it('decides about many at once, the same answer for the same key', async () => {
    const ids = [await signUp(), await signUp()];
    const unknown = '01900000-0000-7000-8000-000000000000';
    const send = () =>
      post(operator, 'vetting/bulk-screening', { applicationIds: [...ids, unknown], outcome: 'pass' }).set(
        'Idempotency-Key',
        'bulk-screening-1',
      );
    const first = await send().expect(200);
    expect(first.body.results.map((one: { ok: boolean }) => one.ok)).toEqual([true, true, false]);
    const second = await send().expect(200);
    expect(second.body).toEqual(first.body);
    const late = await post(operator, 'vetting/bulk-screening', { applicationIds: ids, outcome: 'pass' }).expect(200);
    expect(late.body.results.map((one: { code: string }) => one.code)).toEqual([
      'applications.stateChanged',
      'applications.stateChanged',
    ]);
    const summary = (await get(admin, 'vetting/summary').expect(200)).body;
    expect(summary).toEqual([
      { stage: 'screening', waiting: 0, overdue: 0 },
      { stage: 'background-review', waiting: 2, overdue: 0 },
      { stage: 'acceptance', waiting: 0, overdue: 0 },
    ]);
  });

  it('keeps areas to the county administrator and shows them to whoever is signed in', async () => {
    await post(operator, 'areas', { level: 'county', name: '诸暨市' }).expect(403);
    const county = (await post(admin, 'areas', { level: 'county', name: '诸暨市', code: '330681000000' }).expect(201))
      .body;
    const wrong = await post(admin, 'areas', { level: 'county', name: '又一个' }).expect(409);
    expect(wrong.body).toMatchObject({ code: 'areas.rootTaken', title: '本县的顶级辖区已经存在' });
    const changed = api.http().patch(`${base}/areas/${county.id}`).set(admin.headers);
    expect(
      (await changed.send({ version: 1, centre: { latitude: 29.71, longitude: 120.24 } }).expect(200)).body.version,
    ).toBe(2);
    expect((await get(liaison, 'areas').expect(200)).body).toHaveLength(1);
    await api.http().get(`${base}/areas`).expect(401);
  });

  it.each(['volunteers', 'applications'])('searches %s by an address for programs alone', async (list) => {
    const ask = (query: string) => api.http().get(`${base}/${list}${query}`);
    const token = operator.headers.authorization.replace('Bearer ', '');
    await ask('?search=0001').set(operator.headers).expect(200);
    const inBrowser = { cookie: `${sessionCookie}=${token}` };
    await ask('?limit=5').set(inBrowser).expect(200);
    const refused = await ask('?search=0001').set(inBrowser).expect(400);
    expect(refused.body.fields).toEqual([
      { field: 'search', code: 'searchInAddress', message: expect.stringContaining('POST') },
    ]);
    expect(refused.text).not.toContain('0001');
  });

  it.each([
    ['POST', 'teams', { name: '队', typeCode: 'nobody.knows' }, 422, 'teams.typeUnknown'],
    ['POST', 'teams', { name: 7 }, 400, 'request.invalid'],
    ['GET', 'teams/none', undefined, 400, undefined],
    ['GET', 'teams/01900000-0000-7000-8000-000000000000', undefined, 404, 'request.notFound'],
    ['POST', 'memberships/01900000-0000-7000-8000-000000000000/end', {}, 404, 'request.notFound'],
    ['POST', 'memberships/01900000-0000-7000-8000-000000000000/reserve', { reserve: 'yes' }, 400, 'request.invalid'],
    ['POST', 'service-records/01900000-0000-7000-8000-000000000000/undo', { reason: 'other' }, 404, 'request.notFound'],
    [
      'POST',
      'qualifications/01900000-0000-7000-8000-000000000000/revoke',
      { reason: 'unfit' },
      404,
      'request.notFound',
    ],
    ['GET', 'vetting/queue', undefined, 400, 'request.invalid'],
    ['GET', 'volunteers?limit=0', undefined, 400, 'request.invalid'],
    ['GET', 'volunteers?search=%00', undefined, 400, 'request.badCharacter'],
  ] as const)('answers %s %s with a code and a text', async (method, path, body, status, code) => {
    const answer = await (method === 'GET' ? get(operator, path) : post(operator, path, body));
    expect(answer.status).toBe(status);
    if (code !== undefined) expect(answer.body.code).toBe(code);
    expect(answer.body.title).not.toContain('⟦');
  });

  it('keeps what belongs to another county out of sight', async () => {
    const session = await api.inCounty(async () => {
      const account = await api
        .get<UnitOfWork>(UnitOfWork)
        .one<{ id: string }>(
          `INSERT INTO platform.account (kind, login, display_name, status) VALUES ('staff', 'far', 'far', 'active') RETURNING id`,
        );
      await api
        .get<UnitOfWork>(UnitOfWork)
        .execute(
          `INSERT INTO platform.role_grant (account_id, role, valid_from, granted_by) VALUES ($1, 'operator', '2020-01-01', 'system')`,
          [account?.id],
        );
      return api.get<Sessions>(Sessions).open('staff', { accountId: account?.id ?? '' });
    }, otherCounty);
    const far: StaffToken = {
      accountId: '',
      token: session.token,
      headers: { authorization: `Bearer ${session.token}` },
    };
    expect((await get(far, 'teams').expect(200)).body.items).toEqual([]);
    expect((await get(far, 'volunteers').expect(200)).body.items).toEqual([]);
    await get(far, `teams/${teamId}`).expect(404);
    await get(far, `teams/${teamId}/members`).expect(404);
  });

  async function asVolunteer(volunteerId: string): Promise<StaffToken> {
    const session = await api.inCounty(async () => {
      const row = await api
        .get<UnitOfWork>(UnitOfWork)
        .one<{ id: string; person_id: string }>(
          'SELECT a.id, a.person_id FROM platform.account a JOIN volunteers.volunteer v ON v.person_id = a.person_id WHERE v.id = $1',
          [volunteerId],
        );
      return api
        .get<Sessions>(Sessions)
        .open('volunteer', { accountId: row?.id ?? '', personId: row?.person_id ?? '' });
    });
    return { accountId: '', token: session.token, headers: { authorization: `Bearer ${session.token}` } };
  }
});
