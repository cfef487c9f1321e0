import { command, runProgram } from './lib/run-command.mjs';
import { withDatabase } from './lib/with-database.mjs';

// npm run county -- create | list | reset-second-factor | close | rehearsal | rehearsal-end   (docs/operations.md)

await command(() => withDatabase(({ env }) => runProgram('apps/api/dist/cli/county.js', process.argv.slice(2), env)));
