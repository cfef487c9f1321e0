import { command, runProgram } from './lib/run-command.mjs';
import { withDatabase } from './lib/with-database.mjs';

// npm run migrate: brings the database up to this release, without starting anything. `npm start` does it by itself.

await command(() =>
  withDatabase(async ({ env }) => {
    // The demo county belongs to the first `npm start`, not here.
    const code = await runProgram('apps/api/dist/migrate.js', [], { ...env, EMBEDDED: '0' }, { withoutLast: true });
    if (code === 0) console.log('数据库已是本版本的结构 · The database has the tables of this release.');
    return code;
  }),
);
