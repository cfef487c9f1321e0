import 'reflect-metadata';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Clock, Keyring } from '@redmaple/platform';
import { storedFilesOf } from './backup/stored-files.js';
import { takeBackup } from './backup/take-backup.js';
import { required, runCommand, say } from './house/command.js';

// npm run backup: see docs/operations.md.

await runCommand(async (environment, args) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      to: { type: 'string' },
      'keys-to': { type: 'string' },
      'keys-only': { type: 'boolean', default: false },
    },
  });
  const now = new Clock().now();
  const stamp = now.toISOString().replaceAll(/[:.]/g, '-');
  const to = resolve(values.to ?? join(required(environment, 'DATA_DIR'), 'backups', stamp));
  const keysTo = values['keys-to'] === undefined ? `${to}-keys` : resolve(values['keys-to']);
  const report = await takeBackup({
    ownerUrl: required(environment, 'ADMIN_DATABASE_URL'),
    keyring: Keyring.parse(required(environment, 'MASTER_KEY')),
    keysTo,
    files: storedFilesOf(required(environment, 'DATA_DIR')),
    now,
    ...(!values['keys-only'] && { to }),
    ...(environment.KEY_FILE !== undefined && { keyFile: environment.KEY_FILE }),
  });
  if (!values['keys-only']) say(`数据 · Data: ${to}`);
  say(`密钥 · Keys: ${keysTo}   （另存他处，不与数据放在一起 · keep it elsewhere, apart from the data）`);
  if (environment.KEY_FILE === undefined)
    say(
      '主密钥来自环境变量，不在备份中 · The master key came with the environment and is in neither: keep your own copy.',
    );
  say(
    `${report.tables} 张表，${report.rows} 行，${report.files} 个文件 · ${report.tables} tables, ${report.rows} rows, ${report.files} files`,
  );
});
