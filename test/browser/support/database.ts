import { createHmac } from 'node:crypto';
import path from 'node:path';
import { Keyring, phoneCodeRules } from '@redmaple/platform';
import pg from 'pg';
import { startPostgres } from '../../../scripts/lib/embedded-postgres.mjs';
import { derivePassword, loadOrCreateMasterKey } from '../../../scripts/lib/keys.mjs';
import { system } from './system.js';

/** Works on the database of the system as its owner: for what no screen and no route can arrange. */
export async function onDatabase(work: (sql: pg.Client, masterKey: string) => Promise<void>): Promise<void> {
  if (!system.dataDir) throw new Error('This needs the data directory of the system.');
  const masterKey = loadOrCreateMasterKey(system.dataDir);
  const server = await startPostgres({
    dataDir: path.join(system.dataDir, 'pg'),
    password: derivePassword(masterKey, 'superuser'),
  });
  const sql = new pg.Client({ connectionString: server.superuserUrl });
  try {
    await sql.connect();
    await work(sql, masterKey);
  } finally {
    await sql.end();
    // It joined the server of the running system, which stays as it is.
    await server.stop();
  }
}

/**
 * Lets the minute pass after which a number may have its next code (`phoneCodeRules` of libs/platform): every code it got
 * so far is that much older.
 */
export function letTheMinutePass(phone: string): Promise<void> {
  return onDatabase(async (sql, masterKey) => {
    const key = Keyring.parse(masterKey).derive('blind-index');
    const index = createHmac('sha256', key).update(`${system.county}\u0000phone\u0000${phone}`).digest();
    const { rowCount } = await sql.query(
      `UPDATE platform.phone_code SET created_at = created_at - make_interval(secs => $2) WHERE phone_index = $1`,
      [index, phoneCodeRules.pauseSeconds],
    );
    if (rowCount === 0) throw new Error('This number has had no code yet.');
  });
}
