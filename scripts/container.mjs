import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { containerEnv } from './lib/container-env.mjs';
import { root } from './lib/paths.mjs';

// Entry point of the image: `api`, `worker` or `migrate`. API and worker are watched over, so that they can be replaced
// without refusing anybody when other plugin packages are wanted (docs/operations.md).

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

/** @type {Record<string, string>} */
let env = {};
try {
  env = containerEnv(command, process.env);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
if (command === 'migrate') migrate(path.join(root, programs.migrate));
else await serve(command);

/** @param {'api' | 'worker'} name */
async function serve(name) {
  const [{ bindSocket }, { rollingProcesses }] = await Promise.all([
    import('./lib/listening-socket.mjs'),
    import('./lib/rolling.mjs'),
  ]);
  const [port, host] =
    name === 'api' ? [process.env.PORT || '3000', process.env.HOST || '0.0.0.0'] : [process.env.WORKER_PORT || '0'];
  const socket = Number(port) > 0 ? await bindSocket(Number(port), host) : undefined;
  const serving = rollingProcesses([{ name, file: programs[name], ...(socket && { socket }) }], {
    onEnd: ({ code, signal }) => {
      console.error(`The ${name} ended unexpectedly (${signal ?? `exit ${code}`}).`);
      // The restart policy starts the container anew.
      void serving.stop().then(() => process.exit(code || 1));
    },
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
    process.on(signal, () => void serving.stop().then(() => process.exit(0)));
  await serving.start(env);
}

/** The migration's last line holds the logins for `npm start`; a container's log is no place for them. */
function migrate(file) {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.includes('"appUrl"')) console.log(line);
  });
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => child.kill(name));
  child.once('close', (code) => process.exit(code ?? 1));
}
