import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { defaultPlugins } from '@redmaple/platform';
import { loadPlugins } from '@redmaple/plugins/house';
import { repository } from '../support/child.js';
import { repositoryFile } from '../support/documents.js';

/** What a county writes is little: every .ts and .json of a pack, formatted, without its tests. */
const mostLines = 300;

/** The packs and the counties that they are meant for. */
const packs = {
  'maple-grove': 'all',
  zhuji: ['330681'],
  ruicheng: ['140830'],
  suining: ['510903'],
  yanhu: ['140802'],
  anding: ['621102'],
} as const;
const ids = Object.keys(packs) as (keyof typeof packs)[];

describe('the packs of the counties', () => {
  it.each(ids)('%s is written in 300 lines', (id) => {
    const folder = path.join(repository, 'plugins', id);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|json)$/.test(file) && !/^(dist|node_modules)\b/.test(file) && !file.endsWith('.spec.ts'))
      .map((file) => readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n').length);
    expect(files.length).toBeGreaterThanOrEqual(4);
    expect(files.reduce((sum, lines) => sum + lines, 0)).toBeLessThanOrEqual(mostLines);
  });

  it('are all there at an ordinary start, each for its own county', async () => {
    const { active, skipped } = await loadPlugins({
      plugins: defaultPlugins,
      safeMode: false,
      dataDirectory: '/tmp/redmaple-test-plugins',
      limit: 60_000,
    });
    expect(skipped).toEqual([]);
    const counties = Object.fromEntries(active.map(({ id, definition }) => [id, definition.counties]));
    expect(counties).toEqual({ ...packs, 'rescue-points': 'all' });
  }, 120_000);

  it.each(ids)('%s says in its README, in both languages, what it declares', (id) => {
    const text = repositoryFile(`plugins/${id}/README.md`);
    expect(text).toMatch(/[\u4e00-\u9fff]{4}/);
    expect(text).toMatch(/Owner: /);
    for (const team of text.matchAll(/`([a-z-]+)\.[a-z-]+`/g)) expect(ids).toContain(team[1]);
  });
});
