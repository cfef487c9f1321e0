import type { PluginDefinition } from '../define/plugin.js';
import { readPluginFiles } from '../screens/plugin-files.js';
import { type PluginProblem, Problems } from './problems.js';

/**
 * Checks that the modules a plugin's pages name lie in its package. What is in them is read once per state of the package, see
 * `validateModules`.
 * @param directory folder of the package.
 */
export function validateWebFiles(plugin: PluginDefinition, directory: string): PluginProblem[] {
  const problems = new Problems();
  const files = readFiles(problems, directory);
  for (const [index, { view }] of (plugin.pages ?? []).entries()) {
    if (view.kind !== 'module' || files.has(view.file)) continue;
    problems.add(
      `pages[${index}].view.file`,
      `is "${view.file}", and the package has no file web/${view.file}: put it there, as a file of its own and no link.`,
    );
  }
  return problems.list;
}

function readFiles(problems: Problems, directory: string): ReadonlySet<string> {
  try {
    return new Set(readPluginFiles(directory)?.files.keys() ?? []);
  } catch (error) {
    problems.add('web', error instanceof Error ? error.message : String(error));
    return new Set();
  }
}
