import { afterAll, describe, expect, it } from '@jest/globals';
import { missingKeys } from '@redmaple/i18n';
import { type TestDatabase, testMasterKey } from '@redmaple/platform/testing';
import { importPackage, type LoadedPlugin, resolvePackage, runPluginMigrations } from '@redmaple/plugins/house';
import { openTrial } from '../../apps/api/src/cli/plugins/simulate/open-trial.js';
import { showTrial } from '../../apps/api/src/cli/plugins/simulate/show-trial.js';
import { simulateTexts } from '../../apps/api/src/cli/plugins/simulate/simulate.texts.js';
import { widthOf } from '../../apps/api/src/cli/plugins/simulate/table.js';
import { repository } from '../support/child.js';
import { sweptByTurns } from '../support/swept.js';
import { newDatabase } from './house.js';

describe('npm run plugins -- simulate', () => {
  const databases: TestDatabase[] = [];

  afterAll(async () => {
    // Its people are written straight into the tables: what leads there is not what is tried.
    for (const one of databases) await one.drop({ madeUp: true });
  });

  async function loaded(name: string): Promise<LoadedPlugin> {
    const found = resolvePackage(name, repository);
    const definition = await importPackage(found);
    return { id: definition.id, package: found, definition };
  }

  async function trial(name: string, locale: 'zh-CN' | 'en', county = '140802'): Promise<string[]> {
    const plugin = await loaded(name);
    const database = await newDatabase();
    databases.push(database);
    await runPluginMigrations(database.migratorUrl, { active: [plugin], skipped: [] });
    const shown = await openTrial(database, testMasterKey, { plugin, plugins: [plugin], county, locale });
    return showTrial(shown, plugin.definition);
  }

  const sameTwice = async (): Promise<void> => {
    const [first, second] = [await trial('zhuji', 'zh-CN', '330681'), await trial('zhuji', 'zh-CN', '330681')];
    expect(first).toEqual(second);
    const text = first.join('\n');
    for (const heading of ['一、队伍', '二、一周排班', '三、三次派遣', '四、2026-02 的月度考核', '五、声明的部分'])
      expect(text).toContain(heading);
    expect(text).toContain('次序：插件自己的');
    expect(text).toMatch(/已声明，尚未生效/);
    expect(text).not.toContain('⟦');
    expect(missingKeys(simulateTexts)).toEqual([]);
  };

  const inEnglish = async (): Promise<void> => {
    const lines = await trial('./test/fixtures/plugins/lake', 'en', '510903');
    const text = lines.join('\n');
    // Eight hours, two people, round the clock.
    expect(text).toMatch(/00:00–08:00 +2\/2 +2\/2 +2\/2 +2\/2 +2\/2 +2\/2 +2\/2/);
    expect(text).toContain('Note: the plugin does not name this county');
    // Its order leaves out whoever is on another shore than the request says.
    expect(text).toContain('Not suited by the rules of this kind of team');
    expect(text).toMatch(/Birds rescued \d/);
    expect(Math.max(...lines.map(widthOf))).toBeLessThan(170);
  };

  const trials = [
    ['shows the same twice, in Chinese', sameTwice],
    ['shows what the plugin itself decides, in English', inEnglish],
  ] as const;

  it.each(sweptByTurns(trials))(
    '%s',
    async (_title, run) => {
      await expect(run()).resolves.toBeUndefined();
    },
    180_000,
  );
});
