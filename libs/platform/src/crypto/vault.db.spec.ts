import { asSystem } from '../context/context.js';
import { openTestHouse, otherCounty, queryAsOwner, testMasterKey, type TestHouse } from '../testing/index.js';
import { uuidv7 } from './identifiers.js';
import { Keyring } from './keyring.js';
import { Vault } from './vault.js';

const second = Buffer.alloc(32, 9).toString('base64');

/** What a value answers that was not sealed like this. */
const unopened = /authenticate|Not a sealed value/;

describe('the vault', () => {
  let house: TestHouse;
  let vault: Vault;

  beforeAll(async () => {
    house = await openTestHouse({});
    vault = house.get(Vault);
  });
  afterAll(() => house?.close());

  const newPerson = (): string => uuidv7(new Date());

  it('opens a person’s values by their own key alone', async () => {
    const [one, two] = [newPerson(), newPerson()];
    const [first, second] = await house.inCounty(async () => [await vault.createKey(one), await vault.createKey(two)]);
    const sealed = vault.sealFor(first, 'phone', '15400000001');
    expect(vault.openFor(first, 'phone', sealed)).toBe('15400000001');
    expect(() => vault.openFor(first, 'address', sealed)).toThrow(unopened);
    expect(() => vault.openFor(second, 'phone', sealed)).toThrow(unopened);
    const read = await house.inCounty(() => vault.keyOf(one));
    expect(read && vault.openFor(read, 'phone', sealed)).toBe('15400000001');
  });

  it('refuses a wrapped key that was moved to another person', async () => {
    const [one, two] = [newPerson(), newPerson()];
    await house.inCounty(async () => [await vault.createKey(one), await vault.createKey(two)], otherCounty);
    await queryAsOwner(
      house.database,
      'UPDATE keys.person_key SET wrapped = (SELECT wrapped FROM keys.person_key WHERE person_id = $1) WHERE person_id = $2',
      [one, two],
    );
    await expect(house.inCounty(() => vault.keyOf(two), otherCounty)).rejects.toThrow(unopened);
  });

  it('erases for good: the key is gone, the day stays, and asking twice changes nothing', async () => {
    const id = newPerson();
    await house.inCounty(() => vault.createKey(id));
    await house.inCounty(() => vault.eraseKey(id));
    const [before] = await queryAsOwner<{ wrapped: Buffer | null; erased_at: Date }>(
      house.database,
      'SELECT wrapped, erased_at FROM keys.person_key WHERE person_id = $1',
      [id],
    );
    expect(before?.wrapped).toBeNull();
    await house.inCounty(() => vault.eraseKey(id));
    expect(
      await queryAsOwner(house.database, 'SELECT wrapped, erased_at FROM keys.person_key WHERE person_id = $1', [id]),
    ).toEqual([before]);
    expect(await house.inCounty(() => vault.keyOf(id))).toBeUndefined();
  });

  it('erases nobody of another county, and knows none of their keys', async () => {
    const id = newPerson();
    await house.inCounty(() => vault.createKey(id));
    await house.inCounty(() => vault.eraseKey(id), otherCounty);
    expect(await house.inCounty(() => vault.keyOf(id), otherCounty)).toBeUndefined();
    expect(await house.inCounty(() => vault.keyOf(id))).toBeDefined();
  });

  it('makes fingerprints that differ by county, kind and value, and stay the same after a rotation', () => {
    const rotated = new Vault(
      Keyring.parse(JSON.stringify({ current: 'k2', keys: { k1: testMasterKey, k2: second } })),
      house.work,
    );
    const print = (county: string, kind: string, value: string, by = vault): string =>
      asSystem(county, 'test', () => by.blindIndex(kind, value).toString('hex'));
    const prints = [
      print('330681', 'phone', '1'),
      print('140830', 'phone', '1'),
      print('330681', 'document', '1'),
      print('330681', 'phone', '2'),
    ];
    expect(new Set(prints).size).toBe(4);
    expect(print('330681', 'phone', '1', rotated)).toBe(prints[0]);
    expect(() => asSystem(undefined, 'test', () => vault.blindIndex('phone', '1'))).toThrow('No county');
  });

  it('wraps every key anew under the new master key, so that the old one is needed no more', async () => {
    const ids = [newPerson(), newPerson()];
    await house.inCounty(async () => {
      for (const id of ids) await vault.createKey(id);
      await vault.eraseKey(ids[1] ?? '');
    });
    const rotated = new Vault(
      Keyring.parse(JSON.stringify({ current: 'k2', keys: { k1: testMasterKey, k2: second } })),
      house.work,
    );
    expect(await house.inCounty(() => rotated.rewrapKeys())).toBeGreaterThanOrEqual(1);
    expect(await house.inCounty(() => rotated.rewrapKeys())).toBe(0);
    const alone = new Vault(Keyring.parse(JSON.stringify({ current: 'k2', keys: { k2: second } })), house.work);
    expect(await house.inCounty(() => alone.keyOf(ids[0] ?? ''))).toBeDefined();
    expect(await house.inCounty(() => alone.keyOf(ids[1] ?? ''))).toBeUndefined();
    await expect(house.inCounty(() => vault.keyOf(ids[0] ?? ''))).rejects.toThrow('k2 is missing');
  });
});
