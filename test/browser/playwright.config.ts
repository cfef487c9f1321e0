import { defineConfig } from '@playwright/test';
import { chromium } from './support/chromium.js';
import { laptop, phone } from './support/devices.js';
import { system } from './support/system.js';

const screenshots = process.env.SCREENSHOTS === '1';
/**
 * `states` looks at every page in every state, `flows` is all the rest. `core` is of the flows what every
 * change can wait for: the whole thread, the sign-up and the patrol log with a cut network, the dispatch board, the stream, the sizes.
 */
const part = process.env.BROWSER_PART;
const core = [
  'dispatch.laptop',
  'live.laptop',
  'me-patrol.phone',
  'shell',
  'sign-up.phone',
  'sizes.phone',
  'thread.phone',
];
const matches =
  part === 'states'
    ? ['**/states/*.e2e.ts']
    : part === 'core'
      ? core.map((name) => `**/${name}.e2e.ts`)
      : ['**/*.e2e.ts'];

const states = part === 'flows' ? ['**/states/*.e2e.ts'] : [];

/** Where a run leaves traces and pictures of what failed. */
const leavings = '../../test-results';

export default defineConfig({
  testDir: '.',
  testMatch: screenshots ? '**/*.pictures.ts' : matches,
  outputDir: part === 'states' ? `${leavings}/states` : leavings,
  // Flows are measured by the clock, so nothing else runs beside them.
  workers: part === 'states' ? 2 : 1,
  retries: 0,
  forbidOnly: process.env.CI === 'true',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: system.baseUrl,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Recorded all along, which takes a third more time.
    trace: process.env.CI === 'true' ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: chromium.path, args: chromium.arguments },
  },
  // A file runs at both sizes unless its name says for whom it is: `roster.laptop.e2e.ts`, `shifts.phone.e2e.ts`.
  projects: [
    { name: 'phone', use: phone, testIgnore: ['**/*.laptop.*.ts', ...states] },
    { name: 'laptop', use: laptop, testIgnore: ['**/*.phone.*.ts', ...states] },
  ],
});
