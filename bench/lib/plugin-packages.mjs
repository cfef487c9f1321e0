import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Writes packages of plugins, each with a decision on signing up and an ear for sign-ups, below a folder that finds the SDK.
 * @param {string} directory @param {number} count
 * @param {boolean} waits whether what hears has to be waited for
 * @returns {{ id: string, path: string }[]}
 */
export function writePluginPackages(directory, count, waits) {
  const folder = path.join(directory, 'packages');
  mkdirSync(folder, { recursive: true });
  symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), path.join(folder, 'node_modules'), 'dir');
  return Array.from({ length: count }, (_, index) => {
    const id = `bench-${String(index + 1).padStart(2, '0')}`;
    const own = path.join(folder, id);
    mkdirSync(own);
    writeFileSync(
      path.join(own, 'package.json'),
      JSON.stringify({ name: id, version: '1.0.0', private: true, type: 'module', exports: './index.mjs' }),
    );
    writeFileSync(path.join(own, 'index.mjs'), sourceOf(id, waits));
    return { id, path: own };
  });
}

/** @param {string} id @param {boolean} waits */
const sourceOf = (id, waits) => `import { definePlugin } from '@redmaple/plugins';

let heard = 0;

export default definePlugin({
  id: '${id}',
  version: '1.0.0',
  requires: '^1.4',
  counties: 'all',
  on: {
    'application.submitted': ${waits ? 'async ' : ''}({ payload }) => {
      if (payload.teamTypeCode === 'maple-grove.river-patrol') heard++;
    },
  },
  decide: {
    'sign-up': {
      reasons: [{ code: 'too-young', fixableBy: 'nobody' }],
      check: ({ person, day }) => (person.age !== undefined && person.age < 14 && day > '2000' ? ['too-young'] : []),
    },
  },
  labels: { 'zh-CN': { 'too-young': '年龄不够' }, en: { 'too-young': 'Too young' } },
});
`;
