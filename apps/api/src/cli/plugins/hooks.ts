import { hookLines } from '@redmaple/plugins/house';
import { hint, say } from '../house/command.js';
import { pluginsOf } from '../house/with-house.js';
import type { PluginVerb } from './verb.js';

/** Every hook there is: its kind, name, since when, whether something better has come, and the plugins here that use it. */
export const hooks: PluginVerb = {
  name: 'hooks',
  what: '有哪些接口点，哪些插件在用 · Every hook, since when, and the plugins that use it',
  async run(environment) {
    const { active } = await pluginsOf(environment);
    for (const { kind, name, since, deprecated, usedBy } of hookLines(active.map((one) => one.definition)))
      say([kind, name, since, deprecated ? `deprecated ${deprecated.since}` : '-', usedBy.join(',') || '-'].join('\t'));
    hint('接口点的说明 · What each is for: docs/plugins/hooks.md');
    return 0;
  },
};
