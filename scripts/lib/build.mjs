import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

const stampFile = path.join(root, '.stamps', 'build.json');
const webStampFile = path.join(root, '.stamps', 'web.json');
const web = path.join(root, 'apps', 'web');

/** @returns {string[]} absolute directories of all packages that `tsc -b` builds */
function projects() {
  const { references } = JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8'));
  return references.map((reference) => path.join(root, reference.path));
}

/** Name, size and time of every input: sees each edit, reads no file. @param {string[]} files */
function digestOf(files) {
  const digest = createHash('sha256');
  for (const file of files) {
    const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
    digest.update(`${path.relative(root, file)}\0${stat?.size}\0${stat?.mtimeNs}\n`);
  }
  return digest.digest('hex');
}

function inputsDigest() {
  /** @type {string[]} */
  const files = [];
  const add = (file) => files.push(file);
  for (const name of ['tsconfig.json', 'tsconfig.base.json', 'package-lock.json']) add(path.join(root, name));
  for (const project of projects()) {
    for (const name of ['tsconfig.json', 'package.json']) add(path.join(project, name));
    filesBelow(path.join(project, 'src'), (file) => !/\.spec\.tsx?$/.test(file)).forEach(add);
  }
  return digestOf(files);
}

/** What the browser programs are made of: their own sources, and the pure packages they share with the server. */
function webInputsDigest() {
  const own = (file) => !/\.spec\.tsx?$/.test(file);
  return digestOf([
    path.join(root, 'package-lock.json'),
    path.join(root, 'scripts', 'lib', 'build-web.mjs'),
    ...readdirSync(web)
      .filter((name) => /\.(json|ts)$/.test(name))
      .map((name) => path.join(web, name)),
    ...['console', 'me', 'shared'].flatMap((name) => filesBelow(path.join(web, name), own)),
    ...['forms', 'i18n', 'public-pages'].flatMap((name) => filesBelow(path.join(root, 'libs', name, 'src'), own)),
  ]);
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
 * Compiles what changed, for the server and for the browser. A start with nothing changed costs a directory walk.
 * @returns {boolean} whether anything was built
 * @throws {Error} when the sources do not compile
 */
export function ensureBuilt() {
  const server = ensureServerBuilt();
  return ensureWebBuilt() || server;
}

function ensureWebBuilt() {
  if (!existsSync(web)) return false;
  const inputs = webInputsDigest();
  if (readStamp(webStampFile) === inputs && existsSync(path.join(web, 'dist', 'console', 'index.html'))) return false;
  console.log('正在构建网页 · Building the web …');
  const started = performance.now();
  rmSync(webStampFile, { force: true });
  const { status } = spawnSync(process.execPath, [path.join(root, 'scripts', 'lib', 'build-web.mjs')], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The web could not be built (see above).');
  writeStamp(webStampFile, inputs);
  console.log(`网页已构建 · Web built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return true;
}

function ensureServerBuilt() {
  const inputs = inputsDigest();
  if (readStamp(stampFile) === inputs && outputsPresent()) return false;
  console.log('正在编译 · Compiling …');
  const started = performance.now();
  rmSync(stampFile, { force: true });
  removeOrphans();
  const compiler = path.join(root, 'node_modules', 'typescript7', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-b'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The sources do not compile (see above).');
  writeStamp(stampFile, inputs);
  console.log(`已编译 · Compiled in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return true;
}

function writeStamp(file, inputs) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ inputs }));
}

function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).inputs;
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
