import 'reflect-metadata';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Clock, Keyring } from '@redmaple/platform';
import { linkProvided } from '@redmaple/plugins/house';
import { Redis } from 'ioredis';
import { restoreBackup } from './backup/restore-backup.js';
import { storedFilesOf } from './backup/stored-files.js';
import { CommandError, type CommandEnvironment, required, runCommand, say } from './house/command.js';
import { pluginsOf } from './house/with-house.js';

// npm run restore: see docs/operations.md.

await runCommand(async (environment, args) => {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      keys: { type: 'string' },
      replace: { type: 'boolean', default: false },
      without: { type: 'string', multiple: true, default: [] },
    },
  });
  const [directory] = positionals;
  if (directory === undefined)
    throw new CommandError(
      '用法 · Usage: npm run restore -- <directory> [--keys <directory>] [--replace] [--without <plugin schema>]',
    );
  const from = resolve(directory);
  // Packages that were installed by command lie unpacked there for the time of the restore, and are named in PLUGINS.
  linkProvided(required(environment, 'DATA_DIR'));
  const report = await restoreBackup({
    ownerUrl: required(environment, 'ADMIN_DATABASE_URL'),
    keyring: Keyring.parse(required(environment, 'MASTER_KEY')),
    from,
    keysFrom: values.keys === undefined ? `${from}-keys` : resolve(values.keys),
    plugins: await pluginsOf(environment),
    replace: values.replace,
    without: values.without,
    files: storedFilesOf(required(environment, 'DATA_DIR')),
    now: new Clock().now(),
  });
  const forgotten = await emptyRedisQueue(environment);
  say(`已恢复 ${report.rows} 行 · ${report.rows} rows restored from ${from}`);
  say(`已抹除的人 ${report.erasedPeople} 位，仍不可读 · ${report.erasedPeople} erased people stay unreadable.`);
  say(
    `所有会话已注销；${report.resent} 项待办将重发 · Every session is signed out; ${report.resent} unfinished jobs will be sent again.`,
  );
  if (forgotten > 0) say(`Redis 队列已清空 · The queue in Redis was emptied (${forgotten} keys).`);
});

/** The queue must not remember jobs of a time that is no more: a job with a known id would not be added again. */
async function emptyRedisQueue(environment: CommandEnvironment): Promise<number> {
  if (!environment.REDIS_URL) return 0;
  const redis = new Redis(environment.REDIS_URL, { maxRetriesPerRequest: 3 });
  let count = 0;
  try {
    for await (const keys of redis.scanStream({ match: 'redmaple:*', count: 500 }) as AsyncIterable<string[]>) {
      if (keys.length > 0) count += await redis.unlink(...keys);
    }
  } finally {
    redis.disconnect();
  }
  return count;
}
