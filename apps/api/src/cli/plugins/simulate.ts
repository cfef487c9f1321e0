import { parseArgs } from 'node:util';
import { migrateHouse } from '@redmaple/house';
import { LOCALES, type Locale } from '@redmaple/i18n';
import { defaultPlugins, Keyring } from '@redmaple/platform';
import { type LoadedPlugin, type LoadedPlugins, loadPlugins } from '@redmaple/plugins/house';
import { isCountyCode } from '../counties/county-code.js';
import { CommandError, hint, required, say } from '../house/command.js';
import { onThrowAwayDatabase } from '../house/throw-away-database.js';
import { withPackage } from './found-package.js';
import { openTrial } from './simulate/open-trial.js';
import { showTrial } from './simulate/show-trial.js';
import type { PluginVerb } from './verb.js';

/** What a plugin does in a county, on a database that is dropped afterwards: before anybody else sees it. */
export const simulate: PluginVerb = {
  name: 'simulate',
  usage: '<id|folder> --county <code> [--language zh-CN|en]',
  what: '在用完即删的县里试运行：一周排班、三次派遣、一月考核 · Tries a plugin in a throw-away county: a week of shifts, three dispatches, a month’s assessment',
  run: async (environment, args) => {
    const { name, county, locale } = read(args);
    return withPackage(environment, name, async ({ directory, name: known }) => {
      const loaded = await loadPlugins({
        plugins: `${environment.PLUGINS ?? defaultPlugins},${directory}`,
        safeMode: false,
        dataDirectory: environment.DATA_DIR ?? '.data',
      });
      const plugin = triedOf(loaded, directory, known);
      const plugins = neededBy(plugin, loaded.active);
      hint('正在建立试用的县 · Making a county to try it in …');
      const masterKey = required(environment, 'MASTER_KEY');
      const trial = await onThrowAwayDatabase(
        required(environment, 'ADMIN_DATABASE_URL'),
        (url) => migrateHouse(url, Keyring.parse(masterKey), { active: plugins, skipped: [] }),
        (urls) => openTrial(urls, masterKey, { plugin, plugins, county, locale }),
      );
      showTrial(trial, plugin.definition).forEach(say);
      return 0;
    });
  },
};

function read(args: readonly string[]): { name: string | undefined; county: string; locale: Locale } {
  const text = { type: 'string' } as const;
  const parsed = (): { positionals: string[]; values: { county?: string; language?: string } } => {
    try {
      return parseArgs({ args: [...args], allowPositionals: true, options: { county: text, language: text } });
    } catch (error) {
      throw new CommandError(error instanceof Error ? error.message : String(error));
    }
  };
  const { positionals, values } = parsed();
  const { county = '', language = 'zh-CN' } = values;
  if (!isCountyCode(county))
    throw new CommandError(
      `“${county}” 不是县级行政区划代码，如 --county 140802 · "${county}" is no county: write --county 140802 (GB/T 2260).`,
    );
  const locale = LOCALES.find((one) => one === language);
  if (!locale) throw new CommandError(`--language ${LOCALES.join(' | ')}`);
  return { name: positionals[0], county, locale };
}

/** The plugin that was named; a configured one may lie at the same place. @throws CommandError with why it can't run */
function triedOf({ active, skipped }: LoadedPlugins, directory: string, name: string): LoadedPlugin {
  const found = active.find((one) => one.package.directory === directory);
  if (found) return found;
  const reasons = skipped.map((one) => `${one.name}: ${one.reason}`).join('\n');
  throw new CommandError(
    `插件 ${name} 不能运行，先用 check 检查 · ${name} can't run, see what "npm run plugins -- check" says:\n${reasons}`,
  );
}

/** It, and the configured plugins whose certificates its team types ask for. */
function neededBy(plugin: LoadedPlugin, active: readonly LoadedPlugin[]): LoadedPlugin[] {
  const codes = (plugin.definition.teamTypes ?? []).flatMap(({ requires, shifts }) => [
    ...requires.qualifications,
    ...(shifts?.slots ?? []).flatMap(({ seats = [] }) => seats.flatMap((one) => one.qualifications)),
  ]);
  const others = active.filter((one) => one !== plugin && codes.some((code) => code.startsWith(`${one.id}.`)));
  return [...others, plugin];
}
