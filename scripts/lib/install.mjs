import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

const stampFile = path.join(root, 'node_modules', '.redmaple-stamp');

/** What an installation depends on: the lock file, Node's major version (native modules) and the machine's kind. */
function wantedStamp() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  return `${lock} node-${process.versions.node.split('.')[0]} ${process.platform}-${process.arch}`;
}

/**
 * Runs `npm ci` when node_modules is missing or belongs to another lock file or Node.
 * `REDMAPLE_NO_INSTALL=1` leaves node_modules as it is (CI's second run, on another Node).
 * @throws {Error} when npm fails
 */
export function ensureInstalled() {
  if (process.env.REDMAPLE_NO_INSTALL === '1') return;
  const wanted = wantedStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  console.log(
    '正在安装依赖（npm ci），首次约需一分钟 · Installing dependencies (npm ci), about a minute the first time …',
  );
  const started = performance.now();
  const npm = npmCommand(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  const { status, error } = spawnSync(npm.file, npm.args, { cwd: root, stdio: 'inherit', shell: npm.shell });
  if (status !== 0)
    throw new Error(
      `npm ci failed${error ? `: ${error.message}` : ''}. Check the network and the registry (npm config get registry), then run the command again.`,
    );
  writeFileSync(stampFile, wanted);
  console.log(`依赖已安装 · Installed in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** The npm that runs this script, else the one on PATH. */
function npmCommand(args) {
  const own = process.env.npm_execpath;
  if (own && own.endsWith('npm-cli.js') && existsSync(own))
    return { file: process.execPath, args: [own, ...args], shell: false };
  return { file: 'npm', args, shell: process.platform === 'win32' };
}
