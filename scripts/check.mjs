import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { requireSupportedNode } from './lib/node-version.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';

// npm run check: everything a change must pass, the quick looks first. Stops at the first that fails.

requireSupportedNode();
ensureInstalled();
// The linter reads types through the compiled declarations of the packages.
ensureBuilt();

const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const node = (...args) => [process.execPath, ...args];

/** @type {{ title: string, command: string[], fix: string }[]} */
const steps = [
  { title: 'format', command: [bin('biome'), 'format', '.'], fix: 'npm run format' },
  { title: 'lint', command: [bin('oxlint')], fix: 'npm run lint -- --fix, or by hand' },
  {
    title: 'types',
    command: node(path.join('tools', 'types.mjs')),
    fix: 'npm run types shows them again',
  },
  { title: 'boundaries', command: node(path.join('tools', 'boundaries.mjs')), fix: 'each line above says how' },
  { title: 'unused code', command: [bin('knip'), '--no-config-hints'], fix: 'remove what nobody uses, or use it' },
  {
    title: 'description of the API',
    command: node(path.join('tools', 'openapi.mjs'), '--check'),
    fix: 'npm run openapi, and read the diff',
  },
  { title: 'tests', command: node(path.join('scripts', 'test.mjs')), fix: 'npm test -- <path> runs one file' },
];

for (const { title, command, fix } of steps) {
  const last = title === 'tests';
  console.log(`\n── ${title}`);
  const started = performance.now();
  const [file = '', ...args] = command;
  const { status, error } = spawnSync(file, args, { cwd: root, stdio: 'inherit' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (status !== 0) {
    console.error(
      `\n✗ ${title} failed after ${seconds} s${error ? ` (${error.message})` : ''}. To put it right: ${fix}.`,
    );
    process.exit(1);
  }
  // The tests close with their own line, which stays the last one.
  if (!last) console.log(`✓ ${title} (${seconds} s)`);
}
