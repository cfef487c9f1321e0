import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { installOnDebian } from './debian.mjs';
import { anyFreePort } from './ports.mjs';
import { waitUntil } from './processes.mjs';

/**
 * A Redis for the tests, with the settings production needs: nothing evicted, every write in the append-only file.
 * On Debian as root the server is installed when it is missing.
 * @param {string} directory a new directory for its files
 * @returns {Promise<{ url: string, stop: () => Promise<void> } | undefined>} undefined where there is no redis-server
 */
export async function startRedis(directory) {
  if (!hasRedis()) installOnDebian('redis-server');
  if (!hasRedis()) return undefined;
  mkdirSync(directory, { recursive: true });
  const port = await anyFreePort();
  const settings = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    directory,
    '--maxmemory-policy',
    'noeviction',
    '--appendonly',
    'yes',
    '--save',
    '',
  ];
  const tied = spawnSync('setpriv', ['--pdeathsig', 'TERM', '--', 'true'], { stdio: 'ignore' }).status === 0;
  const command = tied
    ? ['setpriv', '--pdeathsig', 'TERM', '--', 'redis-server', ...settings]
    : ['redis-server', ...settings];
  const child = spawn(command[0] ?? '', command.slice(1), { stdio: 'ignore', detached: true, cwd: directory });
  let ended = false;
  const exited = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  void exited.then(() => (ended = true));
  const up = await waitUntil(async () => ended || (await answersPing(port)), 15_000, 20);
  if (!up || ended) {
    child.kill('SIGKILL');
    throw new Error(`redis-server did not start on port ${port} (files in ${path.resolve(directory)}).`);
  }
  const stop = async () => {
    if (!ended) child.kill('SIGTERM');
    await exited;
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}

const hasRedis = () => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

/** @param {number} port @returns {Promise<boolean>} */
function answersPing(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const done = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(1000, () => done(false));
    socket.once('error', () => done(false));
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => done(data.toString().startsWith('+PONG')));
  });
}
