import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  asSystem,
  Audit,
  AuditReader,
  Counties,
  Messages,
  PhoneCodes,
  Sessions,
  UnitOfWork,
  uuidv7,
  Vault,
} from '@redmaple/platform';
import { endRehearsal } from '../../apps/api/src/cli/counties/close-county.js';
import { type Rehearsal, startRehearsal, zoneWhereItIsNoon } from '../../apps/api/src/cli/counties/rehearsal.js';
import { newDatabase, openHouse, type OpsHouse } from './house.js';

/** Stands nowhere else, so that finding it means finding something that was left behind. */
const canary = {
  name: '仲孙测试鹮',
  phone: '19900007321',
  document: '999999199001017321',
  words: '家住测试巷七号的鹮',
};

describe('a rehearsal', () => {
  let house: OpsHouse;
  let rehearsal: Rehearsal;

  beforeAll(async () => {
    house = await openHouse(await newDatabase());
    await house.get(Counties).register({ code: '330681', name: '诸暨市' });
    rehearsal = await startRehearsal(house);
  });

  afterAll(async () => {
    await house.close();
    await house.database.drop();
  });

  it('runs in a county that is no place and is marked as a rehearsal', async () => {
    expect(rehearsal.county).toBe('99R001');
    const county = await house.get(Counties).active('99R001');
    expect(county).toMatchObject({ kind: 'rehearsal' });
    const local = new Date().toLocaleTimeString('en-GB', { timeZone: county?.timezone ?? '', hour: '2-digit' });
    expect(['12', '13']).toContain(local);
    expect(rehearsal.baseUrl).toBe('https://maple.example');
  });

  it('lives where it is noon, so that nothing waits for the end of the night', () => {
    for (let hour = 0; hour < 24; hour++) {
      const now = new Date(Date.UTC(2026, 0, 1, hour, 59, 59));
      const local = now.toLocaleTimeString('en-GB', { timeZone: zoneWhereItIsNoon(now), hour: '2-digit' });
      expect([hour, local]).toEqual([hour, '12']);
    }
  });

  it('hands out a token of each role that lives two hours and not longer', async () => {
    const roles = await Promise.all(
      Object.entries(rehearsal.tokens).map(async ([name, token]) => {
        const found = await house.get(Sessions).find(token);
        return [name, found?.county, found?.actor.grants[0]?.role];
      }),
    );
    expect(roles).toEqual([
      ['operator', '99R001', 'operator'],
      ['liaison', '99R001', 'liaison'],
      ['liaison2', '99R001', 'liaison'],
      ['trainer', '99R001', 'trainer'],
      ['project-officer', '99R001', 'project-officer'],
      ['county-admin', '99R001', 'county-admin'],
      ['county-admin2', '99R001', 'county-admin'],
      ['auditor', '99R001', 'auditor'],
    ]);
    const token = rehearsal.tokens.operator ?? '';
    house.clock.set(new Date(Date.now() + 119 * 60_000));
    expect(await house.get(Sessions).find(token)).toBeDefined();
    house.clock.set(new Date(Date.now() + 121 * 60_000));
    expect(await house.get(Sessions).find(token)).toBeUndefined();
    house.clock.set(undefined);
  });

  it('can run beside another one', async () => {
    expect((await startRehearsal(house)).county).toBe('99R002');
  });

  it('is all that rehearsal-end ends', async () => {
    const refused = endRehearsal(house, house.database.ownerUrl, '330681', { othersRun: false });
    await expect(refused).rejects.toThrow('no rehearsal county');
    expect(await house.get(Counties).active('330681')).toBeDefined();
  });

  it('leaves the audit trail behind and nothing of its people', async () => {
    await asSystem('99R001', 'test', () => fillWithCanary(house));
    await asSystem('330681', 'test', () => fillWithCanary(house));
    expect((await findings(house, '99R001')).length).toBeGreaterThan(4);
    const before = await house.get(AuditReader).page('99R001', { limit: 100 });

    const changed = await endRehearsal(house, house.database.ownerUrl, '99R001', { othersRun: false });

    expect(changed).toMatchObject({ 'keys.person_key': 1, 'volunteers.person': 1, 'volunteers.application_event': 1 });
    expect(await findings(house, '99R001')).toEqual([]);
    expect(await house.get(Counties).active('99R001')).toBeUndefined();
    expect(await house.get(Sessions).find(rehearsal.tokens.operator ?? '')).toBeUndefined();
    const after = await house.get(AuditReader).page('99R001', { limit: 100 });
    expect(after.map((one) => one.id)).toEqual(expect.arrayContaining(before.map((one) => one.id)));
    expect(after[0]?.action).toBe('county.erased');
    const chain = await house.get(AuditReader).verify('99R001', house.clock.now());
    expect(chain).toMatchObject({ faults: [], unsealed: 0 });
  });

  it('does not touch the people of another county', async () => {
    expect((await findings(house, '330681')).length).toBeGreaterThan(4);
  });

  it('can be ended again when it was cut off half-way', async () => {
    const changed = await endRehearsal(house, house.database.ownerUrl, '99R001', { othersRun: false });
    expect(changed).toMatchObject({ 'platform.session': 0 });
  });

  it('leaves the guards of append-only tables up', async () => {
    const [row] = await house.sql<{ off: string }>(
      `SELECT count(*) AS off FROM pg_trigger WHERE tgenabled <> 'O' AND NOT tgisinternal`,
    );
    expect(row?.off).toBe('0');
  });
});

