import { command, runProgram } from './lib/run-command.mjs';
import { withDatabase } from './lib/with-database.mjs';

// npm run audit:verify -- [--county <code> [--head <hash>]]: recomputes the audit chain; exit code 1 on a fault.

await command(() =>
  withDatabase(({ env }) => runProgram('apps/api/dist/cli/audit-verify.js', process.argv.slice(2), env)),
);
