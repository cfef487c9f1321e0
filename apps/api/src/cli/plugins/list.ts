import { asSystem, Counties } from '@redmaple/platform';
import { CountyPlugins, IsolationSwitch } from '@redmaple/plugins/house';
import { commandActor } from '../counties/create-county.js';
import { hint, say } from '../house/command.js';
import { type House, withHouse } from '../house/with-house.js';
import type { PluginVerb } from './verb.js';

/** Every plugin of this installation: its id, version and the counties that have it on; what does not run, with the reason. */
export const list: PluginVerb = {
  name: 'list',
  what: '本机的插件及启用它们的县 · The plugins of this installation, and where they are on',
  run: (environment) =>
    withHouse(environment, async (house) => {
      const counties = await countiesByPlugin(house);
      for (const { id, definition } of house.plugins.active)
        say([id, definition.version, (counties.get(id) ?? []).join(',') || '-'].join('\t'));
      for (const { name, reason } of house.plugins.skipped) hint(`插件未运行 · Not running: ${name}: ${reason}`);
      const stop = await house.get(IsolationSwitch).read();
      if (stop)
        hint(
          `隔离插件已停用 · Isolated plugins are stopped since ${stop.since.toISOString()}${stop.reason === null ? '' : `: ${stop.reason}`}`,
        );
      return 0;
    }),
};

async function countiesByPlugin(house: House): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const [code] of await house.get(Counties).all()) {
    const states = await asSystem(code, commandActor, () => house.get(CountyPlugins).all());
    for (const { pluginId, enabled } of states.values())
      if (enabled) found.set(pluginId, [...(found.get(pluginId) ?? []), code]);
  }
  return found;
}
