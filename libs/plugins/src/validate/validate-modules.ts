import { posix } from 'node:path';
import type { PluginDefinition } from '../define/plugin.js';
import { readPluginFiles } from '../screens/plugin-files.js';
import { type ModuleCode, readModule, UnreadableModule } from './module-code.js';
import { type PluginProblem, Problems } from './problems.js';

/**
 * Reads the modules that a plugin's pages name and all that they import, without running them: whether a browser can read each, finds
 * its imports, and gets from it what it draws. What a module does then is found out in the browser, where one that fails is a card.
 * @param directory folder of the package, whose files were looked at already.
 */
export function validateModules(plugin: PluginDefinition, directory: string): PluginProblem[] {
  const problems = new Problems();
  const files = readPluginFiles(directory)?.files ?? new Map();
  const pages = (plugin.pages ?? []).flatMap(({ view }) => (view.kind === 'module' ? [view.file] : []));
  const waiting = [...new Set(pages)];
  const seen = new Set(waiting);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const text = files.get(path)?.content.toString('utf8');
    const code = text === undefined ? undefined : read(problems, path, text);
    if (!code) continue;
    if (pages.includes(path)) checkDefault(problems, path, code);
    for (const target of importedFiles(problems, path, code, files)) {
      if (!seen.has(target)) waiting.push(target);
      seen.add(target);
    }
  }
  return problems.list;
}

function read(problems: Problems, path: string, text: string): ModuleCode | undefined {
  try {
    return readModule(text);
  } catch (error) {
    if (!(error instanceof UnreadableModule)) throw error;
    problems.add(
      `web/${path}:${error.place}`,
      `${error.message}. Mend this place: the file is sent as it lies, so it must be plain JavaScript, without types and without JSX.`,
    );
    return undefined;
  }
}

function checkDefault(problems: Problems, path: string, { hasDefault, unfit }: ModuleCode): void {
  const fix = 'write "export default (host) => Component", a function that takes host and answers a component';
  if (!hasDefault) problems.add(`web/${path}:1`, `has no default export: ${fix}.`);
  if (unfit) problems.add(`web/${path}:${unfit.line}`, `exports ${unfit.what} by default: ${fix}.`);
}

/** The modules that this one imports and the package has; reports every other import. */
function importedFiles(
  problems: Problems,
  path: string,
  { imports }: ModuleCode,
  files: ReadonlyMap<string, unknown>,
): string[] {
  return imports.flatMap(({ specifier, line }) => {
    const at = `web/${path}:${line}`;
    if (!/^\.{1,2}\//.test(specifier)) {
      problems.add(at, `imports "${specifier}": ${foreignFix(specifier)}.`);
      return [];
    }
    const target = posix.join(posix.dirname(path), specifier.replace(/[?#].*$/, ''));
    if (files.has(target)) return target.endsWith('.js') ? [target] : [];
    problems.add(
      at,
      `imports "${specifier}", and the package has no file ${posix.join('web', target)} for browsers: put it into web/, or mend the name.`,
    );
    return [];
  });
}

function foreignFix(specifier: string): string {
  if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(specifier))
    return 'nothing is loaded from elsewhere; put the file into web/ and import it by "./…"';
  return 'browsers know no packages; take React and kit from host, or put the code into web/ and import it by "./…"';
}
