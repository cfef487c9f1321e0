import { command, runProgram } from './lib/run-command.mjs';
import { withDatabase } from './lib/with-database.mjs';

// npm run backup -- [--to <directory>] [--keys-to <directory>] [--keys-only]: data and keys apart (docs/operations.md).

await command(() => withDatabase(({ env }) => runProgram('apps/api/dist/cli/backup.js', process.argv.slice(2), env)));
