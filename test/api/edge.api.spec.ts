import { openTestApi, type TestApi } from '@redmaple/api/testing';
import { sessionCookie } from '@redmaple/platform';
import { demoAccounts, demoSecrets } from '../../apps/api/src/demo/demo-accounts.js';

describe('the edge of the API', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await openTestApi();
  });
  afterAll(() => api.close());

  it('is alive and ready', async () => {
    await api.http().get('/health/live').expect(200);
    await api.http().get('/health/ready').expect(200, { status: 'ready' });
  });

  it('answers an unknown address as a problem in the caller’s language', async () => {
    const chinese = await api.http().get('/api/v1/nowhere').expect(404);
    expect(chinese.headers['content-type']).toContain('application/problem+json');
    expect(chinese.body).toMatchObject({ code: 'request.notFound', title: '没有找到您要的内容' });
    const english = await api.http().get('/api/v1/nowhere').set('accept-language', 'en').expect(404);
    expect(english.body.title).toBe('We could not find what you asked for');
  });

  it('tells people who typed a wrong address in a page, below a county with a way back to its own', async () => {
    const open = (path: string, accept = 'text/html,*/*;q=0.8') => api.http().get(path).set('accept', accept);
    const lost = await open('/nowhere/at/all').expect(404);
    expect(lost.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(lost.text).toContain('没有找到这一页');
    expect(lost.text).toContain('href="/"');
    expect((await open('/c/330681/nowhere').expect(404)).text).toContain('href="/c/330681"');
    expect((await open('/c/999999/nowhere').expect(404)).text).toContain('href="/"');
    for (const path of ['/plugins/none/0/x.js', '/console/none.js', '/me/none.png'])
      expect((await open(path).expect(404)).text).toContain('没有找到这一页');
    for (const path of ['/api/v1/nowhere', '/api/nowhere'])
      expect((await open(path).expect(404)).body.code).toBe('request.notFound');
    expect((await open('/nowhere', '*/*').expect(404)).headers['content-type']).toContain('problem+json');
  });

  it.each([
    ['malformed JSON', '{"county":', 400, 'request.malformedJson'],
    ['an array', '[]', 400, 'request.invalid'],
    ['a number', '1', 400, 'request.invalid'],
    ['nothing', '', 400, 'request.invalid'],
    [
      'a NUL byte',
      '{"county":"330681","login":"a\\u0000b","password":"x","code":"123456"}',
      400,
      'request.badCharacter',
    ],
    [
      'a lone surrogate',
      '{"county":"330681","login":"a\\ud800b","password":"x","code":"123456"}',
      400,
      'request.badCharacter',
    ],
    [
      'an unknown field',
      '{"county":"330681","login":"a","password":"x","code":"123456","admin":true}',
      400,
      'request.invalid',
    ],
    ['a wrong type', '{"county":330681,"login":{"$ne":1},"password":"x","code":"123456"}', 400, 'request.invalid'],
    ['two megabytes', JSON.stringify({ county: '330681', login: 'a'.repeat(2_000_000) }), 413, 'request.tooLarge'],
  ])('refuses %s with a code, never a 500', async (_what, body, status, code) => {
    const answer = await api.http().post('/api/v1/session').set('content-type', 'application/json').send(body);
    expect(answer.status).toBe(status);
    expect(answer.body.code).toBe(code);
  });

  it('refuses a body that is not JSON', async () => {
    const answer = await api.http().post('/api/v1/session').set('content-type', 'application/xml').send('<a/>');
    expect(answer.status).toBe(415);
  });

  it('lets nobody in without a session, and not with a made-up one', async () => {
    await api.http().get('/api/v1/audit/entries').expect(401);
    await api.http().get('/api/v1/audit/entries').set('authorization', 'Bearer nonsense').expect(401);
    const operator = await api.staff('operator');
    await api.http().get('/api/v1/audit/entries').set(operator.headers).expect(403);
    const auditor = await api.staff('auditor');
    await api.http().get('/api/v1/audit/entries').set(auditor.headers).expect(200);
  });

  it('tells staff who they are and lets them sign out', async () => {
    const { headers } = await api.staff('operator');
    const who = await api.http().get('/api/v1/session').set(headers).expect(200);
    expect(who.body).toMatchObject({ kind: 'staff', grants: [{ role: 'operator', scope: 'county' }] });
    await api.http().delete('/api/v1/session').set(headers).expect(204);
    await api.http().get('/api/v1/session').set(headers).expect(401);
  });

  it('shows the inbox of a rehearsal to nobody in a county that is real', async () => {
    const admin = await api.staff('county-admin');
    await api.http().get('/api/v1/rehearsal/inbox').set(admin.headers).expect(404);
    const operator = await api.staff('operator');
    await api.http().get('/api/v1/rehearsal/inbox').set(operator.headers).expect(403);
  });
});

describe('the limit of requests', () => {
  it('counts strangers by address, whatever tokens they make up, and who is signed in apart', async () => {
    const api = await openTestApi({ more: { RATE_LIMIT_PUBLIC: '3' } });
    const calls = (authorization: string) =>
      api.http().get('/api/v1/public/counties/330681/calls').set('authorization', authorization);
    for (let time = 0; time < 3; time++) await calls(`Bearer made-up-${time}`).expect(200);
    const refused = await calls('Bearer made-up-4').expect(429);
    expect(refused.body.code).toBe('request.tooMany');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const { headers } = await api.staff('operator');
    for (let time = 0; time < 15; time++) await api.http().get('/api/v1/calls').set(headers).expect(200);
    await api.http().get('/api/v1/calls').set(headers).expect(429);
    await api.close();
  });

  it('counts browsers by their session, and files and pages of the web apart', async () => {
    const api = await openTestApi({ more: { RATE_LIMIT_PUBLIC: '3' } });
    const browsers = [await api.staff('operator'), await api.staff('liaison')].map(
      ({ token }) => `${sessionCookie}=${token}`,
    );
    for (const cookie of browsers) {
      for (let time = 0; time < 15; time++) await api.http().get('/api/v1/session').set('cookie', cookie).expect(200);
      await api.http().get('/api/v1/session').set('cookie', cookie).expect(429);
    }
    for (let time = 0; time < 20; time++) await api.http().get('/pages/pages.css').expect(200);
    for (let time = 0; time < 10; time++) await api.http().get('/').expect(200);
    const open = () =>
      api
        .http()
        .get('/api/v1/public/counties/330681/calls')
        .set('cookie', browsers[0] ?? '');
    for (let time = 0; time < 3; time++) await open().expect(200);
    await open().expect(429);
    await api.close();
  });
});

describe('the demo accounts', () => {
  it('differ between installations', async () => {
    const { Keyring } = await import('@redmaple/platform');
    const one = Keyring.parse(Buffer.alloc(32, 1).toString('base64'));
    const two = Keyring.parse(Buffer.alloc(32, 2).toString('base64'));
    for (const { login } of demoAccounts) expect(demoSecrets(one, login)).not.toEqual(demoSecrets(two, login));
  });
});
