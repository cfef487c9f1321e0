import { createHmac } from 'node:crypto';
import pg from 'pg';
import { Keyring } from '../crypto/keyring.js';
import { pluginsRole, roles } from './tenancy.js';

export interface RoleUrls {
  readonly migratorUrl: string;
  readonly appUrl: string;
  readonly auditorUrl: string;
}

/** Password of a database role: derived from the oldest master key, so it is stored nowhere else. */
export function rolePassword(keyring: Keyring, role: 'superuser' | keyof typeof roles): string {
  return createHmac('sha256', keyring.oldestKey()).update(`redmaple/db-role/${role}`).digest('base64url');
}

/**
 * Makes sure the four roles exist with their passwords and that the migrator owns the database.
 * @param ownerUrl connection of a superuser, or of a role with CREATEROLE that owns the database.
 */
export async function ensureRoles(ownerUrl: string, keyring: Keyring): Promise<RoleUrls> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const version = await client.query<{ server_version_num: string }>('SHOW server_version_num');
    if (Number(version.rows[0]?.server_version_num) < 180000) {
      throw new Error('PostgreSQL 18 or newer is needed (uuidv7). docker-compose.yml pins the image.');
    }
    // Serialises first starts of several processes; released with the connection.
    await client.query('SELECT pg_advisory_lock(727001)');
    for (const role of ['migrator', 'app', 'auditor', 'queue'] as const) {
      const name = roles[role];
      const password = rolePassword(keyring, role);
      const exists = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
      const verb = exists.rowCount ? 'ALTER' : 'CREATE';
      await client.query(`${verb} ROLE ${name} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    }
    await ensurePluginsRole(client);
    const database = (await client.query<{ name: string }>('SELECT current_database() AS name')).rows[0]?.name ?? '';
    await client.query(`GRANT ${roles.migrator} TO CURRENT_USER`);
    await client.query(`ALTER DATABASE ${client.escapeIdentifier(database)} OWNER TO ${roles.migrator}`);
    await client.query(`REVOKE ALL ON DATABASE ${client.escapeIdentifier(database)} FROM PUBLIC`);
    await client.query(
      `GRANT CONNECT ON DATABASE ${client.escapeIdentifier(database)} TO ${roles.app}, ${roles.auditor}, ${roles.queue}`,
    );
    // BullMQ gathers bulk results in temporary tables.
    await client.query(`GRANT TEMPORARY ON DATABASE ${client.escapeIdentifier(database)} TO ${roles.queue}`);
    await client.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
  } finally {
    await client.end();
  }
  return {
    migratorUrl: withLogin(ownerUrl, roles.migrator, rolePassword(keyring, 'migrator')),
    appUrl: withLogin(ownerUrl, roles.app, rolePassword(keyring, 'app')),
    auditorUrl: withLogin(ownerUrl, roles.auditor, rolePassword(keyring, 'auditor')),
  };
}

/** The role that all plugins' roles belong to; the migrator makes those, each when its plugin's tables are made. */
async function ensurePluginsRole(client: pg.Client): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [pluginsRole]);
  if (!found.rowCount) await client.query(`CREATE ROLE ${pluginsRole} NOLOGIN`);
  const made = await client.query<{ creates: boolean; admin: boolean }>(
    `SELECT rolcreaterole AS creates, pg_has_role(rolname, $2, 'MEMBER WITH ADMIN OPTION') AS admin FROM pg_roles WHERE rolname = $1`,
    [roles.migrator, pluginsRole],
  );
  try {
    if (!made.rows[0]?.creates) await client.query(`ALTER ROLE ${roles.migrator} CREATEROLE`);
    if (!made.rows[0]?.admin)
      await client.query(`GRANT ${pluginsRole} TO ${roles.migrator} WITH ADMIN OPTION, INHERIT FALSE, SET FALSE`);
  } catch (error) {
    // Where the server forbids it the house runs all the same: each plugin that needs a role says what is missing.
    if ((error as { code?: unknown }).code !== '42501') throw error;
  }
}

/** The queue's connection beside the app's: same place, its own role. */
export function queueUrl(appUrl: string, keyring: Keyring): string {
  return withLogin(appUrl, roles.queue, rolePassword(keyring, 'queue'));
}

function withLogin(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.toString();
}
