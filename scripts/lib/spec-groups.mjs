import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/**
 * Kinds of specs whose files share what they load. Loading is a third of a run's work: three seconds for the whole server,
 * one or two for a package, before the first test of each file.
 * More of them in a group would leave one worker busy at the end, when the other has nothing to do.
 */
const kinds = [
  { name: 'server', belongs: /\.(db|api)\.spec\.ts$/, perGroup: 7 },
  { name: 'system', belongs: /^test\/(system\/\w+|security\/(tenancy|sign-up-inputs))\.spec\.ts$/, perGroup: 7 },
  { name: 'unit', belongs: /^(apps|libs|plugins)\/.*\.spec\.tsx?$/, perGroup: 12 },
];

/** Those that take long by themselves, or start processes, gain nothing by sharing. */
const runsAlone = /\.(queue|crash)\.spec\.ts$|\/(parse|host|process)\/[\w-]+\.spec\.ts$/;

/** A spec that looks at the registry of jobs, or runs them, wants nobody else's jobs declared. */
const wantsToBeAlone = /JobRegistry|\bworker: true\b/;

/** Hooks outside a `describe` would be those of the whole group. */
const hooksOfTheFile = /^(before|after)(All|Each)\(/m;

/** Where the groups stand; out of the repository's sight. */
export const groupsDirectory = path.join(root, '.stamps', 'jest', 'groups');

/**
 * Writes files that each import some of the specs, so that they share what they load. Every spec that needs a database makes
 * one of its own and cleans up after itself, so they don't meet.
 * Large and small specs are mixed, so that groups take about the same time.
 * @returns {string[]} the specs in groups, which need not run by themselves
 */
export function writeSpecGroups() {
  rmSync(groupsDirectory, { recursive: true, force: true });
  mkdirSync(groupsDirectory, { recursive: true });
  const specs = ['apps', 'libs', 'plugins', 'test']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(folder, file).replaceAll(path.sep, '/'),
      ),
    )
    .filter((file) => /\.spec\.tsx?$/.test(file) && !/\/(node_modules|dist)\//.test(file) && !runsAlone.test(file))
    .map((file) => ({ file: path.join(root, file), text: readFileSync(path.join(root, file), 'utf8'), name: file }))
    .filter(({ text }) => !wantsToBeAlone.test(text) && !hooksOfTheFile.test(text))
    .sort((one, other) => other.text.length - one.text.length);
  return kinds.flatMap((kind) => {
    const members = specs.filter(({ name }) => kinds.find(({ belongs }) => belongs.test(name)) === kind);
    writeGroups(kind, members);
    return members.map(({ file }) => file);
  });
}

function writeGroups({ name, perGroup }, specs) {
  const count = Math.ceil(specs.length / perGroup);
  for (let group = 0; group < count; group++) {
    const members = specs.filter((_, index) => index % count === group);
    const imports = members.map(
      ({ file }) => `await import(${JSON.stringify(path.relative(groupsDirectory, file))});\n`,
    );
    // Jest begins with the largest files: a group is as large as what it imports.
    const size = members.reduce((sum, { text }) => sum + text.length, 0);
    writeFileSync(
      path.join(groupsDirectory, `${name}-${group + 1}.spec.mjs`),
      `${imports.join('')}//${'.'.repeat(size)}\n`,
    );
  }
}
