import 'reflect-metadata';
import { pathToFileURL } from 'node:url';
import type { PluginDefinition } from '../define/plugin.js';
// All that a plugin may import: its loading is not the plugin's time.
import '../index.js';
import { describeProblem, isRecord } from '../validate/problems.js';
import { validateImports } from '../validate/validate-imports.js';
import { validateModules } from '../validate/validate-modules.js';
import { validateWebFiles } from '../validate/validate-web-files.js';
import type { SuiteMessage, SuiteRequest } from './check-package.js';
import { conformanceChecks } from './checks.js';
import { previousVersionsIn, upgradeProblems } from './previous-version.js';

// Run as a process of its own: loads a package, runs the conformance suite on it, and tells what it is at, so that the parent
// knows what to blame when this process hangs or dies.

const send = process.send?.bind(process);
// What is checked must not answer in the checker's place.
process.send = undefined;

interface Step {
  readonly title: string;
  readonly chinese: string;
  readonly problems: (plugin: PluginDefinition) => string[] | Promise<string[]>;
}

function tell(message: SuiteMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    send?.(message, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });
}

/** What concerns the package and not the definition alone. */
function ofPackage(directory: string): Step[] {
  return [
    {
      title: 'brings the files of its pages',
      chinese: '页面文件齐全，浏览器能读',
      problems: (plugin) => {
        const files = validateWebFiles(plugin, directory);
        return (files.length > 0 ? files : validateModules(plugin, directory)).map(describeProblem);
      },
    },
    {
      title: 'works with what people answered to earlier versions',
      chinese: '能接着用旧版本收到的回答',
      problems: (plugin) => upgradeProblems(plugin, previousVersionsIn(directory)),
    },
  ];
}

/** @returns whether the promise is kept */
async function check(step: Step, plugin: PluginDefinition): Promise<boolean> {
  const { title, chinese } = step;
  await tell({ kind: 'at', title, chinese });
  const problems = await found(step, plugin);
  await tell({ kind: 'promise', promise: { title, chinese, problems } });
  return problems.length === 0;
}

async function found(step: Step, plugin: PluginDefinition): Promise<string[]> {
  try {
    return await step.problems(plugin);
  } catch (error) {
    return [reasonOf(error)];
  }
}

async function checkAll({ entry, directory }: SuiteRequest): Promise<void> {
  const loading = { title: 'can be loaded', chinese: '可以载入' };
  await tell({ kind: 'at', ...loading });
  // Before any of it runs.
  const reaching = validateImports(directory, entry).map(describeProblem);
  if (reaching.length > 0) return tell({ kind: 'promise', promise: { ...loading, problems: reaching } });
  let plugin: unknown;
  try {
    plugin = ((await import(pathToFileURL(entry).href)) as { default?: unknown }).default;
  } catch (error) {
    return tell({ kind: 'promise', promise: { ...loading, problems: [reasonOf(error)] } });
  }
  await tell({ kind: 'promise', promise: { ...loading, problems: [] } });
  if (isRecord(plugin)) await tell({ kind: 'plugin', id: String(plugin.id), version: String(plugin.version) });
  // The others rely on the first three: on what is no plugin they would stumble and say nothing that helps.
  const steps = [...conformanceChecks, ...ofPackage(directory)];
  let sound = true;
  for (const [index, step] of steps.entries()) {
    if (index >= 3 && !sound) break;
    sound = (await check(step, plugin as PluginDefinition)) && sound;
  }
}

/** The first line of an error, and what to do about the most frequent one. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const line = (text.split('\n')[0] ?? '').slice(0, 500);
  return (error as { code?: unknown } | null)?.code === 'ERR_MODULE_NOT_FOUND'
    ? `${line}. Install it beside the package, or mend the import.`
    : line;
}

process.once('message', (request: SuiteRequest) => {
  void (async () => {
    await tell({ kind: 'ready' });
    await checkAll(request);
    await tell({ kind: 'end' });
    process.exit(0);
  })();
});
