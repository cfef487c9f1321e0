import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

const stampFile = path.join(root, '.stamps', 'build.json');
/** @returns {string[]} absolute directories of all packages that `tsc -b` builds */
function projects() {
  const { references } = JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8'));
  return references.map((reference) => path.join(root, reference.path));
}

/** Name, size and time of every input: sees each edit, reads no file. */
function inputsDigest() {
  const digest = createHash('sha256');
  const add = (file) => {
    const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
    digest.update(`${path.relative(root, file)}\0${stat?.size}\0${stat?.mtimeNs}\n`);
  };
  for (const name of ['tsconfig.json', 'tsconfig.base.json', 'package-lock.json']) add(path.join(root, name));
  for (const project of projects()) {
    for (const name of ['tsconfig.json', 'package.json']) add(path.join(project, name));
    filesBelow(path.join(project, 'src'), (file) => !file.endsWith('.spec.ts')).forEach(add);
  }
  return digest.digest('hex');
}

/** @param {string} directory @param {(file: string) => boolean} wanted @returns {string[]} sorted */
function filesBelow(directory, wanted) {
  if (!existsSync(directory)) return [];
  const found = [];
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) found.push(...filesBelow(file, wanted));
    else if (wanted(file)) found.push(file);
  }
  return found.sort();
}

/** Outputs somebody deleted must come back even when the inputs have not changed. */
function outputsPresent() {
  return projects().every(
    (project) =>
      existsSync(path.join(project, 'dist', '.tsbuildinfo')) && existsSync(path.join(project, 'dist', 'index.js')),
  );
}

/**
 * Compiles what changed. A start with nothing changed costs a directory walk.
 * @returns {boolean} whether the compiler ran
 * @throws {Error} when the sources do not compile
 */
export function ensureBuilt() {
  const inputs = inputsDigest();
  if (readStamp() === inputs && outputsPresent()) return false;
  console.log('正在编译 · Compiling …');
  const started = performance.now();
  rmSync(stampFile, { force: true });
  removeOrphans();
  const compiler = path.join(root, 'node_modules', 'typescript7', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-b'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The sources do not compile (see above).');
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, JSON.stringify({ inputs }));
  console.log(`已编译 · Compiled in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return true;
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8')).inputs;
  } catch {
    return undefined;
  }
}

/** The compiler leaves the output of a deleted source behind, and a left-over migration would still be found and run. */
function removeOrphans() {
  for (const project of projects()) {
    const output = path.join(project, 'dist');
    for (const file of filesBelow(output, (one) => /\.(js|d\.ts)(\.map)?$/.test(one))) {
      const base = path.join(project, 'src', path.relative(output, file).replace(/\.(js|d\.ts)(\.map)?$/, ''));
      if (!['.ts', '.tsx', '.js'].some((extension) => existsSync(base + extension))) rmSync(file);
    }
  }
}
