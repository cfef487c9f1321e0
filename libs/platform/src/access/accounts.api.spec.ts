import { openPlatformApi, type PlatformApi } from '../testing/platform-api.js';
import { queryAsOwner, testCounty, wrongTotp } from '../testing/index.js';
import { isStrongPassword } from './passwords.js';
import { totpNow } from './totp.js';

const noon = new Date('2026-03-02T12:00:00+08:00');
const password = '竹林里的雨声-2042';
const hour = 3_600_000;

type Headers = Record<string, string>;

describe('staff accounts', () => {
  let api: PlatformApi;
  let admin: { accountId: string; headers: Headers };
  let security: { accountId: string; headers: Headers };
  let count = 0;

  beforeAll(async () => {
    api = await openPlatformApi();
  });
  afterAll(() => api?.close());
  beforeEach(async () => {
    api.clock.set(noon);
    admin = await api.staff(['county-admin']);
    security = await api.staff(['security-admin']);
  });

  const invite = (roles: string[], headers = admin.headers, login = `colleague${++count}`) =>
    api.send('POST', 'accounts', { headers, body: { login, displayName: '同事', roles } });
  const tokenIn = (link: unknown): string => String(link).split('#')[1] ?? '';
  const open = (token: string) => api.send('POST', 'invitations/open', { body: { county: testCounty, token } });
  const accept = (token: string, code: string, typed = password) =>
    api.send('POST', 'invitations/accept', { body: { county: testCounty, token, code, password: typed } });
  const signIn = (login: string, code: string) =>
    api.send('POST', 'session', { body: { county: testCounty, login, password, code } });

  async function secretOf(token: string): Promise<string> {
    return new URL(String((await open(token)).body.totpUri)).searchParams.get('secret') ?? '';
  }

  async function joined(): Promise<{ id: string; login: string; secret: string }> {
    const login = `colleague${++count}`;
    const made = await invite(['operator'], admin.headers, login);
    const token = tokenIn(made.body.link);
    const secret = await secretOf(token);
    expect((await accept(token, totpNow(secret, api.clock.now()))).status).toBe(204);
    api.clock.advance(31_000);
    return { id: String(made.body.accountId), login, secret };
  }

  it('are joined by a link that works once', async () => {
    const { login, secret } = await joined();
    expect((await signIn(login, totpNow(secret, api.clock.now()))).status).toBe(201);
    const made = await invite(['operator']);
    const token = tokenIn(made.body.link);
    expect(await secretOf(token)).toBe(await secretOf(token));
    const code = totpNow(await secretOf(token), api.clock.now());
    const racing = await Promise.all(Array.from({ length: 5 }, () => accept(token, code)));
    expect(racing.map((one) => one.status).sort()).toEqual([204, 422, 422, 422, 422]);
    expect((await open(token)).body.code).toBe('access.invitationInvalid');
  });

  it('are not joined by a wrong, expired or foreign link, a wrong code or a weak password', async () => {
    const made = await invite(['operator']);
    const token = tokenIn(made.body.link);
    expect((await accept(token, '000000')).body.code).toBe('access.invitationInvalid');
    const code = totpNow(await secretOf(token), api.clock.now());
    const weak = await accept(token, code, 'password1234');
    expect(weak.body).toMatchObject({ code: 'access.passwordWeak', fields: [{ field: 'password' }] });
    expect((await accept(token, code, '')).body.code).toBe('access.passwordWeak');
    expect((await accept(token, wrongTotp(await secretOf(token), api.clock.now()))).body.code).toBe('access.totpWrong');
    expect((await api.send('POST', 'invitations/open', { body: { county: '140830', token } })).body.code).toBe(
      'access.invitationInvalid',
    );
    expect((await open('x'.repeat(43))).body.code).toBe('access.invitationInvalid');
    api.clock.advance(72 * hour);
    expect((await open(token)).body.code).toBe('access.invitationInvalid');
  });

  it('that are disabled stay so, whatever link lies about', async () => {
    const made = await invite(['operator']);
    const token = tokenIn(made.body.link);
    const code = totpNow(await secretOf(token), api.clock.now());
    const [disabled] = await Promise.all([
      api.send('POST', `accounts/${String(made.body.accountId)}/disable`, { headers: admin.headers }),
      accept(token, code),
    ]);
    expect(disabled.status).toBe(204);
    const rows = await queryAsOwner<{ status: string }>(
      api.database,
      'SELECT status FROM platform.account WHERE id = $1',
      [made.body.accountId],
    );
    expect(rows).toEqual([{ status: 'disabled' }]);
    expect((await open(token)).status).toBe(422);
  });

  it('get a new second factor from two people, neither of them the holder', async () => {
    const who = await joined();
    const session = await signIn(who.login, totpNow(who.secret, api.clock.now()));
    const ask = (headers: Headers) => api.send('POST', `accounts/${who.id}/second-factor-resets`, { headers });
    const approve = (id: unknown, headers: Headers) =>
      api.send('POST', `second-factor-resets/${String(id)}/approval`, { headers });
    const asked = await ask(admin.headers);
    api.clock.advance(1_000);
    const again = await ask(security.headers);
    const waiting = await api.send('GET', 'second-factor-resets', { headers: admin.headers });
    expect(waiting.body).toMatchObject([
      { id: asked.body.requestId, accountId: who.id, approvable: false },
      { id: again.body.requestId, accountId: who.id, approvable: true },
    ]);
    expect((await approve(asked.body.requestId, admin.headers)).body.code).toBe('access.samePerson');
    const approved = await approve(asked.body.requestId, security.headers);
    expect(approved.status).toBe(201);
    expect((await approve(asked.body.requestId, security.headers)).status).toBe(404);
    const left = await api.send('GET', 'second-factor-resets', { headers: security.headers });
    expect(left.body).toMatchObject([{ id: again.body.requestId, approvable: false }]);
    const other = await approve(again.body.requestId, admin.headers);
    const token = tokenIn(approved.body.link);
    expect((await open(token)).body).toMatchObject({ login: who.login, needsPassword: false });
    const secret = await secretOf(token);
    expect(secret).not.toBe(who.secret);
    expect((await accept(token, totpNow(secret, api.clock.now()))).status).toBe(204);
    api.clock.advance(31_000);
    expect((await signIn(who.login, totpNow(who.secret, api.clock.now()))).status).toBe(401);
    expect((await signIn(who.login, totpNow(secret, api.clock.now()))).status).toBe(201);
    expect(
      (await api.send('GET', 'session', { headers: { authorization: `Bearer ${String(session.body.token)}` } })).status,
    ).toBe(401);
    // The second link died with the first.
    expect((await open(tokenIn(other.body.link))).status).toBe(422);
  });

  it('get none by their own asking or approval, and the database knows it too', async () => {
    const own = await api.send('POST', `accounts/${admin.accountId}/second-factor-resets`, { headers: admin.headers });
    expect([own.status, own.body.code]).toEqual([422, 'access.samePerson']);
    const asked = await api.send('POST', `accounts/${admin.accountId}/second-factor-resets`, {
      headers: security.headers,
    });
    const approved = await api.send('POST', `second-factor-resets/${String(asked.body.requestId)}/approval`, {
      headers: admin.headers,
    });
    expect([approved.status, approved.body.code]).toEqual([422, 'access.samePerson']);
    const rows = await queryAsOwner<{ approved_by: string | null }>(
      api.database,
      'SELECT approved_by FROM platform.invitation WHERE id = $1',
      [asked.body.requestId],
    );
    expect(rows).toEqual([{ approved_by: null }]);
  });

  it('keep system, security and audit administration apart, and the database knows it too', async () => {
    const both = await invite(['security-admin', 'auditor'], security.headers);
    expect([both.status, both.body.code]).toEqual([422, 'accounts.rolesApart']);
    const auditor = await api.staff(['auditor']);
    const grant = (role: string, from: string) =>
      api.inCounty(() =>
        api.work.execute(
          `INSERT INTO platform.role_grant (account_id, role, granted_by, valid_from) VALUES ($1, $2, 'system', $3)`,
          [auditor.accountId, role, from],
        ),
      );
    await expect(grant('system-admin', '2026-01-01')).rejects.toMatchObject({ code: 'accounts.rolesApart' });
    await grant('operator', '2026-01-01');
    await api.inCounty(() =>
      api.work.execute(
        `UPDATE platform.role_grant SET valid_to = '2026-02-01' WHERE account_id = $1 AND role = 'auditor'`,
        [auditor.accountId],
      ),
    );
    await expect(grant('system-admin', '2026-01-31')).rejects.toMatchObject({ code: 'accounts.rolesApart' });
    await grant('system-admin', '2026-02-01');
  });

  it('get working roles from the county admin, and the roles that watch from the security admin', async () => {
    expect((await invite(['operator', 'trainer'])).status).toBe(201);
    expect((await invite(['auditor'])).status).toBe(403);
    expect((await invite(['auditor'], security.headers)).status).toBe(201);
    expect((await invite(['operator'], security.headers)).status).toBe(403);
    expect((await invite(['operator'], (await api.staff(['operator'])).headers)).status).toBe(403);
    expect((await invite(['superuser'])).body).toMatchObject({ fields: [{ field: 'roles', code: 'isIn' }] });
    const login = `colleague${++count}`;
    await invite(['operator'], admin.headers, login);
    const taken = await invite(['operator'], admin.headers, login);
    expect([taken.status, taken.body.code]).toEqual([409, 'accounts.loginTaken']);
  });

  describe('change what they may do', () => {
    const listed = async (id: unknown) => {
      const { body } = await api.send('GET', 'accounts', { headers: admin.headers });
      return (body as unknown as { id: string; roles: string[]; grants: object[]; version: number }[]).find(
        (one) => one.id === id,
      );
    };
    const change = async (id: string, roles: string[], headers = admin.headers, version?: number) =>
      api.send('PUT', `accounts/${id}/roles`, {
        headers,
        body: { roles, version: version ?? (await listed(id))?.version ?? 0 },
      });

    it('from the next request on, and it is written down', async () => {
      const who = await joined();
      const signed = await signIn(who.login, totpNow(who.secret, api.clock.now()));
      const headers = { authorization: `Bearer ${String(signed.body.token)}` };
      expect((await api.send('GET', 'accounts', { headers })).status).toBe(403);
      expect((await change(who.id, ['county-admin', 'liaison'])).status).toBe(204);
      expect((await api.send('GET', 'accounts', { headers })).status).toBe(200);
      expect(await listed(who.id)).toMatchObject({
        roles: ['county-admin', 'liaison'],
        grants: [
          { role: 'county-admin', scope: 'county' },
          { role: 'liaison', scope: 'county' },
        ],
      });
      expect((await change(who.id, ['liaison'])).status).toBe(204);
      expect((await api.send('GET', 'accounts', { headers })).status).toBe(403);
      const rows = await queryAsOwner<{ details: object }>(
        api.database,
        `SELECT details FROM audit.entry WHERE subject_id = $1 AND action = 'account.roles-changed' ORDER BY id`,
        [who.id],
      );
      expect(rows.map((one) => one.details)).toEqual([
        { added: ['county-admin', 'liaison'], removed: ['operator'] },
        { added: [], removed: ['county-admin'] },
      ]);
    });

    it('by who may give the role, and take it; never one’s own', async () => {
      const who = await joined();
      for (const [roles, headers] of [
        [['operator', 'auditor'], admin.headers],
        [['operator', 'liaison'], security.headers],
        [['auditor'], security.headers],
      ] as const) {
        const refused = await change(who.id, [...roles], headers);
        expect([refused.status, refused.body.code]).toEqual([403, 'access.denied']);
      }
      expect((await change(who.id, ['operator', 'auditor'], security.headers)).status).toBe(204);
      expect((await change(who.id, ['trainer', 'auditor'], admin.headers)).status).toBe(204);
      expect((await change(who.id, ['trainer'], admin.headers)).body.code).toBe('access.denied');
      const both = await change(who.id, ['trainer', 'auditor', 'security-admin'], security.headers);
      expect([both.status, both.body.code]).toEqual([422, 'accounts.rolesApart']);
      expect((await change(who.id, ['trainer', 'security-admin'], security.headers)).status).toBe(204);
      const own = await change(admin.accountId, ['county-admin', 'operator'], admin.headers);
      expect([own.status, own.body.code]).toEqual([422, 'access.samePerson']);
    });

    it('once: who read it before sees that it was changed', async () => {
      const who = await joined();
      const version = (await listed(who.id))?.version ?? 0;
      const both = await Promise.all([
        change(who.id, ['liaison'], admin.headers, version),
        change(who.id, ['trainer'], admin.headers, version),
      ]);
      expect(both.map((one) => one.status).sort()).toEqual([204, 409]);
      expect((await change(who.id, [])).status).toBe(400);
      await api.send('POST', `accounts/${who.id}/disable`, { headers: admin.headers });
      expect((await change(who.id, ['liaison'])).status).toBe(404);
      expect((await change('00000000-0000-7000-8000-000000000000', ['liaison'], admin.headers, 1)).status).toBe(404);
    });
  });

  it('are written down: who invited, asked, approved and disabled', async () => {
    const made = await invite(['operator']);
    const rows = await queryAsOwner<{ actor_id: string; action: string }>(
      api.database,
      `SELECT actor_id, action FROM audit.entry WHERE subject_id = $1`,
      [made.body.accountId],
    );
    expect(rows).toEqual([{ actor_id: admin.accountId, action: 'account.invited' }]);
  });
});

describe('a password', () => {
  it.each(['short', '1111111111', 'password1234', 'abababababab', 'liaison-2026', 'RedMaple2026!!', '13800138000'])(
    'like %s is refused',
    (weak) => {
      expect(isStrongPassword(weak, 'liaison')).toBe(false);
    },
  );

  it('of ten characters and more passes, in any script', () => {
    for (const good of ['枫桥经验六十年再出发', 'correct horse battery', 'k9#Vtr2_qPzL'])
      expect(isStrongPassword(good, 'liaison')).toBe(true);
  });
});
