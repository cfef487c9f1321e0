import { defineConfig } from '@playwright/test';
import { laptop, phone } from './support/devices.js';
import { system } from './support/system.js';

const screenshots = process.env.SCREENSHOTS === '1';

/** Where a run leaves traces and pictures of what failed. */
const leavings = '../../test-results';

export default defineConfig({
  testDir: '.',
  testMatch: screenshots ? '**/*.pictures.ts' : '**/*.e2e.ts',
  outputDir: leavings,
  workers: 1,
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
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // A file runs at both sizes unless its name says for whom it is: `roster.laptop.e2e.ts`, `shifts.phone.e2e.ts`.
  projects: [
    { name: 'phone', use: phone, testIgnore: '**/*.laptop.*.ts' },
    { name: 'laptop', use: laptop, testIgnore: '**/*.phone.*.ts' },
  ],
});
