import { openTestApi, type StaffToken, type TestApi, testCounty } from '@redmaple/api/testing';
import { INVENTED_ID_PREFIX, INVENTED_PHONE_PREFIX, residentIdCheckCharacter } from '@redmaple/forms';
import { PhoneCodes, UnitOfWork } from '@redmaple/platform';
import { type Table, tablesIn, withClient } from '../system/support/fill.js';

const base = '/api/v1';
const teamType = 'maple-grove.red-armband';
const code = '123456';
let people = 0;

/** A resident ID of an invented person, nobody's before. @param born YYYYMMDD */
function residentId(born: string): string {
  const first17 = `${INVENTED_ID_PREFIX}${born}${String(++people % 1000).padStart(3, '0')}`;
  return first17 + residentIdCheckCharacter(first17);
}

/** The next one whose check character is an X. */
function residentIdWithX(): string {
  for (;;) {
    const id = residentId('19900101');
    if (id.endsWith('X')) return id;
  }
}

/** The same with another check character. */
function wrongCheck(id: string): string {
  return id.slice(0, -1) + (id.endsWith('0') ? '1' : '0');
}

type Change = Record<string, unknown>;

describe('a sign-up over HTTP', () => {
  let api: TestApi;
  let operator: StaffToken;
  let callId: string;
  let consentVersion: string;
  let tables: Table[];

  beforeAll(async () => {
    api = await openTestApi();
    tables = await tablesIn(api.database);
    operator = await api.staff('operator');
    const call = await api
      .http()
      .post(`${base}/calls`)
      .set(operator.headers)
      .send({
        title: '枫桥镇信息员招募令',
        content: '走访网格。',
        riskNotice: '户外走访有意外受伤的风险。',
        closesAt: new Date(Date.now() + 86_400_000).toISOString(),
        teamTypes: [{ code: teamType, seats: 100 }],
      })
      .expect(201);
    callId = call.body.id;
    await api.http().post(`${base}/calls/${callId}/publish`).set(operator.headers).expect(200);
    const shown = await api.http().get(`${base}/public/counties/${testCounty}/calls/${callId}`).expect(200);
    consentVersion = shown.body.consent.version;
  }, 120_000);
  afterAll(() => api?.close());

  /** A code as the person reads it on their phone. */
  async function codeFor(phone: string): Promise<string> {
    const codes = api.get<PhoneCodes>(PhoneCodes);
    return api.inCounty(async () => {
      const { flowId } = await codes.issue(phone, 'sign-up');
      const { codeHash } = codes.fingerprint({ flowId, phone, code }, 'sign-up');
      await api
        .get<UnitOfWork>(UnitOfWork)
        .execute('UPDATE platform.phone_code SET code_hash = $2 WHERE id = $1', [flowId, codeHash]);
      return flowId;
    });
  }

  async function signUp(change: Change = {}): Promise<Record<string, unknown>> {
    const phone = `${INVENTED_PHONE_PREFIX}${String(++people).padStart(7, '0')}`;
    return {
      teamType,
      name: '错例',
      documentType: 'resident-id',
      documentNumber: residentId('19900101'),
      phone,
      flowId: await codeFor(phone),
      code,
      answers: { hoursPerWeek: 3 },
      consent: { version: consentVersion, accepted: true },
      ...change,
    };
  }

  const send = (body: object) =>
    api.http().post(`${base}/public/counties/${testCounty}/calls/${callId}/applications`).send(body);

  const found = async (number: string): Promise<{ name: string; birth_date: string | null; document_type: string }> =>
    withClient(api.database.ownerUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT name, birth_date::text, document_type FROM volunteers.person p JOIN volunteers.application a ON a.person_id = p.id WHERE a.number = $1`,
        [number],
      );
      return rows[0] as { name: string; birth_date: string | null; document_type: string };
    });

  /** Rows of every table; the tries of a code are counted on purpose, in a column. */
  const rowCounts = (): Promise<unknown[]> =>
    withClient(
      api.database.ownerUrl,
      async (client) =>
        (
          await client.query(
            tables.map(({ name }) => `SELECT '${name}' AS name, count(*) FROM ${name}`).join(' UNION ALL '),
          )
        ).rows,
    );

  it.each<[string, Change | (() => Change), Change]>([
    ['a rare character of extension B', { name: '𠮷𡈽𪚥' }, { name: '𠮷𡈽𪚥' }],
    ['an emoji in the name', { name: '王🍁枫' }, { name: '王🍁枫' }],
    ['a name of one character', { name: '枫' }, { name: '枫' }],
    [
      'a name of forty characters with a middle dot',
      { name: `${'阿'.repeat(19)}·${'买'.repeat(20)}` },
      { name: `${'阿'.repeat(19)}·${'买'.repeat(20)}` },
    ],
    ['another middle dot', { name: '买买提•艾力' }, { name: '买买提·艾力' }],
    ['a Latin name', { name: 'María-José O’Brien' }, { name: 'María-José O’Brien' }],
    [
      'a small x at the end of the number',
      () => ({ documentNumber: residentIdWithX().toLowerCase() }),
      { birth_date: '1990-01-01' },
    ],
    [
      'blanks in the number',
      () => ({ documentNumber: residentId('19910203').replace(/(.{6})(.{8})/, '$1 $2 ') }),
      { birth_date: '1991-02-03' },
    ],
    ['a birth on 29 February', () => ({ documentNumber: residentId('20040229') }), { birth_date: '2004-02-29' }],
    ['a birth on 29 February 2000', () => ({ documentNumber: residentId('20000229') }), { birth_date: '2000-02-29' }],
    [
      'a passport',
      { documentType: 'passport', documentNumber: 'e12345678', birthDate: '1992-02-29' },
      { document_type: 'passport', birth_date: '1992-02-29' },
    ],
    [
      'a Hong Kong and Macau residence permit',
      { documentType: 'hk-macau-residence', documentNumber: '810000199408230021', birthDate: '1994-08-23' },
      { document_type: 'hk-macau-residence' },
    ],
    [
      'a Taiwan travel permit',
      { documentType: 'taiwan-permit', documentNumber: '12345678', birthDate: '1970-12-31' },
      { document_type: 'taiwan-permit' },
    ],
    [
      'a foreigner’s residence card',
      { documentType: 'foreign-permanent-residence', documentNumber: 'USA110099010112', birthDate: '1999-01-01' },
      { document_type: 'foreign-permanent-residence' },
    ],
  ])('takes %s', async (_what, change, stored) => {
    const answer = await send(await signUp(typeof change === 'function' ? change() : change));
    expect([answer.status, answer.body.fields]).toEqual([201, undefined]);
    expect(await found(answer.body.number)).toMatchObject(stored);
  });

  it('takes a phone as people write it', async () => {
    const { phone, ...rest } = await signUp();
    const written = String(phone).replace(/(\d{3})(\d{4})(\d{4})/, '+86 $1-$2-$3');
    expect((await send({ ...rest, phone: written })).status).toBe(201);
  });

  it.each<[string, Change | (() => Change), string, string]>([
    [
      'a wrong check digit',
      () => ({ documentNumber: wrongCheck(residentId('19900101')) }),
      'documentNumber',
      'wrongCheckDigit',
    ],
    ['30 February', () => ({ documentNumber: residentId('19900230') }), 'documentNumber', 'impossibleDate'],
    [
      '29 February of a year without one',
      () => ({ documentNumber: residentId('19000229') }),
      'documentNumber',
      'impossibleDate',
    ],
    ['a birth in the future', () => ({ documentNumber: residentId('20990101') }), 'documentNumber', 'futureDate'],
    ['a child', () => ({ documentNumber: residentId('20200101') }), 'birthDate', 'tooYoung'],
    [
      'a number of seventeen digits',
      () => ({ documentNumber: residentId('19900101').slice(1) }),
      'documentNumber',
      'wrongLength',
    ],
    [
      'an impossible birth date beside a passport',
      { documentType: 'passport', documentNumber: 'E12345679', birthDate: '2001-02-29' },
      'birthDate',
      'impossibleDate',
    ],
    [
      'a passport without a birth date',
      { documentType: 'passport', documentNumber: 'E12345680' },
      'birthDate',
      'required',
    ],
    ['an unknown paper', { documentType: 'driving-licence' }, 'documentType', 'isIn'],
    ['a name of forty-one characters', { name: '枫'.repeat(41) }, 'name', 'tooLong'],
    ['a name of blanks', { name: ' \u3000 ' }, 'name', 'empty'],
    ['a name that turns the direction of the text', { name: '王\u202e枫' }, 'name', 'badCharacter'],
    ['a phone that is none', { phone: '12345678901' }, 'phone', 'notMobile'],
    ['an answer outside its limits', { answers: { hoursPerWeek: 41 } }, 'answers.hoursPerWeek', 'tooLarge'],
    [
      'an answer to a question nobody asked',
      { answers: { hoursPerWeek: 3, admin: true } },
      'answers.admin',
      'unknownField',
    ],
    [
      'a consent that was not given',
      { consent: { version: '2026-01', accepted: false } },
      'consent.accepted',
      'consentNeeded',
    ],
    ['a code of another person', () => ({ code: '654321' }), 'code', 'access.codeWrong'],
  ])('refuses %s by field and code, and writes nothing', async (_what, change, field, fieldCode) => {
    const body = await signUp(typeof change === 'function' ? change() : change);
    const before = await rowCounts();
    const answer = await send(body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body.fields).toMatchObject([{ field, code: fieldCode }]);
    expect(answer.body.fields[0].message).not.toMatch(/⟦|\{\{/);
    expect(await rowCounts()).toEqual(before);
  });

  it('refuses an expired code and a used one, and writes nothing', async () => {
    const late = await signUp();
    api.clock.advance(301_000);
    const used = await signUp();
    expect((await send(used)).status).toBe(201);
    const before = await rowCounts();
    for (const body of [late, { ...used, documentNumber: residentId('19900101') }]) {
      const answer = await send(body);
      expect([answer.status, answer.body.code, answer.body.fields[0].field]).toEqual([422, 'access.codeWrong', 'code']);
    }
    expect(await rowCounts()).toEqual(before);
  });

  it('refuses a code after five wrong tries, the right one too', async () => {
    const body = await signUp();
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await send({ ...body, code: '000000' })).status).toBe(422);
    expect((await send(body)).body.code).toBe('access.codeWrong');
  });

  it('refuses the same document a second time without saying whose it is', async () => {
    const first = await signUp();
    expect((await send(first)).status).toBe(201);
    const body = await signUp({ documentNumber: first.documentNumber, name: '另一人' });
    const before = await rowCounts();
    const again = await send(body);
    expect([again.status, again.body.code]).toEqual([409, 'applications.duplicate']);
    expect(again.text).not.toContain(String(first.documentNumber));
    expect(again.text).not.toContain('错例');
    expect(await rowCounts()).toEqual(before);
  });
});
