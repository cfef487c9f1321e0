import { Controller, Get, Post } from '@nestjs/common';
import { uuidv7 } from '../crypto/identifiers.js';
import { Vault } from '../crypto/vault.js';
import { openPlatformApi, type PlatformApi } from '../testing/platform-api.js';
import { LiveStreams } from '../live/live-streams.js';
import { EventReader, otherCode, otherCounty, queryAsOwner, testCounty, wrongTotp } from '../testing/index.js';
import { AllowPublic, AllowSignedIn } from './allow.js';
import { sessionCookie } from './cookies.js';
import { PhoneCodes } from './phone-codes.js';
import { Sessions } from './sessions.js';
import { newTotpSecret, totpNow } from './totp.js';

const noon = new Date('2026-03-02T12:00:00+08:00');
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

@Controller('samples')
class Samples {
  @Get('forgotten')
  forgotten(): string {
    return 'nobody said who may';
  }

  @Get('mine')
  @AllowSignedIn()
  mine(): { ok: true } {
    return { ok: true };
  }

  @Post('mine')
  @AllowSignedIn()
  change(): { ok: true } {
    return { ok: true };
  }

  @Get('open')
  @AllowPublic()
  open(): { ok: true } {
    return { ok: true };
  }
}

describe('a session', () => {
  let api: PlatformApi;
  let phones = 0;

  beforeAll(async () => {
    api = await openPlatformApi({ controllers: [Samples] });
  });
  afterAll(() => api?.close());
  beforeEach(() => api.clock.set(noon));

  const get = (headers: Record<string, string>) => api.send('GET', 'samples/mine', { headers });
  const statusOf = async (headers: Record<string, string>): Promise<number> => (await get(headers)).status;

  async function volunteer(): Promise<{ id: string; personId: string; phone: string }> {
    const [id, personId, phone] = [uuidv7(noon), uuidv7(noon), `1540000${String(++phones).padStart(4, '0')}`];
    await api.inCounty(() =>
      api.work.execute(
        `INSERT INTO platform.account (id, kind, person_id, display_name, status, phone_index) VALUES ($1, 'volunteer', $2, '志愿者', 'active', $3)`,
        [id, personId, api.get<Vault>(Vault).blindIndex('phone', phone)],
      ),
    );
    return { id, personId, phone };
  }

  async function codeFor(phone: string): Promise<{ flowId: string; code: string }> {
    const sent = await api.send('POST', 'session/phone-codes', { body: { county: testCounty, phone } });
    expect(sent.status).toBe(201);
    const flowId = String(sent.body.flowId);
    const rows = await queryAsOwner<{ sealed_text: Buffer }>(
      api.database,
      'SELECT sealed_text FROM platform.delivery WHERE dedupe_key = $1',
      [`phone-code:${flowId}`],
    );
    const text = api.get<Vault>(Vault).openShared('delivery.text', rows[0]?.sealed_text ?? Buffer.of());
    return { flowId, code: /\d{6}/.exec(text)?.[0] ?? '' };
  }

  const bring = (phone: string, proof: { flowId: string; code: string }, more: object = {}) =>
    api.send('POST', 'session/phone', { body: { county: testCounty, phone, ...proof, ...more } });

  it('is needed wherever a route does not say otherwise, and a route that says nothing is closed to all', async () => {
    const admin = await api.staff(['county-admin']);
    expect((await api.send('GET', 'samples/forgotten', { headers: admin.headers })).status).toBe(403);
    expect((await api.send('GET', 'samples/forgotten')).status).toBe(403);
    expect(await statusOf({})).toBe(401);
    expect(await statusOf({ authorization: `Bearer ${'x'.repeat(20_00)}` })).toBe(401);
    expect(await statusOf({ authorization: 'Bearer ' })).toBe(401);
    expect((await api.send('GET', 'samples/open', { headers: { authorization: 'Bearer nonsense' } })).status).toBe(200);
  });

  it('of staff ends after half an hour without a request, and after twelve hours in any case', async () => {
    const idle = await api.staff(['operator']);
    api.clock.advance(30 * minute - 1000);
    expect(await statusOf(idle.headers)).toBe(200);
    api.clock.advance(30 * minute - 1000);
    expect(await statusOf(idle.headers)).toBe(200);
    api.clock.advance(30 * minute + 1000);
    expect(await statusOf(idle.headers)).toBe(401);
    const busy = await api.staff(['operator']);
    for (let waited = 0; waited < 12 * hour - 20 * minute; waited += 20 * minute) {
      api.clock.advance(20 * minute);
      expect(await statusOf(busy.headers)).toBe(200);
    }
    api.clock.advance(20 * minute);
    expect(await statusOf(busy.headers)).toBe(401);
  });

  it('of staff does not live on polls alone, nor on an open stream', async () => {
    const { headers } = await api.staff(['liaison']);
    for (let waited = 0; waited < 25; waited += 5) {
      api.clock.advance(5 * minute);
      expect(await statusOf({ ...headers, 'x-background': '1' })).toBe(200);
    }
    api.clock.advance(6 * minute);
    expect(await statusOf({ ...headers, 'x-background': '1' })).toBe(401);
  });

  it('of a liaison stays awake with the board open, but acts again only after the second factor', async () => {
    const { headers, accountId } = await api.staff(['liaison']);
    const secret = newTotpSecret();
    await api.inCounty(() =>
      api.work.execute('UPDATE platform.account SET totp_secret = $2 WHERE id = $1', [
        accountId,
        api.get<Vault>(Vault).sealShared(`totp:${accountId}`, secret),
      ]),
    );
    const streams = api.get<LiveStreams>(LiveStreams);
    const board = await EventReader.open(`${await api.app.getUrl()}/api/v1/events?board=1`, headers);
    const watch = async (minutes: number) => {
      for (let waited = 0; waited < minutes; waited += 10) {
        api.clock.advance(10 * minute);
        await streams.look();
      }
    };
    const change = async () => (await api.send('POST', 'samples/mine', { headers })).body.code ?? 'done';
    const who = async () => (await api.send('GET', 'session', { headers })).body;
    await watch(20);
    expect(await change()).toBe('done');
    await watch(60);
    expect(await statusOf(headers)).toBe(200);
    expect(await change()).toBe('access.confirmAgain');
    // Looking around is no proof of who sits there.
    api.clock.advance(2 * minute);
    expect(await who()).toMatchObject({ kind: 'staff', confirmationNeeded: true });
    expect(await change()).toBe('access.confirmAgain');
    expect((await api.send('GET', 'sessions', { headers })).status).toBe(200);
    const confirm = (code: string) => api.send('POST', 'session/second-factor', { headers, body: { code } });
    expect((await confirm(wrongTotp(secret, api.clock.now()))).body.code).toBe('access.totpWrong');
    expect((await confirm(totpNow(secret, api.clock.now()))).status).toBe(204);
    expect(await change()).toBe('done');
    expect(await who()).toMatchObject({ confirmationNeeded: false });
    // What takes data along asks for the second factor again after five minutes, whoever goes on working.
    const exported = async () =>
      (await api.send('POST', 'exports', { headers, body: { list: 'no.such', format: 'csv' } })).body.code;
    expect(await exported()).toBe('exports.unknownList');
    api.clock.advance(5 * minute);
    expect(await change()).toBe('done');
    expect(await exported()).toBe('access.confirmAgain');
    expect((await confirm(totpNow(secret, api.clock.now()))).status).toBe(204);
    expect(await exported()).toBe('exports.unknownList');
    await watch(12 * 60);
    expect(await statusOf(headers)).toBe(401);
    await board.until(({ ended }) => ended);
  });

  it('of others is not kept awake by a board, and can be ended without the second factor', async () => {
    const operator = await api.staff(['operator']);
    const liaison = await api.staff(['liaison']);
    const url = `${await api.app.getUrl()}/api/v1/events?board=1`;
    const boards = [await EventReader.open(url, operator.headers), await EventReader.open(url, liaison.headers)];
    for (let waited = 0; waited < 40; waited += 10) {
      api.clock.advance(10 * minute);
      await api.get<LiveStreams>(LiveStreams).look();
    }
    await boards[0]?.until(({ ended }) => ended);
    expect(await statusOf(operator.headers)).toBe(401);
    expect((await api.send('DELETE', 'session', { headers: liaison.headers })).status).toBe(204);
    await boards[1]?.until(({ ended }) => ended);
  });

  it('tells when it ends, and on which device it was opened', async () => {
    const { phone } = await volunteer();
    const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';
    const opened = await api.send('POST', 'session/phone', {
      headers: { 'user-agent': windows },
      body: { county: testCounty, phone, ...(await codeFor(phone)) },
    });
    const headers = { authorization: `Bearer ${String(opened.body.token)}` };
    const [session] = (await api.send('GET', 'sessions', { headers })).body as unknown as object[];
    expect(session).toMatchObject({ kind: 'volunteer', device: 'Windows · Chrome', current: true });
    const { headers: staff } = await api.staff(['operator']);
    api.clock.advance(5 * minute);
    await statusOf(staff);
    expect((await api.send('GET', 'session', { headers: staff })).body).toMatchObject({
      endsAt: new Date(noon.getTime() + 35 * minute).toISOString(),
      expiresAt: new Date(noon.getTime() + 12 * hour).toISOString(),
      confirmationNeeded: false,
    });
  });

  it('of a volunteer lasts ninety days after the last visit', async () => {
    const { phone } = await volunteer();
    const opened = await bring(phone, await codeFor(phone));
    const headers = { authorization: `Bearer ${String(opened.body.token)}` };
    for (let visit = 0; visit < 3; visit++) {
      api.clock.advance(89 * day);
      expect(await statusOf(headers)).toBe(200);
    }
    api.clock.advance(90 * day + 1000);
    expect(await statusOf(headers)).toBe(401);
  });

  it('opened by a code tells that the phone is proved, once the code fits and an account has the number', async () => {
    const { phone, personId } = await volunteer();
    const proof = await codeFor(phone);
    expect((await bring(phone, { ...proof, code: otherCode(proof.code) })).body.code).toBe('access.codeWrong');
    const opened = await bring(phone.replace(/^(\d{3})(\d{4})/, '+86 $1-$2 '), proof);
    expect(opened.status).toBe(201);
    const lines = await queryAsOwner<{ payload: object }>(
      api.database,
      `SELECT payload FROM platform.outbox WHERE name = 'phone.proved' AND payload->>'personId' = $1`,
      [personId],
    );
    expect(lines).toHaveLength(1);
    expect((await bring(phone, proof)).body.code).toBe('access.codeWrong');
    const stranger = '15409999999';
    const refused = await bring(stranger, await codeFor(stranger));
    expect([refused.status, refused.body.code]).toEqual([401, 'access.signInFailed']);
  });

  it('in a cookie is for this host alone, hidden from scripts, and changes nothing without its token', async () => {
    const { phone } = await volunteer();
    const opened = await bring(phone, await codeFor(phone), { transport: 'cookie' });
    expect(opened.body.token).toBeUndefined();
    const [set = ''] = opened.headers.getSetCookie();
    expect(set).toMatch(/^__Host-redmaple=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const cookie = set.split(';')[0] ?? '';
    const csrf = String(opened.body.csrfToken);
    expect(await statusOf({ cookie })).toBe(200);
    const change = async (headers: Record<string, string>) =>
      (await api.send('POST', 'samples/mine', { headers })).body.code ?? 'done';
    expect(await change({ cookie })).toBe('access.csrf');
    expect(await change({ cookie, 'x-csrf-token': 'x'.repeat(csrf.length) })).toBe('access.csrf');
    expect(await change({ cookie, 'x-csrf-token': '令牌'.repeat(2).replace(/./g, 'é') })).toBe('access.csrf');
    expect(await change({ cookie, 'x-csrf-token': csrf })).toBe('done');
    // A page that was loaded anew learns its token again; whoever brings the session as a bearer needs none.
    expect((await api.send('GET', 'session', { headers: { cookie } })).body).toMatchObject({
      csrfToken: csrf,
      displayName: '志愿者',
    });
    const bearer = { authorization: `Bearer ${cookie.split('=')[1] ?? ''}`, cookie };
    const who = await api.send('GET', 'session', { headers: bearer });
    expect([who.status, who.body.csrfToken]).toEqual([200, undefined]);
    const closed = await api.send('DELETE', 'session', { headers: { cookie, 'x-csrf-token': csrf } });
    expect(closed.status).toBe(204);
    expect(closed.headers.getSetCookie()[0]).toMatch(new RegExp(`^${sessionCookie}=;.*Expires=Thu, 01 Jan 1970`));
    expect(await statusOf({ cookie })).toBe(401);
  });

  it('can be listed and ended one by one by its holder, at once, and never by another', async () => {
    const { phone, id } = await volunteer();
    const first = await bring(phone, await codeFor(phone));
    api.clock.advance(61_000);
    const second = await bring(phone, await codeFor(phone));
    const [one, two] = [
      { authorization: `Bearer ${String(first.body.token)}` },
      { authorization: `Bearer ${String(second.body.token)}` },
    ];
    const list = async (headers: Record<string, string>) =>
      (await api.send('GET', 'sessions', { headers })).body as unknown as { id: string; current: boolean }[];
    const mine = await list(one);
    expect(mine.map((session) => session.current).sort()).toEqual([false, true]);
    const other = mine.find((session) => !session.current)?.id ?? '';
    const stranger = await api.staff(['county-admin']);
    expect((await api.send('DELETE', `sessions/${other}`, { headers: stranger.headers })).status).toBe(404);
    expect((await api.send('DELETE', 'sessions/not-an-id', { headers: one })).status).toBe(400);
    expect(await statusOf(two)).toBe(200);
    expect((await api.send('DELETE', `sessions/${other}`, { headers: one })).status).toBe(204);
    expect(await statusOf(two)).toBe(401);
    expect(await list(one)).toHaveLength(1);
    expect((await api.send('DELETE', 'sessions', { headers: one })).status).toBe(204);
    expect(await statusOf(one)).toBe(401);
    expect(await api.inCounty(() => api.get<Sessions>(Sessions).list(id, undefined))).toEqual([]);
  });

  it('loses a role the moment the role ends, and everything when the account is disabled', async () => {
    const admin = await api.staff(['county-admin']);
    const operator = await api.staff(['security-admin']);
    expect((await api.send('GET', 'accounts', { headers: operator.headers })).status).toBe(200);
    await api.inCounty(() =>
      api.work.execute('UPDATE platform.role_grant SET valid_to = $2 WHERE account_id = $1', [
        operator.accountId,
        api.clock.now(),
      ]),
    );
    expect((await api.send('GET', 'accounts', { headers: operator.headers })).status).toBe(403);
    expect((await api.send('POST', `accounts/${operator.accountId}/disable`, { headers: admin.headers })).status).toBe(
      204,
    );
    expect(await statusOf(operator.headers)).toBe(401);
  });

  it('does not reach into another county', async () => {
    const [ours, theirs] = [await api.staff(['county-admin']), await api.staff(['county-admin'], otherCounty)];
    const accounts = (await api.send('GET', 'accounts', { headers: theirs.headers })).body as unknown as {
      id: string;
    }[];
    expect(accounts.map((one) => one.id)).toEqual([theirs.accountId]);
    expect((await api.send('POST', `accounts/${ours.accountId}/disable`, { headers: theirs.headers })).status).toBe(
      404,
    );
    expect(await statusOf(ours.headers)).toBe(200);
  });

  it('of a recruit opens what recruits may, and is forgotten after half an hour', async () => {
    const { token } = await api.inCounty(() => api.get<Sessions>(Sessions).open('recruit', { personId: uuidv7(noon) }));
    const headers = { authorization: `Bearer ${token}` };
    expect((await api.send('GET', 'session', { headers })).body).toMatchObject({ kind: 'recruit', grants: [] });
    expect(await statusOf(headers)).toBe(403);
    api.clock.advance(31 * minute);
    expect((await api.send('GET', 'session', { headers })).status).toBe(401);
  });

  it('leaves only a fingerprint of its token in the database', async () => {
    const { token } = await api.staff(['operator']);
    const rows = await queryAsOwner<{ line: string }>(api.database, 'SELECT s::text AS line FROM platform.session s');
    expect(rows.map((one) => one.line).join()).not.toContain(token);
    const found = await api.work.run(() => api.work.query('SELECT 1 FROM platform.session'));
    expect(found).toEqual([]);
  });

  it('code answers a known number and an unknown one alike', async () => {
    const { phone } = await volunteer();
    const shapes: unknown[] = [];
    for (const one of [phone, '15408888888']) {
      const answer = await api.send('POST', 'session/phone-codes', { body: { county: testCounty, phone: one } });
      shapes.push([answer.status, Object.keys(answer.body), answer.body.expiresInSeconds]);
    }
    expect(shapes[0]).toEqual(shapes[1]);
    expect(await api.inCounty(() => api.get<PhoneCodes>(PhoneCodes).issue('15407777777', 'status'))).toMatchObject({
      expiresInSeconds: 300,
    });
  });
});
