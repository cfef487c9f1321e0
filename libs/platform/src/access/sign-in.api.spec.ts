import { type PlatformApi, openPlatformApi } from '../testing/platform-api.js';
import { otherCounty, queryAsOwner, testCounty, wrongTotp } from '../testing/index.js';
import { Vault } from '../crypto/vault.js';
import { uuidv7 } from '../crypto/identifiers.js';
import { hashPassword } from './passwords.js';
import { newTotpSecret, totpNow } from './totp.js';

const password = '枫桥的雨-2026';
const noon = new Date('2026-03-02T12:00:00+08:00');
const minute = 60_000;

interface Colleague {
  readonly id: string;
  readonly login: string;
  readonly secret: string;
}

describe('signing in as staff', () => {
  let api: PlatformApi;
  let hash: string;
  let count = 0;

  beforeAll(async () => {
    api = await openPlatformApi();
    hash = await hashPassword(password);
  });
  afterAll(() => api?.close());
  beforeEach(() => api.clock.set(noon));

  async function colleague(status = 'active'): Promise<Colleague> {
    const [id, login, secret] = [uuidv7(noon), `colleague${++count}`, newTotpSecret()];
    await api.inCounty(() =>
      api.work.execute(
        `INSERT INTO platform.account (id, kind, login, display_name, status, password_hash, totp_secret) VALUES ($1, 'staff', $2, '同事', $3, $4, $5)`,
        [id, login, status, hash, api.get<Vault>(Vault).sealShared(`totp:${id}`, secret)],
      ),
    );
    return { id, login, secret };
  }

  const codeOf = (who: Colleague): string => totpNow(who.secret, api.clock.now());
  const wrongCode = (who: Colleague): string => wrongTotp(who.secret, api.clock.now());
  const signIn = (login: string, typed: string, code: string, more: object = {}) =>
    api.send('POST', 'session', { body: { county: testCounty, login, password: typed, code, ...more } });

  it('opens a session with login, password and code, in the county of the account only', async () => {
    const who = await colleague();
    const elsewhere = await signIn(who.login, password, codeOf(who), { county: otherCounty });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([401, 'access.signInFailed']);
    const opened = await signIn(who.login, password, codeOf(who));
    expect(opened.status).toBe(201);
    expect(opened.headers.getSetCookie()).toEqual([]);
    const me = await api.send('GET', 'session', { headers: { authorization: `Bearer ${String(opened.body.token)}` } });
    expect(me.body).toMatchObject({ accountId: who.id, county: testCounty, kind: 'staff' });
    const county = await signIn(who.login, password, codeOf(who), { county: '999999' });
    expect(county.status).toBe(404);
  });

  it('answers a wrong login, password, code, a disabled account and one without a password alike, and not sooner', async () => {
    const [who, gone, invited] = [await colleague(), await colleague('disabled'), await colleague('invited')];
    await api.inCounty(() =>
      api.work.execute('UPDATE platform.account SET password_hash = NULL WHERE id = $1', [invited.id]),
    );
    const tries: [string, string, string][] = [
      ['nobody-here', password, '123456'],
      [who.login, 'wrong-password', codeOf(who)],
      [who.login, password, wrongCode(who)],
      [gone.login, password, codeOf(gone)],
      [invited.login, password, codeOf(invited)],
    ];
    const answers: unknown[] = [];
    for (const [login, typed, code] of tries) {
      const began = performance.now();
      const { status, body } = await signIn(login, typed, code);
      expect(performance.now() - began).toBeGreaterThanOrEqual(295);
      answers.push({ status, ...body, requestId: undefined });
    }
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, code: 'access.signInFailed' });
  });

  it('rests after five wrong tries for a quarter of an hour, which only its holder learns', async () => {
    const who = await colleague();
    for (let time = 0; time < 5; time++) expect((await signIn(who.login, password, wrongCode(who))).status).toBe(401);
    expect((await signIn(who.login, 'wrong-password', codeOf(who))).body.code).toBe('access.signInFailed');
    const right = await signIn(who.login, password, codeOf(who));
    expect([right.status, right.body.code, right.headers.get('retry-after')]).toEqual([429, 'access.locked', '900']);
    api.clock.advance(15 * minute + 1000);
    expect((await signIn(who.login, password, codeOf(who))).status).toBe(201);
    expect(await triesOf(who)).toEqual([{ failed_attempts: 0, locked_until: null }]);
  });

  it('has five tries again after its rest, not one', async () => {
    const who = await colleague();
    for (let time = 0; time < 5; time++) await signIn(who.login, password, wrongCode(who));
    api.clock.advance(16 * minute);
    for (let time = 0; time < 4; time++) await signIn(who.login, password, wrongCode(who));
    expect((await signIn(who.login, password, codeOf(who))).status).toBe(201);
  });

  it('counts guesses that come at the same time before it looks at them', async () => {
    const who = await colleague();
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(who.login, password, wrongCode(who))));
    expect(new Set(answers.map((one) => one.body.code))).toEqual(new Set(['access.signInFailed']));
    expect(await triesOf(who)).toEqual([{ failed_attempts: 5, locked_until: new Date(noon.getTime() + 15 * minute) }]);
    expect((await signIn(who.login, password, codeOf(who))).body.code).toBe('access.locked');
  });

  it('takes a code once, even when it comes four times at the same moment', async () => {
    const who = await colleague();
    const code = codeOf(who);
    const answers = await Promise.all(Array.from({ length: 4 }, () => signIn(who.login, password, code)));
    expect(answers.map((one) => one.status).sort()).toEqual([201, 401, 401, 401]);
    expect((await signIn(who.login, password, code)).status).toBe(401);
    api.clock.advance(31_000);
    expect((await signIn(who.login, password, codeOf(who))).status).toBe(201);
    const earlier = totpNow(who.secret, new Date(api.clock.now().getTime() - 30_000));
    expect((await signIn(who.login, password, earlier)).status).toBe(401);
  });

  it('asks for the second factor again, and counts wrong ones in the same place', async () => {
    const who = await colleague();
    const opened = await signIn(who.login, password, codeOf(who));
    const headers = { authorization: `Bearer ${String(opened.body.token)}` };
    const confirm = (code: string) => api.send('POST', 'session/second-factor', { headers, body: { code } });
    expect((await confirm(codeOf(who))).body.code).toBe('access.totpWrong');
    api.clock.advance(60_000);
    expect((await confirm(codeOf(who))).status).toBe(204);
    for (let time = 0; time < 5; time++) expect((await confirm(wrongCode(who))).status).toBe(422);
    api.clock.advance(60_000);
    expect((await confirm(codeOf(who))).body.code).toBe('access.locked');
    expect((await signIn(who.login, password, codeOf(who))).body.code).toBe('access.locked');
  });

  it('notes every refusal, also of a login that does not exist, without the login', async () => {
    await signIn('made-up-login', password, '123456');
    const rows = await queryAsOwner<{ line: string }>(
      api.database,
      `SELECT e::text AS line FROM audit.entry e WHERE subject_id = 'unknown'`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((one) => one.line).join()).not.toContain('made-up-login');
  });

  const triesOf = (who: Colleague) =>
    queryAsOwner<{ failed_attempts: number; locked_until: Date | null }>(
      api.database,
      'SELECT failed_attempts, locked_until FROM platform.account WHERE id = $1',
      [who.id],
    );
});
