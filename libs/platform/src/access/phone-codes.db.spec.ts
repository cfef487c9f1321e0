import { openTestHouse, otherCode, otherCounty, queryAsOwner, type TestHouse } from '../testing/index.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Vault } from '../crypto/vault.js';
import { PhoneCodes, phoneCodeRules, type PhoneCodeProof } from './phone-codes.js';

const noon = new Date('2026-03-02T12:00:00+08:00');
const wrong = { code: 'access.codeWrong' };
let last = 0;

describe('a one-time code', () => {
  let house: TestHouse;
  let codes: PhoneCodes;

  beforeAll(async () => {
    house = await openTestHouse({});
    codes = house.get(PhoneCodes);
  });
  afterAll(() => house?.close());
  beforeEach(() => house.clock.set(noon));

  const newPhone = (): string => `1540000${String(++last).padStart(4, '0')}`;

  /** Asks for a code and reads it in the text that is about to be sent. */
  async function issued(
    phone = newPhone(),
    purpose: 'sign-in' | 'status' = 'sign-in',
    county?: string,
  ): Promise<PhoneCodeProof> {
    const { flowId } = await house.inCounty(() => codes.issue(phone, purpose), county);
    const rows = await queryAsOwner<{ sealed_text: Buffer }>(
      house.database,
      `SELECT sealed_text FROM platform.delivery WHERE dedupe_key = $1`,
      [`phone-code:${flowId}`],
    );
    const text = house.get<Vault>(Vault).openShared('delivery.text', rows[0]?.sealed_text ?? Buffer.of());
    return { flowId, phone, code: /\d{6}/.exec(text)?.[0] ?? '' };
  }

  const redeem = (proof: PhoneCodeProof, purpose: 'sign-in' | 'status' = 'sign-in', county?: string) =>
    house.inCounty(() => codes.redeem(proof, purpose), county);
  const guess = (proof: PhoneCodeProof): PhoneCodeProof => ({ ...proof, code: otherCode(proof.code) });
  const triesLeft = async (proof: PhoneCodeProof) =>
    (
      await queryAsOwner<{ tries_left: number }>(
        house.database,
        'SELECT tries_left FROM platform.phone_code WHERE id = $1',
        [proof.flowId],
      )
    )[0]?.tries_left;

  it('proves its phone once, for its own purpose, flow and county', async () => {
    const proof = await issued();
    await expect(redeem(proof, 'status')).rejects.toMatchObject(wrong);
    await expect(redeem({ ...proof, phone: newPhone() })).rejects.toMatchObject(wrong);
    await expect(redeem({ ...proof, flowId: (await issued()).flowId })).rejects.toMatchObject(wrong);
    await expect(redeem(proof, 'sign-in', otherCounty)).rejects.toMatchObject(wrong);
    await redeem(proof);
    await expect(redeem(proof)).rejects.toMatchObject(wrong);
  });

  it('is good for five minutes', async () => {
    const [early, late] = [await issued(), await issued()];
    house.clock.advance(phoneCodeRules.lifeSeconds * 1000 - 1);
    await redeem(early);
    house.clock.advance(1);
    await expect(redeem(late)).rejects.toMatchObject(wrong);
  });

  it('can be tried five times, and a try counts although the work around it is undone', async () => {
    const proof = await issued();
    for (let left = 4; left >= 0; left--) {
      const work = house.inCounty(async () => {
        await house.work.query('SELECT 1');
        await codes.redeem(guess(proof), 'sign-in');
      });
      await expect(work).rejects.toMatchObject(wrong);
      expect(await triesLeft(proof)).toBe(left);
    }
    await expect(redeem(proof)).rejects.toMatchObject(wrong);
  });

  it('stays usable when it was right and the work around it is undone', async () => {
    const proof = await issued();
    const undone = house.inCounty(async () => {
      await codes.redeem(proof, 'sign-in');
      throw new Error('something else went wrong');
    });
    await expect(undone).rejects.toThrow('something else');
    expect(await triesLeft(proof)).toBe(5);
    await redeem(proof);
  });

  it('is taken by one of ten who bring it at the same moment', async () => {
    const proof = await issued();
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => redeem(proof)));
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  it('is worth five guesses, also when sixty come at the same moment, and nobody waits for a connection', async () => {
    const proof = await issued();
    const began = performance.now();
    const inTransaction = (one: PhoneCodeProof) =>
      house.inCounty(async () => {
        await house.work.query('SELECT 1');
        await codes.redeem(one, 'sign-in');
      });
    const results = await Promise.allSettled(Array.from({ length: 60 }, () => inTransaction(guess(proof))));
    expect(
      results.every((one) => one.status === 'rejected' && (one.reason as { code?: string }).code === wrong.code),
    ).toBe(true);
    expect(performance.now() - began).toBeLessThan(8_000);
    while (((await triesLeft(proof)) ?? 0) > 0) await expect(redeem(guess(proof))).rejects.toMatchObject(wrong);
    expect(await triesLeft(proof)).toBe(0);
  });

  it('comes at most once a minute and ten times a day to one number, whatever it is for', async () => {
    const phone = newPhone();
    await issued(phone);
    await expect(house.inCounty(() => codes.issue(phone, 'status'))).rejects.toMatchObject({
      code: 'access.codeTooSoon',
      details: { retryAfterSeconds: 60 },
    });
    for (let time = 2; time <= phoneCodeRules.perDay; time++) {
      house.clock.advance(60_000);
      await issued(phone, time % 2 ? 'sign-in' : 'status');
    }
    house.clock.advance(60_000);
    await expect(house.inCounty(() => codes.issue(phone, 'sign-in'))).rejects.toMatchObject({
      code: 'access.codeTooMany',
    });
    house.clock.advance(24 * 3_600_000);
    await issued(phone);
  });

  it('is sent once when it is asked for ten times at the same moment', async () => {
    const phone = newPhone();
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => house.inCounty(() => codes.issue(phone, 'sign-in'))),
    );
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  it('lies nowhere in clear text: neither the code nor the number', async () => {
    const proof = await issued();
    for (const table of ['platform.phone_code', 'platform.delivery', 'platform.outbox', 'audit.entry']) {
      const rows = await queryAsOwner<{ line: string }>(house.database, `SELECT t::text AS line FROM ${table} t`);
      const text = rows.map((one) => one.line.replaceAll(proof.flowId, '')).join('\n');
      expect(text).not.toContain(proof.phone);
      expect(text).not.toMatch(new RegExp(`[",(]${proof.code}[",)]`));
    }
  });

  it('counts with SQL alone beside another transaction: a repository there would need a second pool', async () => {
    const work = house.get<UnitOfWork>(UnitOfWork);
    const inside = house.inCounty(() => work.separately(async () => work.manager));
    await expect(inside).rejects.toThrow('SQL only');
  });
});
