import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/** Specs that load the whole server: three seconds of work each, before their first test. */
const wholeServer = /\.(db|api)\.spec\.ts$/;

/** A spec that looks at the registry of jobs wants nobody else's jobs declared. */
const wantsToBeAlone = 'JobRegistry';

/** About as many specs share one load. More would leave one worker busy at the end, when the other has nothing to do. */
const perGroup = 7;

/** Where the groups stand; out of the repository's sight. */
export const groupsDirectory = path.join(root, '.stamps', 'jest', 'groups');

/**
 * Writes files that each import some of the specs that load the whole server, so that they share its modules. Every spec makes
 * a database of its own and cleans up after itself, and none has hooks outside its `describe`, so they don't meet.
 * Large and small specs are mixed, so that groups take about the same time.
 * @returns {string[]} the specs in groups, which need not run by themselves
 */
export function writeSpecGroups() {
  const specs = ['apps', 'libs', 'plugins']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(root, folder, file),
      ),
    )
    .filter((file) => wholeServer.test(file) && !/[\\/](node_modules|dist)[\\/]/.test(file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    .filter(({ text }) => !text.includes(wantsToBeAlone))
    .sort((one, other) => other.text.length - one.text.length);
  const count = Math.ceil(specs.length / perGroup);
  rmSync(groupsDirectory, { recursive: true, force: true });
  mkdirSync(groupsDirectory, { recursive: true });
  for (let group = 0; group < count; group++) {
    const members = specs.filter((_, index) => index % count === group);
    const imports = members.map(
      ({ file }) => `await import(${JSON.stringify(path.relative(groupsDirectory, file))});\n`,
    );
    // Jest begins with the largest files: a group is as large as what it imports.
    const size = members.reduce((sum, { text }) => sum + text.length, 0);
    writeFileSync(
      path.join(groupsDirectory, `group-${group + 1}.spec.mjs`),
      `${imports.join('')}//${'.'.repeat(size)}\n`,
    );
  }
  return specs.map(({ file }) => file);
}
