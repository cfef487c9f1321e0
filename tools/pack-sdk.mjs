import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBuilt } from '../scripts/lib/build.mjs';
import { root } from '../scripts/lib/paths.mjs';

// node tools/pack-sdk.mjs <folder>: packs the SDK and the packages it consists of as tarballs that an author outside this
// repository installs, and prints their paths. All have the version of the contract (docs/plugins/installing.md).

/** In the order in which one needs the other. */
const packages = ['i18n', 'forms', 'platform', 'plugins'];

const [target] = process.argv.slice(2);
if (!target) {
  console.error('Usage: node tools/pack-sdk.mjs <folder>');
  process.exit(1);
}
ensureBuilt();
const { SDK_VERSION: version } = await import('../libs/plugins/dist/define/sdk-version.js');
const destination = path.resolve(target);
mkdirSync(destination, { recursive: true });
const stage = mkdtempSync(path.join(os.tmpdir(), 'redmaple-sdk-'));
try {
  for (const name of packages) console.log(pack(name));
} finally {
  rmSync(stage, { recursive: true, force: true });
}

/** @param {string} name @returns {string} path of the tarball */
function pack(name) {
  const source = path.join(root, 'libs', name);
  const folder = path.join(stage, name);
  const manifest = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8'));
  cpSync(path.join(source, 'dist'), path.join(folder, 'dist'), {
    recursive: true,
    // Maps lead to sources that are not in the package.
    filter: (file) => !/\.(map|tsbuildinfo)$/.test(file),
  });
  cpSync(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE'));
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(published(manifest), undefined, 2)}\n`);
  const said = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', destination], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return path.join(destination, JSON.parse(said)[0].filename);
}

/** A manifest as it is published: with a version, exact versions of its siblings, and without the way to the sources. */
function published({ private: _private, devDependencies: _development, exports, dependencies, ...rest }) {
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return {
    ...rest,
    version,
    engines,
    files: ['dist'],
    exports: Object.fromEntries(
      Object.entries(exports).map(([name, { source: _source, ...conditions }]) => [name, conditions]),
    ),
    dependencies: Object.fromEntries(
      Object.entries(dependencies).map(([name, range]) => [name, name.startsWith('@redmaple/') ? version : range]),
    ),
  };
}