/** One person with everything that a table of the first hour can hold of them. */
async function fillWithCanary(house: OpsHouse): Promise<void> {
  const [work, vault] = [house.get(UnitOfWork), house.get(Vault)];
  const person = uuidv7(new Date());
  await work.run(async () => {
    const key = await vault.createKey(person);
    await work.execute(
      `INSERT INTO volunteers.person (id, name, document_type, sealed_document, document_index, birth_date, sealed_phone, phone_index, created_at)
       VALUES ($1, $2, 'resident-id', $3, $4, '1990-01-01', $5, $6, now())`,
      [
        person,
        canary.name,
        vault.sealFor(key, 'document', canary.document),
        vault.blindIndex('document', canary.document),
        vault.sealFor(key, 'phone', canary.phone),
        vault.blindIndex('phone', canary.phone),
      ],
    );
    await work.execute(
      `INSERT INTO platform.account (kind, display_name, person_id, phone_index, status) VALUES ('volunteer', $1, $2, $3, 'active')`,
      [canary.name, person, vault.blindIndex('phone', canary.phone)],
    );
    await addApplication(work, person);
    await work.execute(
      `INSERT INTO platform.dev_inbox (delivery_id, phone, template, text, at) VALUES (uuidv7(), $1, 'messages.x', $2, now())`,
      [canary.phone, canary.words],
    );
    await work.execute(
      `INSERT INTO plugins.plugin_fault (plugin_id, hook, reason, message, happened_at) VALUES ('maple-grove', 'rank', 'threw', $1, now())`,
      [canary.words],
    );
    await house.get(Messages).sendToPhone({
      phone: canary.phone,
      template: 'messages.phoneCode',
      params: { code: '123456', minutes: 5, note: canary.words },
      dedupeKey: `canary:${person}`,
    });
    await house.get(Audit).record('person.added', { type: 'person', id: person });
  });
  await house.get(PhoneCodes).issue(canary.phone, 'sign-in');
}

async function addApplication(work: UnitOfWork, person: string): Promise<void> {
  const call = uuidv7(new Date());
  const type = uuidv7(new Date());
  const application = uuidv7(new Date());
  await work.execute(
    `INSERT INTO volunteers.call (id, title, content, risk_notice, opens_at, closes_at, created_by, created_at)
     VALUES ($1, '招募令', '内容', '风险', now(), now() + interval '1 day', 'test', now())`,
    [call],
  );
  await work.execute(
    `INSERT INTO volunteers.call_team_type (id, call_id, team_type_code, seats, form, form_version, min_age)
     VALUES ($1, $2, 'maple-grove.rescue', 1, '{}', '1', 18)`,
    [type, call],
  );
  await work.execute(
    `INSERT INTO volunteers.application (id, number, call_id, call_team_type_id, team_type_code, person_id, answers, form_version, source, state, submitted_at)
     VALUES ($1, 'A1', $2, $3, 'maple-grove.rescue', $4, $5, '1', 'online', 'submitted', now())`,
    [application, call, type, person, JSON.stringify({ remark: canary.words })],
  );
  await work.execute(
    `INSERT INTO volunteers.application_event (application_id, at, kind, actor_kind, actor_id, note)
     VALUES ($1, now(), 'submitted', 'recruit', $2, $3)`,
    [application, person, canary.words],
  );
}

/** Tables of a county in which a canary stands in clear, is findable by index, or still has a key to be opened with. */
async function findings(house: OpsHouse, county: string): Promise<string[]> {
  const index = await asSystem(county, 'test', async () => house.get(Vault).blindIndex('phone', canary.phone));
  const tables = await house.sql<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind = 'r' AND a.attname = 'county_code' AND c.relnamespace <> 'bullmq'::regnamespace`,
  );
  const found: string[] = [];
  const marks = [canary.name, canary.phone, canary.document, canary.words, index.toString('hex')];
  for (const { name } of tables) {
    const [row] = await house.sql<{ hit: boolean }>(
      `SELECT EXISTS (SELECT FROM ${name} t, unnest($1::text[]) AS mark
         WHERE t.county_code = $2 AND position(mark IN row_to_json(t)::text) > 0) AS hit`,
      [marks, county],
    );
    if (row?.hit) found.push(name);
  }
  const keys = await house.sql(`SELECT 1 FROM keys.person_key WHERE county_code = $1 AND wrapped IS NOT NULL`, [
    county,
  ]);
  const sealed = await house.sql(
    `SELECT 1 FROM platform.delivery WHERE county_code = $1 AND (sealed_phone IS NOT NULL OR sealed_text IS NOT NULL)`,
    [county],
  );
  return [...found, ...keys.map(() => 'keys'), ...sealed.map(() => 'sealed messages')];
}
