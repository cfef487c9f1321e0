import { command, runProgram } from './lib/run-command.mjs';
import { withDatabase } from './lib/with-database.mjs';

// npm run keys:rotate -- [--retire <key id>] [--new]: a new master key for the people's data keys (docs/operations.md).

await command(() =>
  withDatabase(({ env }) => runProgram('apps/api/dist/cli/keys-rotate.js', process.argv.slice(2), env)),
);
