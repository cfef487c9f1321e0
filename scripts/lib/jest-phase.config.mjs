import config from '../../jest.config.mjs';
import { root } from './paths.mjs';

/** Suites that kill processes or play the whole thread: one after the other, after all others. */
const alone = ['\\.crash\\.spec\\.ts$', '/test/walk/'];

const phases = {
  main: { testPathIgnorePatterns: ['/node_modules/', ...alone] },
  alone: { testMatch: ['**/*.crash.spec.ts', '**/test/walk/**/*.spec.ts'] },
};

/** jest.config.mjs narrowed to the phase that scripts/test.mjs runs. */
export default {
  ...config,
  rootDir: root,
  ...phases[process.env.REDMAPLE_TEST_PHASE === 'alone' ? 'alone' : 'main'],
};
