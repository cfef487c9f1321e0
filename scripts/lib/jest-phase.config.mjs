import config from '../../jest.config.mjs';
import { root } from './paths.mjs';
import { groupsDirectory } from './spec-groups.mjs';

/** Suites that kill processes or play the whole thread: after all others. */
const alone = ['\\.crash\\.spec\\.ts$', '/test/walk/'];

/** In a run of everything, specs that load the whole server share it (spec-groups.mjs). */
const grouped = JSON.parse(process.env.REDMAPLE_GROUPED_SPECS ?? '[]');

/**
 * Kills and walks do the same on both queue backends. A run that goes through a part of what is swept kills on the one and
 * walks on the other, and the next the other way round.
 */
const onOneBackend =
  Number(process.env.SWEEP_EVERY ?? '1') > 1
    ? Number(process.env.SWEEP_FROM ?? '0') % 2 === 0
      ? ['kills-redis', 'walk-postgres']
      : ['kills-postgres', 'walk-redis']
    : [];

const phases = {
  main: {
    ...(grouped.length > 0 && {
      roots: [...config.roots, groupsDirectory],
      testMatch: [...config.testMatch, `${groupsDirectory}/*.spec.mjs`],
    }),
    testPathIgnorePatterns: [
      '/node_modules/',
      ...alone,
      ...grouped.map((file) => `^${file.replaceAll('.', String.raw`\.`)}$`),
    ],
  },
  alone: {
    testMatch: ['**/*.crash.spec.ts', '**/test/walk/**/*.spec.ts'],
    testPathIgnorePatterns: ['/node_modules/', ...onOneBackend],
  },
};

/** jest.config.mjs narrowed to the phase that scripts/test.mjs runs. */
export default {
  ...config,
  rootDir: root,
  ...phases[process.env.REDMAPLE_TEST_PHASE === 'alone' ? 'alone' : 'main'],
};
