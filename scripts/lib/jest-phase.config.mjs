import config from '../../jest.config.mjs';
import { root } from './paths.mjs';
import { groupsDirectory } from './spec-groups.mjs';
import { sweep } from './sweep.mjs';

/** Suites that kill processes or play the whole thread: after all others. */
const alone = ['\\.crash\\.spec\\.ts$', '/test/walk/'];

/** In a run of everything, specs that load the whole server share it (spec-groups.mjs). */
const grouped = JSON.parse(process.env.REDMAPLE_GROUPED_SPECS ?? '[]');

/**
 * What takes long and seldom breaks is left out by turns in a run that goes through a part of what is swept, and comes the next
 * time: kills on one queue backend and walks on the other, and half of the suites that start processes and servers of their own.
 */
const turns = [
  ['kills-redis', 'walk-postgres', 'test/ops/commands', 'test/start\\.', 'host/load-plugins'],
  [
    'kills-postgres',
    'walk-redis',
    'test/race/',
    'test/ops/(backup|counties|keys|rehearsal|audit)\\.',
    'test/embedded-postgres',
    'test/walk/packages',
    'test/rolling',
  ],
];
const leftOut = sweep.isPart && grouped.length > 0 ? turns[sweep.turnOf(turns.length)] : [];

const phases = {
  main: {
    ...(grouped.length > 0 && {
      roots: [...config.roots, groupsDirectory],
      testMatch: [...config.testMatch, `${groupsDirectory}/*.spec.mjs`],
    }),
    testPathIgnorePatterns: [
      '/node_modules/',
      ...alone,
      ...leftOut,
      ...grouped.map((file) => `^${file.replaceAll('.', String.raw`\.`)}$`),
    ],
  },
  alone: {
    testMatch: ['**/*.crash.spec.ts', '**/test/walk/**/*.spec.ts'],
    testPathIgnorePatterns: ['/node_modules/', ...leftOut],
  },
};

/** jest.config.mjs narrowed to the phase that scripts/test.mjs runs. */
export default {
  ...config,
  rootDir: root,
  ...phases[process.env.REDMAPLE_TEST_PHASE === 'alone' ? 'alone' : 'main'],
};
