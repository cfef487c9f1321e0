import { randomBytes } from 'node:crypto';
import { CommandError } from './command.js';
import { type OwnerConnection, withOwner } from './owner-connection.js';

/** Roles are the whole server's and its locks one database's: whoever sets their passwords takes a turn in the owner's. */
const rolesTurn = 727997;

/**
 * Makes a database on the server of this installation and drops it afterwards, whatever happened.
 * @param ownerUrl superuser, or a role that may create databases and roles
 * @param prepare makes roles and tables, given the owner's connection string of the new database
 * @throws CommandError where the role may not
 */
export async function onThrowAwayDatabase<Prepared, Result>(
  ownerUrl: string,
  prepare: (url: string) => Promise<Prepared>,
  work: (prepared: Prepared) => Promise<Result>,
): Promise<Result> {
  const name = `redmaple_trial_${randomBytes(6).toString('hex')}`;
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  await withOwner(ownerUrl, async (connection) => {
    await mustBeAllowed(connection);
    await connection.query(`CREATE DATABASE ${name}`);
  });
  try {
    const prepared = await withOwner(ownerUrl, async (connection) => {
      await connection.query('SELECT pg_advisory_lock($1)', [rolesTurn]);
      return prepare(url.toString());
    });
    return await work(prepared);
  } finally {
    await withOwner(ownerUrl, (connection) => connection.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  }
}

async function mustBeAllowed(connection: OwnerConnection): Promise<void> {
  const [role] = await connection.query<{ may: boolean }>(
    'SELECT rolsuper OR rolcreatedb AS may FROM pg_roles WHERE rolname = current_user',
  );
  if (role?.may) return;
  throw new CommandError(
    '试用数据库无法建立：连接数据库的账号没有 CREATEDB 权限；请在自己的电脑上运行本命令。\n' +
      'No throw-away database can be made: the role of the connection has no CREATEDB. Run this on a computer of your own.',
  );
}
