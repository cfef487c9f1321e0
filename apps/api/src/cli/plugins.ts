import 'reflect-metadata';
import { CommandError, runCommand } from './house/command.js';
import { check } from './plugins/check.js';
import { forget } from './plugins/forget.js';
import { install, upgrade } from './plugins/install.js';
import { hooks } from './plugins/hooks.js';
import { allowIsolated, stopIsolated } from './plugins/isolated-switch.js';
import { list } from './plugins/list.js';
import { remove } from './plugins/remove.js';
import { simulate } from './plugins/simulate.js';
import type { PluginVerb } from './plugins/verb.js';

// npm run plugins: what an author and whoever runs the installation do with plugins. One file per verb in ./plugins.

const verbs: readonly PluginVerb[] = [
  list,
  hooks,
  check,
  simulate,
  install,
  upgrade,
  remove,
  forget,
  stopIsolated,
  allowIsolated,
];

const usage = [
  '用法 · Usage:',
  ...verbs.map(({ name, usage: rest, what }) => `  npm run plugins -- ${[name, rest].join(' ').trim()}\n      ${what}`),
].join('\n');

await runCommand((environment, [name, ...rest]) => {
  const verb = verbs.find((one) => one.name === name);
  if (!verb) throw new CommandError(usage);
  return verb.run(environment, rest);
});
