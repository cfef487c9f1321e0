import { describe, expect, it } from '@jest/globals';
import type { PluginScreens } from '../../../app/plugin-manifest.js';
import { moduleAddress } from './load-module.js';

const plugin = (modules?: string): PluginScreens => ({
  id: 'rescue-points',
  label: { 'zh-CN': '救生点', en: 'Rescue points' },
  pages: [],
  panels: [],
  mapLayers: [],
  ...(modules !== undefined && { modules }),
});
const own = '/plugins/rescue-points/0123456789abcdef/';

describe('the address of a module', () => {
  it('lies in the plugin’s folder, and is another one for every try', () => {
    expect(moduleAddress(plugin(own), 'calendar.js', 0)).toBe(`${own}calendar.js`);
    expect(moduleAddress(plugin(own), 'parts/calendar.js', 2)).toBe(`${own}parts/calendar.js?again=2`);
  });

  it.each([
    [undefined, 'calendar.js'],
    ['/plugins/another/0123/', 'calendar.js'],
    ['https://elsewhere.example/plugins/rescue-points/', 'calendar.js'],
    ['/plugins/rescue-points/../another/', 'calendar.js'],
    ['/plugins/rescue-points/0123', 'calendar.js'],
    [own, '../another/x.js'],
    [own, '/api/v1/session'],
    [own, 'https://elsewhere.example/x.js'],
    [own, 'calendar.css'],
    [own, ''],
  ])('is nowhere for %p and %p', (modules, file) => {
    expect(moduleAddress(plugin(modules), file, 0)).toBeUndefined();
  });
});
