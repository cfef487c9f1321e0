import { defineConfig } from '@playwright/test';
import { chromium } from './support/chromium.js';
import { laptop, phone } from './support/devices.js';
import { system } from './support/system.js';

const screenshots = process.env.SCREENSHOTS === '1';
/**
 * What a run of everything is made of: `states` looks at every page in every state and `flows` walks through them, in several
 * browsers at once, since most of a flow is waiting; `measured` is what is timed by the clock, one after the other with nothing beside it.
 */
const part = process.env.BROWSER_PART;
const measured = [
  'dispatch.laptop',
  'leaks.laptop',
  'lighthouse.phone',
  'live.laptop',
  'scale.laptop',
  'sizes.phone',
].map((name) => `**/${name}.e2e.ts`);
const states = '**/states/*.e2e.ts';

const parts: Readonly<Record<string, { readonly run: string[]; readonly leave: string[]; readonly workers: number }>> =
  {
    states: { run: [states], leave: [], workers: 3 },
    flows: { run: ['**/*.e2e.ts'], leave: [states, ...measured], workers: 3 },
    together: { run: ['**/*.e2e.ts'], leave: measured, workers: 3 },
    measured: { run: measured, leave: [], workers: 1 },
  };
const { run, leave, workers } = parts[part ?? ''] ?? { run: ['**/*.e2e.ts'], leave: [], workers: 1 };

/** Where a run leaves traces and pictures of what failed. */
const leavings = '../../test-results';

export default defineConfig({
  testDir: '.',
  testMatch: screenshots ? '**/*.pictures.ts' : run,
  outputDir: part ? `${leavings}/${part}` : leavings,
  workers,
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
    { name: 'phone', use: phone, testIgnore: ['**/*.laptop.*.ts', ...leave] },
    { name: 'laptop', use: laptop, testIgnore: ['**/*.phone.*.ts', ...leave] },
  ],
});
