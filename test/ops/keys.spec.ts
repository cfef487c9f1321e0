import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { asSystem, AuditReader, Counties, UnitOfWork, uuidv7, Vault } from '@redmaple/platform';
import { testMasterKey } from '@redmaple/platform/testing';
import { parseMasterKeys, withNewKey, writeKeyFile } from '../../apps/api/src/cli/keys/key-file.js';
import { keysForRotation, retire, rewrapAll, wrappedBy } from '../../apps/api/src/cli/keys/rotate-keys.js';
import { derivePassword, loadOrCreateMasterKey } from '../../scripts/lib/keys.mjs';
import { newDatabase, openHouse, type OpsHouse, temporaryDirectory } from './house.js';
import type { TestDatabase } from '@redmaple/platform/testing';

const counties = ['330681', '140830'];
const people = 1_200;
const secret = '这句话只有本人的密钥能打开';

describe('a rotation of the master key', () => {
  let database: TestDatabase;
  let person: string;
  const first = parseMasterKeys(testMasterKey);
  const second = withNewKey(first, { makeCurrent: true });
  const houses: OpsHouse[] = [];

  beforeAll(async () => {
    database = await newDatabase();
    const house = await openHouse(database);
    for (const code of counties) await house.get(Counties).register({ code, name: code });
    for (const code of counties) await asSystem(code, 'test', () => addKeys(house));
    await house.get(Counties).close('140830');
    person = await asSystem('330681', 'test', () => addPerson(house));
    await house.close();
  });

  afterEach(async () => {
    for (const house of houses.splice(0)) await house.close();
  });

  afterAll(() => database.drop());

  async function open(keys = second): Promise<OpsHouse> {
    const house = await openHouse(database, JSON.stringify(keys));
    houses.push(house);
    return house;
  }

  const read = (house: OpsHouse): Promise<string | undefined> =>
    asSystem('330681', 'test', () => house.get(UnitOfWork).run(() => openSecret(house, person)));

  it('makes a new key only while nobody runs who would not know it', async () => {
    expect(Object.keys((await keysForRotation(database.ownerUrl, first)).keys)).toEqual(['k1', 'k2']);
    await (await open(first)).get(Counties).all();
    await expect(keysForRotation(database.ownerUrl, first)).rejects.toThrow('would not know the new key');
  });

  it('that is cut off leaves everybody readable, and goes on with the same key', async () => {
    const house = await open();
    const cutOff = rewrapAll(house, (_county, done) => {
      if (done >= 1_000) throw new Error('power cut');
    });
    await expect(cutOff).rejects.toThrow('power cut');
    expect((await wrappedBy(database.ownerUrl)).get('k1')).toBe(2 * people + 1 - 1_000);
    expect(await keysForRotation(database.ownerUrl, second)).toBe(second);
    expect(await read(house)).toBe(secret);
  });

  it('refuses to retire keys that are needed, with the reason', async () => {
    const third = withNewKey(second, { makeCurrent: true });
    await expect(retire(database.ownerUrl, second, 'k1')).rejects.toThrow('oldest master key and stays');
    await expect(retire(database.ownerUrl, second, 'k2')).rejects.toThrow('current master key');
    await expect(retire(database.ownerUrl, third, 'k2')).rejects.toThrow('still wraps the keys of 1000 people');
    await expect(retire(database.ownerUrl, second, 'k7')).rejects.toThrow('no master key k7');
  });

  it('wraps the keys of all people of all counties anew, closed ones too, and says so in the audit', async () => {
    const house = await open();
    const progress: string[] = [];
    expect(await rewrapAll(house, (county, done) => progress.push(`${county} ${done}`))).toBe(2 * people + 1 - 1_000);
    expect([...(await wrappedBy(database.ownerUrl))]).toEqual([['k2', 2 * people + 1]]);
    expect(progress.at(-1)).toBe('330681 1201');
    expect(await read(house)).toBe(secret);
    const [entry] = await house.get(AuditReader).page('330681', { limit: 1 });
    expect(entry).toMatchObject({ action: 'keys.rewrapped', details: { people: 1201 } });
    expect(await rewrapAll(house, () => {})).toBe(0);
  });

  it('needs the new key from then on, and keeps logins and indexes', async () => {
    await expect(read(await open(first))).rejects.toThrow('k2 is missing');
    expect(derivePassword(JSON.stringify(second), 'app')).toBe(derivePassword(testMasterKey, 'app'));
    const index = (house: OpsHouse): Buffer =>
      asSystem('330681', 'test', () => house.get(Vault).blindIndex('phone', '19900000001'));
    expect(index(await open(second))).toEqual(index(await open(first)));
  });

  it('lets a key go that wraps nothing any more', async () => {
    const third = withNewKey(second, { makeCurrent: true });
    await rewrapAll(await open(third), () => {});
    const kept = await retire(database.ownerUrl, third, 'k2');
    expect(Object.keys(kept.keys)).toEqual(['k1', 'k3']);
    expect(await read(await open(kept))).toBe(secret);
  });
});

