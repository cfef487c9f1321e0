import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What they do with every question; `well` is the one that is none. */
const deeds = {
  well: 'return {};',
  loop: 'for (;;);',
  memory: 'const held = []; for (;;) held.push(Buffer.alloc(4_000_000, 1));',
  exit: 'process.exit(0);',
  flood: "for (;;) process.stdout.write('x'.repeat(65_536));",
};

/**
 * Writes isolated packages: `hostile-well`, which answers, and others that answer no question, each in another way.
 * @param {string} directory
 * @returns {{ id: string, path: string }[]}
 */
export function writeHostilePackages(directory) {
  const folder = path.join(directory, 'packages');
  mkdirSync(folder, { recursive: true });
  symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), path.join(folder, 'node_modules'), 'dir');
  return Object.entries(deeds).map(([deed, code]) => {
    const id = `hostile-${deed}`;
    const own = path.join(folder, id);
    mkdirSync(own);
    writeFileSync(
      path.join(own, 'package.json'),
      JSON.stringify({
        name: id,
        version: '1.0.0',
        private: true,
        type: 'module',
        exports: './index.mjs',
        redmaple: { isolation: 'process' },
      }),
    );
    writeFileSync(path.join(own, 'index.mjs'), sourceOf(id, code));
    return { id, path: own };
  });
}

/** @param {string} id @param {string} code */
const sourceOf = (id, code) => `import { definePlugin } from '@redmaple/plugins';

export default definePlugin({
  id: '${id}',
  version: '1.0.0',
  requires: '^1.4',
  counties: 'all',
  isolation: 'process',
  requests: { 'POST act': { roles: ['operator'], answer: () => { ${code} } } },
  labels: { 'zh-CN': {}, en: {} },
});
`;
