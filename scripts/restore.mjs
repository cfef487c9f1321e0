import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { dataDirectory } from './lib/paths.mjs';
import { command, runProgram } from './lib/run-command.mjs';
import { withDatabase } from './lib/with-database.mjs';

// npm run restore -- <directory> [--keys <directory>] [--replace] [--without <plugin schema>] (docs/operations.md).

await command(() => {
  bringMasterKey();
  return withDatabase(({ env }) => runProgram('apps/api/dist/cli/restore.js', process.argv.slice(2), env), {
    exclusive: true,
  });
});

/** On a new machine the master key comes out of the keys' backup; one that is here already is never replaced. */
function bringMasterKey() {
  const { positionals, values } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    strict: false,
    options: { keys: { type: 'string' } },
  });
  if (positionals[0] === undefined || process.env.MASTER_KEY || process.env.DATABASE_HOST) return;
  const keys = typeof values.keys === 'string' ? values.keys : `${path.resolve(positionals[0])}-keys`;
  const kept = path.join(keys, 'master.json');
  const dataDir = dataDirectory();
  const file = path.join(dataDir, 'keys', 'master.json');
  const spare = path.join(dataDir, 'keys-backup', 'master.json');
  if ([file, spare, path.join(dataDir, 'pg', 'PG_VERSION')].some((one) => existsSync(one)) || !existsSync(kept)) return;
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  copyFileSync(kept, file);
  console.error(`主密钥取自密钥备份 · The master key was taken from ${kept}`);
}
