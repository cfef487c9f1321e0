import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { containerEnv } from './lib/container-env.mjs';
import { root } from './lib/paths.mjs';

// Entry point of the image: `api`, `worker` or `migrate`.

const programs = {
  api: 'apps/api/dist/main.js',
  worker: 'apps/worker/dist/main.js',
  migrate: 'apps/api/dist/migrate.js',
};
const command = process.argv[2] ?? 'api';
if (!Object.hasOwn(programs, command)) {
  console.error(`"${command}" is not one of ${Object.keys(programs).join(', ')}.`);
  process.exit(1);
}

try {
  Object.assign(process.env, containerEnv(command, process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
const program = path.join(root, programs[command]);
if (command === 'migrate') migrate(program);
else await import(program);

/** The migration's last line holds the logins for `npm start`; a container's log is no place for them. */
function migrate(file) {
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.includes('"appUrl"')) console.log(line);
  });
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => child.kill(name));
  child.once('close', (code) => process.exit(code ?? 1));
}
