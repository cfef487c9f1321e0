import { command, runProgram } from './lib/run-command.mjs';
import { withDatabase } from './lib/with-database.mjs';

// npm run plugins -- list | …   (docs/plugin-guide.md for authors, docs/operations.md for who installs; without a verb it names all)

await command(() => withDatabase(({ env }) => runProgram('apps/api/dist/cli/plugins.js', process.argv.slice(2), env)));
