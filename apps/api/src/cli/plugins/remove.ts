import { join } from 'node:path';
import { asSystem, Counties, FileStore, Messages } from '@redmaple/platform';
import { CountyPlugins, PluginsService } from '@redmaple/plugins/house';
import { letOthersNotice } from '../counties/close-county.js';
import { commandActor } from '../counties/create-county.js';
import { CommandError, hint, required, say } from '../house/command.js';
import { type House, withHouse } from '../house/with-house.js';
import { exportPluginTables } from './export-tables.js';
import { changingPackages } from './package-change.js';
import { anybodyRuns, rollOut } from './roll-out.js';
import type { PluginVerb } from './verb.js';

/** Takes an installed package out of a running installation: off everywhere, its data exported, then unloaded. */
export const remove: PluginVerb = {
  name: 'remove',
  usage: '<id>',
  what: '停用、导出数据并卸下插件包，数据库中的数据保留 · Switches it off, exports its data and unloads it; its tables stay',
  run: (environment, [id]) => {
    if (id === undefined) throw new CommandError('用法 · Usage: npm run plugins -- remove <id>');
    return changingPackages(environment, async (change) => {
      if (!change.before.packages.some((one) => one.pluginId === id))
        throw new CommandError(
          `${id} 不是用命令安装的插件包 · ${id} was not installed by command; what PLUGINS names is taken out there.`,
        );
      const others = change.before.packages.filter((one) => one.pluginId !== id).map((one) => one.digest);
      const runs = await anybodyRuns(change.sql);
      const folder = await withHouse(environment, async (house) => {
        const off = await switchOff(house, id);
        if (off.length > 0) {
          say(`已在以下县停用 · Switched off in: ${off.join(', ')}`);
          // Nothing is written any more once every process knows.
          if (runs) await letOthersNotice();
        }
        const plugin = house.plugins.active.find((one) => one.id === id);
        return exportPluginTables(change.connection, {
          pluginId: id,
          definition: plugin?.definition,
          store: house.get(FileStore),
          into: join(required(environment, 'DATA_DIR'), 'exports-of-plugins'),
        });
      });
      say(`数据已导出 · Data exported: ${folder}`);
      await rollOut(change, { packages: others, what: `remove ${id}` });
      say(`${id} 已卸下，表和数据仍在数据库中 · is unloaded; its tables and data stay in the database.`);
      hint(
        `确认不再需要后，由两人确认清除 · Once two people agree that nobody needs it:\n  npm run plugins -- forget ${id} --confirmed-by <name> --confirmed-by <name>`,
      );
      return 0;
    });
  },
};

async function switchOff(house: House, id: string): Promise<string[]> {
  const off: string[] = [];
  for (const [code] of await house.get(Counties).all()) {
    await asSystem(code, commandActor, async () => {
      // Its words go with it.
      await house.get(Messages).cancel(`plugin:${id}:`);
      const state = (await house.get(CountyPlugins).all()).get(id);
      if (!state?.enabled) return;
      await house.get(PluginsService).change(id, { enabled: false, version: state.version });
      off.push(code);
    });
  }
  return off;
}
