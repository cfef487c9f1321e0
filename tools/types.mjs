import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// npm run types: checks everything that is written in TypeScript, tests and browser programs included.

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const compiler = path.join(root, 'node_modules', 'typescript7', 'bin', 'tsc');

/** Programs that run under other rules: Node, React in the browser, Preact in the browser, the sign-up's script, browser tests. */
const projects = [
  'tsconfig.check.json',
  'apps/web/tsconfig.json',
  'apps/web/tsconfig.me.json',
  'apps/web/tsconfig.build.json',
  'libs/public-pages/tsconfig.enhance.json',
  'test/browser/tsconfig.json',
];

const failed = projects.filter((project) => {
  const { status } = spawnSync(process.execPath, [compiler, '-p', project], { cwd: root, stdio: 'inherit' });
  return status !== 0;
});
if (failed.length > 0) {
  console.error(`Types do not fit: ${failed.join(', ')}`);
  process.exitCode = 1;
}
