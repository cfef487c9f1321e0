import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// npm run relock: writes package-lock.json anew from the package.json files, and only if `npm ci` accepts it.
//
// `npm install` beside an existing node_modules silently leaves packages of other platforms out of the lock file, and
// so does a release whose platform packages are not all published yet. `npm ci` then refuses on every machine.

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const draft = mkdtempSync(path.join(os.tmpdir(), 'redmaple-lock-'));
const npm = (...args) =>
  spawnSync('npm', [...args, '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: draft, encoding: 'utf8' });

try {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of files.split('\n').filter((one) => /(^|\/)package\.json$/.test(one))) {
    mkdirSync(path.dirname(path.join(draft, file)), { recursive: true });
    copyFileSync(path.join(root, file), path.join(draft, file));
  }
  const written = npm('install', '--package-lock-only');
  if (written.status !== 0) throw new Error(`npm could not resolve the versions:\n${written.stderr}`);
  const tried = npm('ci', '--dry-run');
  if (tried.status !== 0) throw new Error(`npm ci would refuse this lock file:\n${hint(tried.stderr)}`);
  copyFileSync(path.join(draft, 'package-lock.json'), path.join(root, 'package-lock.json'));
  console.log('package-lock.json is written and npm ci accepts it.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(draft, { recursive: true, force: true });
}

/** Names the packages whose platform packages are missing at the locked version, and the newest that has them. */
function hint(output) {
  const missing = [...output.matchAll(/Missing: (\S+?)@[^@\s]* from lock file/g)].map((match) => match[1] ?? '');
  const lock = JSON.parse(readFileSync(path.join(draft, 'package-lock.json'), 'utf8'));
  const parents = Object.entries(lock.packages).filter(([, one]) =>
    missing.some((name) => name in (one.optionalDependencies ?? {})),
  );
  const lines = parents.map(([place, one]) => {
    const lacking = missing.filter((name) => name in one.optionalDependencies);
    return `  ${place.replace(/^.*node_modules\//, '')} ${one.version}: not published for ${lacking.join(', ')}. Pin an older version.`;
  });
  return lines.length > 0 ? lines.join('\n') : output;
}
