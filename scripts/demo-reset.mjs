import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { acquireLock } from './lib/directory-lock.mjs';
import { dataDirectory } from './lib/paths.mjs';
import { command, runProgram } from './lib/run-command.mjs';
import { CommandError, withDatabase } from './lib/with-database.mjs';

// npm run demo:reset -- --yes: throws the demo database away; the next `npm start` fills a new one. The keys stay.

await command(async () => {
  const dataDir = dataDirectory();
  const cluster = path.join(dataDir, 'pg');
  if (process.env.DATABASE_URL || process.env.DATABASE_HOST)
    throw new CommandError(
      '只用于内置数据库 · demo:reset is for the embedded database; DATABASE_URL names another one, which stays as it is.',
    );
  if (!existsSync(cluster)) {
    console.log(`没有可重置的数据 · There is nothing to reset in ${dataDir}.`);
    return 0;
  }
  const refused = await withDatabase(({ env }) => runProgram('apps/api/dist/cli/county.js', ['only-demo'], env), {
    exclusive: true,
  });
  if (refused !== 0) return refused;
  if (!process.argv.includes('--yes'))
    throw new CommandError(
      `将删除演示数据库 ${cluster}（密钥保留）。确认请运行：\n` +
        `This deletes the demo database ${cluster} (the keys stay). To do it:\n  npm run demo:reset -- --yes`,
    );
  const lock = acquireLock(path.join(dataDir, 'start.lock'));
  // Renamed first: a deletion that is interrupted must not leave half a cluster behind.
  const removed = `${cluster}.removed`;
  rmSync(removed, { recursive: true, force: true });
  renameSync(cluster, removed);
  rmSync(removed, { recursive: true, force: true });
  lock.release();
  console.log('演示数据已清除，下次 npm start 会重新生成 · The demo data is gone; the next npm start makes it anew.');
  return 0;
});
