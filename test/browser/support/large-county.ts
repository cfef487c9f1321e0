import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Keyring, type UnitOfWork, Vault } from '@redmaple/platform';
import type pg from 'pg';
import { answer, apiOf } from './api.js';
import { onDatabase } from './database.js';
import { fillLargeCounty, learnLargeCounty } from './large-county.sql.js';
import { newCounty, type Rehearsal, sessionIn } from './rehearsal.js';
import { system } from './system.js';

/** Of so many people what is sealed can be opened; the others are as if their keys had been destroyed. */
const opened = 300;

/** A county after many years, made once a run: see `large` for how much is in it. */
export async function largeCounty(): Promise<Rehearsal> {
  const file = path.join(system.directory, 'large-county.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Rehearsal;
  const county = await newCounty();
  await publishCall(county);
  await onDatabase(async (sql, masterKey) => {
    await sql.query('BEGIN');
    await sql.query('SET LOCAL session_replication_role = replica');
    for (const statement of fillLargeCounty) await sql.query(statement, [county.county]);
    await sealSome(sql, county.county, masterKey);
    await sql.query('COMMIT');
    await sql.query(learnLargeCounty);
  });
  writeFileSync(file, JSON.stringify(county));
  return county;
}

/** Applications need a call with the form of its day. */
async function publishCall(county: Rehearsal): Promise<void> {
  const session = await sessionIn(county, 'operator');
  if (!session) throw new Error('A rehearsal has an operator.');
  const api = apiOf(session);
  const body = {
    title: '万人招募',
    content: '守好自己的家园。',
    riskNotice: '夜间行走有风险。',
    closesAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    teamTypes: [{ code: 'maple-grove.rescue', seats: 200 }],
  };
  const { id } = await answer(api.POST('/api/v1/calls', { body }));
  await answer(api.POST('/api/v1/calls/{id}/publish', { params: { path: { id } } }));
}

/** The people whose records are opened: the first of the register, and the newest applications. */
async function sealSome(sql: pg.Client, county: string, masterKey: string): Promise<void> {
  // Keys are made here and stored by the statement below: the unit of work is not asked.
  const vault = new Vault(Keyring.parse(masterKey), undefined as unknown as UnitOfWork);
  const { rows } = await sql.query<{ person: string }>(
    `(SELECT person FROM folk ORDER BY n LIMIT $1) UNION (SELECT person FROM sign_ups ORDER BY n DESC LIMIT $1)`,
    [opened],
  );
  const sealed = rows.map(({ person }, index) => {
    const key = vault.newKey(person);
    const phone = vault.sealFor(key, 'phone', `1540${String(index).padStart(7, '0')}`);
    const document = vault.sealFor(key, 'document', `99999919800101${String(index).padStart(4, '0')}`);
    return { person, wrapped: key.wrapped, masterKeyId: key.masterKeyId, phone, document };
  });
  const columns = [
    sealed.map((one) => one.person),
    sealed.map((one) => one.wrapped),
    sealed.map((one) => one.masterKeyId),
    sealed.map((one) => one.phone),
    sealed.map((one) => one.document),
  ];
  await sql.query(
    `WITH made AS (SELECT * FROM unnest($2::uuid[], $3::bytea[], $4::text[], $5::bytea[], $6::bytea[]) AS one (person, wrapped, master, phone, document)),
       keys AS (INSERT INTO keys.person_key (person_id, county_code, wrapped, master_key_id) SELECT person, $1, wrapped, master FROM made)
     UPDATE volunteers.person p SET sealed_phone = made.phone, sealed_document = made.document FROM made WHERE p.id = made.person`,
    [county, ...columns],
  );
}