describe('the key file', () => {
  const { directory, remove } = temporaryDirectory();
  const file = path.join(directory, 'keys', 'master.json');
  const spare = path.join(directory, 'keys-backup', 'master.json');

  afterAll(remove);

  it('gets a new key together with its spare copy, for this user only', () => {
    const before = parseMasterKeys(loadOrCreateMasterKey(directory));
    const after = withNewKey(before, { makeCurrent: true });
    writeKeyFile(file, after);
    expect(parseMasterKeys(loadOrCreateMasterKey(directory))).toEqual(after);
    expect(after.keys.k1).toBe(before.keys.k1);
    expect(readFileSync(spare, 'utf8')).toBe(readFileSync(file, 'utf8'));
    for (const one of [file, spare]) expect(statSync(one).mode & 0o777).toBe(0o600);
  });

  it('counts its keys on, whatever else they are called', () => {
    const keys = { current: 'k10', keys: { k1: 'a', k10: 'b', spare: 'c' } };
    expect(withNewKey(keys, { makeCurrent: false })).toMatchObject({
      current: 'k10',
      keys: { k11: expect.any(String) },
    });
  });

  it('is found where it is, not where a half-written one lies', () => {
    mkdirSync(path.join(directory, 'keys'), { recursive: true });
    writeFileSync(`${file}.draft`, '{"curr');
    expect(parseMasterKeys(loadOrCreateMasterKey(directory)).current).toBe('k2');
  });
});

async function addKeys(house: OpsHouse): Promise<void> {
  const keys = Array.from({ length: people }, () => house.get(Vault).newKey(uuidv7(new Date())));
  const work = house.get(UnitOfWork);
  await work.run(() =>
    work.execute(
      `INSERT INTO keys.person_key (person_id, wrapped, master_key_id) SELECT p, decode(w, 'hex'), $3 FROM unnest($1::uuid[], $2::text[]) AS t (p, w)`,
      [keys.map((one) => one.personId), keys.map((one) => one.wrapped.toString('hex')), 'k1'],
    ),
  );
}

/** Somebody with one sealed value: their document number's column holds it. */
async function addPerson(house: OpsHouse): Promise<string> {
  const [work, vault] = [house.get(UnitOfWork), house.get(Vault)];
  const id = uuidv7(new Date());
  await work.run(async () => {
    const key = await vault.createKey(id);
    await work.execute(
      `INSERT INTO volunteers.person (id, name, document_type, sealed_document, document_index, created_at) VALUES ($1, '翠鸟', 'passport', $2, $3, now())`,
      [id, vault.sealFor(key, 'document', secret), vault.blindIndex('document', id)],
    );
  });
  return id;
}

async function openSecret(house: OpsHouse, person: string): Promise<string | undefined> {
  const key = await house.get(Vault).keyOf(person);
  const row = await house
    .get(UnitOfWork)
    .one<{ sealed_document: Buffer }>('SELECT sealed_document FROM volunteers.person WHERE id = $1', [person]);
  return key && row ? house.get(Vault).openFor(key, 'document', row.sealed_document) : undefined;
}
