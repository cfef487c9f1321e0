import { type RunSql, type WantedPackages, wantedPackages } from '@redmaple/plugins/house';
import { CommandError, type CommandEnvironment, required } from '../house/command.js';
import { type OwnerConnection, withOwner } from '../house/owner-connection.js';

/** Held by a command that changes which packages are installed. */
const turn = 727_015;

/** What a command that changes the installed packages has. */
export interface PackageChange {
  readonly connection: OwnerConnection;
  readonly sql: RunSql;
  /** The set before the change. */
  readonly before: WantedPackages;
}

/**
 * One command at a time, whatever the machine.
 * @throws CommandError when another one is at work, or the database has no tables for it yet.
 */
export function changingPackages<T>(
  environment: CommandEnvironment,
  work: (change: PackageChange) => Promise<T>,
): Promise<T> {
  return withOwner(required(environment, 'ADMIN_DATABASE_URL'), async (connection) => {
    const sql: RunSql = (text, values) => connection.query(text, values);
    const [table] = await sql<{ found: string | null }>(`SELECT to_regclass('plugins.installation') AS found`);
    if (!table?.found)
      throw new CommandError('请先升级数据库 · The database lacks tables of this release. Run: npm run migrate');
    const [lock] = await sql<{ ours: boolean }>('SELECT pg_try_advisory_lock($1) AS ours', [turn]);
    if (!lock?.ours)
      throw new CommandError(
        '另一条命令正在改动插件包，请等它结束 · Another command changes the installed packages; wait until it is done.',
      );
    return work({ connection, sql, before: await wantedPackages(sql) });
  });
}
