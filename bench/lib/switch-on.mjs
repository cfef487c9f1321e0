import { NestFactory } from '@nestjs/core';

/**
 * Enters counties and switches plugins on in them, as the system does.
 * @param {Awaited<ReturnType<typeof import('./house.mjs').openBenchHouse>>} house
 * @param {string} installed value of PLUGINS; one that does not load is an error
 * @param {Record<string, readonly string[]>} wishes ids of plugins by the code of the county
 */
export async function switchOn(house, installed, wishes) {
  const { asSystem, Counties } = await import('@redmaple/platform');
  const { loadPlugins, PluginSwitch } = await import('@redmaple/plugins/house');
  const { ApiModule } = await import('../../apps/api/dist/api.module.js');
  const plugins = await loadPlugins({ plugins: installed, safeMode: false, dataDirectory: house.directory });
  if (plugins.skipped.length > 0) throw new Error(`Plugins do not load: ${JSON.stringify(plugins.skipped)}`);
  const app = await NestFactory.createApplicationContext(ApiModule.forRoot({ env: house.env(), plugins }), {
    logger: false,
  });
  for (const [county, ids] of Object.entries(wishes)) {
    await app.get(Counties).register({ code: county, name: '测试县' });
    for (const id of ids)
      await asSystem(county, 'system:bench', () => app.get(PluginSwitch, { strict: false }).enable(id));
  }
  await app.close();
}
