import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { anyFreePort } from './ports.mjs';

const readyWithin = 200_000;
/** Of the demo county. */
const county = '330681';
/** Two that a new house has, one whose pages fail in every way a page of a plugin can, and one that is switched off and on. */
const plugins = 'maple-grove,rescue-points,./test/fixtures/plugins/panel-house,./test/fixtures/plugins/notice-board';

/**
 * @typedef {object} BrowserSystem what the tests know of the running system
 * @property {string} baseUrl
 * @property {string} county
 * @property {Record<string, { password: string, secret: string }>} accounts demo accounts of the staff, by login
 * @property {string | undefined} dataDir its data directory, where the tests may reach it
 */

/**
 * Starts everything as `npm start` does, on a data directory and a port of its own.
 * @param {string} directory a new directory
 * @param {{ screenshots?: boolean }} [options] `screenshots`: with the plugins of a demo alone
 * @returns {Promise<{ system: BrowserSystem, stop: () => Promise<void> }>}
 * @throws {Error} with what was printed when it does not come up
 */
export async function startBrowserSystem(directory, { screenshots = false } = {}) {
  const port = await anyFreePort();
  const dataDir = path.join(directory, 'data');
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), REDMAPLE_NO_INSTALL: '1' };
  // One browser does here what a whole county does in a minute.
  Object.assign(env, { RATE_LIMIT_PUBLIC: '100000', LOG_LEVEL: process.env.LOG_LEVEL || 'warn' });
  // A picture shows what a newcomer sees.
  if (!screenshots) env.PLUGINS = plugins;
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'MASTER_KEY', 'NODE_ENV', 'HOST', 'PUBLIC_URL', 'NODE_OPTIONS'])
    delete env[name];
  const child = spawn(process.execPath, [path.join(root, 'scripts', 'start.mjs')], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Of its own group: Ctrl-C reaches it through `stop`, after the browser has gone.
    detached: true,
  });
  let output = '';
  let up = false;
  const closed = new Promise((resolve) => child.once('close', resolve).once('error', resolve));
  const ready = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The system did not start in time:\n${output}`)), readyWithin);
    const end = () => reject(new Error(`The system ended:\n${output}`));
    void closed.then(end).finally(() => clearTimeout(timer));
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (!output.includes('Ctrl-C stops everything')) return;
      up = true;
      clearTimeout(timer);
      resolve(undefined);
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
      if (up) process.stderr.write(chunk);
    });
  });
  const stop = async () => {
    child.kill('SIGINT');
    await closed;
  };
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return { system: { ...readScreen(output), dataDir }, stop };
}

/**
 * A system that runs already, from the file its output went to.
 * @param {string} file
 * @returns {BrowserSystem}
 */
export function runningSystem(file) {
  const screen = readFileSync(file, 'utf8');
  return { ...readScreen(screen), dataDir: screen.match(/PostgreSQL 18（(.+)[\\/]pg）/)?.[1] };
}

/** @param {string} screen the start screen @throws {Error} when it is not one */
function readScreen(screen) {
  const baseUrl = screen.match(/Address +(http\S+)/)?.[1];
  const rows = [...screen.matchAll(/^ +\S+ [a-z-]+ +([a-z0-9]+) +(\S{12}) +\d{6} +([A-Z2-7]{16,})$/gm)];
  if (!baseUrl || rows.length === 0) throw new Error(`This is not the screen of a started demo:\n${screen}`);
  const accounts = Object.fromEntries(
    rows.map(([, login = '', password = '', secret = '']) => [login, { password, secret }]),
  );
  return { baseUrl, county, accounts };
}
