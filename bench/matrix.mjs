import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// npm run bench:matrix: six packs in five counties with 20,000 volunteers each. Nothing of one pack may show in a county that it is
// not meant for; the same test as in every run (test/system/plugin-matrix.spec.ts), over 100,000 invented people.
const script = fileURLToPath(new URL('../scripts/test.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [script, 'test/system/plugin-matrix'], {
  stdio: 'inherit',
  env: { ...process.env, MATRIX_PEOPLE: process.env.MATRIX_PEOPLE ?? '20000' },
});
process.exitCode = status ?? 1;
