import { defineConfig } from '@playwright/test';
import { sweep } from '../../scripts/lib/sweep.mjs';
import { chromium } from './support/chromium.js';
import { laptop, phone } from './support/devices.js';
import { system } from './support/system.js';

const screenshots = process.env.SCREENSHOTS === '1';
/** What is timed by the clock, with nothing beside it. */
const measured = files(
  'dispatch.laptop',
  'leaks.laptop',
  'lighthouse.phone',
  'live.laptop',
  'sizes.phone',
  'thread.phone',
);
/** What is looked at in a county of a hundred thousand: last, since the county stays so. */
const large = files('scale.laptop', 'scale-answers.laptop');
const states = ['**/states/*.e2e.ts'];
/** Flows of which a run that goes through a part of what is swept takes the one half, and the next run the other; the large county comes instead. */
const turns = [
  files(
    'certificates.laptop',
    'eligibility.laptop',
    'own-data.phone',
    'plugin-views.laptop',
    'recruitment.laptop',
    'teams.laptop',
    'training.laptop',
  ),
  files(
    'administration.laptop',
    'duplicates.laptop',
    'exports.laptop',
    'imports.laptop',
    'people.laptop',
    'plugin-modules.laptop',
    'recognition.laptop',
    'rosters.laptop',
  ),
];
const turn = sweep.turnOf(turns.length);
const leftOut = sweep.isPart ? (sweep.from === 0 ? turns : turns.slice(turn, turn + 1)).flat() : [];

interface Part {
  readonly run: readonly string[];
  readonly leave?: readonly string[];
  /** Browsers at once. Most of a flow is waiting. */
  readonly workers: number;
}

/** What a run of everything is made of (`together`, `measured`, `large`), and what one may want by itself. */
const parts: Readonly<Record<string, Part>> = {
  together: { run: ['**/*.e2e.ts'], leave: [...measured, ...large, ...leftOut], workers: 3 },
  states: { run: states, workers: 3 },
  flows: { run: ['**/*.e2e.ts'], leave: [...states, ...measured, ...large], workers: 3 },
  measured: { run: measured, workers: 1 },
  large: { run: large, workers: 1 },
};
const part = process.env.BROWSER_PART;
const { run, leave = [], workers } = parts[part ?? ''] ?? { run: ['**/*.e2e.ts'], workers: 1 };

/** Side by side, what only takes work to draw is left out: a browser's frame, motion, and four dots for each point of a phone. */
const sideBySide = workers > 1;
const plain = sideBySide ? { deviceScaleFactor: 1, contextOptions: { reducedMotion: 'reduce' as const } } : {};

function files(...names: readonly string[]): string[] {
  return names.map((name) => `**/${name}.e2e.ts`);
}

/** Where a run leaves traces and pictures of what failed. */
const leavings = '../../test-results';

export default defineConfig({
  testDir: '.',
  testMatch: screenshots ? '**/*.pictures.ts' : [...run],
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
    launchOptions: { executablePath: sideBySide ? chromium.light : chromium.path, args: chromium.arguments },
  },
  // A file runs at both sizes unless its name says for whom it is: `roster.laptop.e2e.ts`, `shifts.phone.e2e.ts`.
  projects: [
    { name: 'phone', use: { ...phone, ...plain }, testIgnore: ['**/*.laptop.*.ts', ...leave] },
    { name: 'laptop', use: { ...laptop, ...plain }, testIgnore: ['**/*.phone.*.ts', ...leave] },
  ],
});
