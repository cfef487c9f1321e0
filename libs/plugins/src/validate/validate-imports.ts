import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { runsFromSources } from '../host/resolve-package.js';
import { type PluginProblem, Problems } from './problems.js';
import { readServerCode, type ServerCode } from './server-code.js';

/** What a plugin's own code may import beside its own files. tools/boundaries.mjs says the same of those in this repository. */
const offered = ['@redmaple/plugins', '@nestjs/common', 'typeorm', 'class-validator'];

/**
 * Reads the file of the plugin's default export and all that it imports, without running them: nothing but what a plugin is offered,
 * and its own files. A guard rail for code that runs in our process; who wants to get around it can.
 * @param directory folder of the package. @param entry absolute path of its first file.
 */
export function validateImports(directory: string, entry: string): PluginProblem[] {
  const problems = new Problems();
  const root = realpathSync(directory);
  const waiting = [realpathSync(entry)];
  const seen = new Set(waiting);
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    const at = relative(root, file).split(sep).join('/');
    const code = read(problems, at, file);
    for (const { line, what, fix } of code?.reaches ?? []) problems.add(`${at}:${line}`, `${what}: ${fix}.`);
    for (const { specifier, line } of code?.imports ?? []) {
      const target = ownFile(problems, `${at}:${line}`, specifier, dirname(file), root);
      if (target === undefined || seen.has(target)) continue;
      seen.add(target);
      waiting.push(target);
    }
  }
  return problems.list;
}

function read(problems: Problems, at: string, file: string): ServerCode | undefined {
  if (/\.[mc]?tsx?$/.test(file)) {
    // Only tests of this repository load sources; tools/boundaries.mjs reads those.
    if (!runsFromSources)
      problems.add(at, 'is TypeScript, which is not read here: build the package and name the built file.');
    return undefined;
  }
  const text = readFileSync(file, 'utf8');
  try {
    return readServerCode(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { loc } = error as SyntaxError & { loc?: { line: number } };
    problems.add(`${at}:${loc?.line ?? 1}`, `${error.message}. Mend this place.`);
    return undefined;
  }
}

/** The file of the package that is imported; reports everything else. */
function ownFile(problems: Problems, at: string, specifier: string, folder: string, root: string): string | undefined {
  if (!/^\.{1,2}\//.test(specifier)) {
    if (!offered.includes(specifier))
      problems.add(at, `imports "${specifier}": a plugin imports ${offered.join(', ')} and its own files ("./…").`);
    return undefined;
  }
  const found = [specifier, specifier.replace(/\.js$/, '.ts')]
    .map((name) => join(folder, name))
    .find((path) => existsSync(path) && statSync(path).isFile());
  if (found === undefined) {
    problems.add(at, `imports "${specifier}", which is not there: mend the name, with its ending.`);
    return undefined;
  }
  const target = realpathSync(found);
  if (target.startsWith(root + sep) && !target.slice(root.length).includes(`${sep}node_modules${sep}`)) return target;
  problems.add(at, `imports "${specifier}", a file outside its package: put the file into the package.`);
  return undefined;
}
