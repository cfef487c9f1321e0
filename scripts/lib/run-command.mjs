import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { requireSupportedNode } from './node-version.mjs';
import { root } from './paths.mjs';

/** Reach a command only in its start message, as in `npm start`. */
const withheld = ['DATABASE_URL', 'ADMIN_DATABASE_URL', 'AUDITOR_DATABASE_URL', 'MIGRATOR_DATABASE_URL', 'MASTER_KEY'];

/**
 * The frame of every operator's command: right Node, packages and compiled code there, errors without a stack, the
 * exit code handed on. Ctrl-C ends the program first, so that a database started for it is stopped in order.
 * @param {() => Promise<number>} work returns the exit code
 */
export async function command(work) {
  requireSupportedNode();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {});
  try {
    // The image has no sources: there everything is compiled and installed.
    if (existsSync(path.join(root, 'apps', 'api', 'src'))) {
      ensureInstalled();
      ensureBuilt();
    }
    process.exitCode = await work();
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

/**
 * Runs a compiled program with the installation's environment, which travels in a message and not in the process's
 * own environment.
 * @param {string} file relative to the repository
 * @param {readonly string[]} args
 * @param {Record<string, string>} env
 * @param {{ withoutLast?: boolean }} [options] keep the last line of output (the migration's logins) to ourselves
 * @returns {Promise<number>} exit code
 */
export function runProgram(file, args, env, { withoutLast = false } = {}) {
  const inherited = { ...process.env, REDMAPLE_SUPERVISED: '1' };
  for (const secret of withheld) delete inherited[secret];
  const child = spawn(process.execPath, [path.join(root, file), ...args], {
    cwd: process.cwd(),
    env: inherited,
    stdio: ['inherit', withoutLast ? 'pipe' : 'inherit', 'inherit', 'ipc'],
  });
  child.send({ type: 'start', env }, () => {});
  const forward = (name) => child.kill(name);
  for (const name of ['SIGTERM', 'SIGHUP']) process.on(name, forward);
  if (child.stdout) {
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.stdout.once('end', () => process.stdout.write(withoutLoginLine(text)));
  }
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('close', (code) => {
      for (const name of ['SIGTERM', 'SIGHUP']) process.off(name, forward);
      resolve(code ?? 1);
    });
  });
}

function withoutLoginLine(text) {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('{"appUrl"'))
    .join('\n');
}
