import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { requireSupportedNode } from './lib/node-version.mjs';
import { chromiumPath, ensureBrowserParts, lightChromiumPath } from './lib/browser-parts.mjs';
import { runningSystem, startBrowserSystem } from './lib/browser-system.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { sweep } from './lib/sweep.mjs';
import { TestRun } from './lib/test-run.mjs';

// npm run test:browser [-- path … | Playwright's options]: the browser tests on a freshly started demo system.
// npm run screenshots: the same, but takes the pictures of docs/screenshots.
// The last line is "N passed, N failed, N skipped".
//
//   RUNNING=<file>  tests the system whose start screen is in the file (`npm start > file`) instead of starting one
//   CHROMIUM=<path> drives this browser
//   SWEEP_EVERY=3   goes through each third page where a suite goes through all: states, sizes, keyboard; SWEEP_FROM says from which on;
//                   half of the flows come with each second run, the large county with the first, instead of flows
//   BROWSER_PART=states | flows | measured | large  runs a part (test/browser/playwright.config.ts)

requireSupportedNode();

const screenshots = process.argv.includes('--screenshots');
const given = process.argv.slice(2).filter((argument) => argument !== '--screenshots');
const tests = new TestRun({ title: 'Browser tests', prefix: 'redmaple-browser-', stopsOn: 'SIGINT' });

await tests.run(main);

async function main() {
  ensureInstalled();
  const missing = ensureBrowserParts();
  if (missing.length > 0) return withoutBrowser(missing);
  if (!process.env.RUNNING) ensureBuilt();
  const directory = tests.directory();
  const system = await systemFor(directory);
  console.log(`The system answers at ${system.baseUrl} (${tests.seconds()} s)`);
  const env = {
    ...process.env,
    CHROMIUM: chromiumPath(),
    CHROMIUM_LIGHT: lightChromiumPath(),
    BROWSER_SYSTEM: JSON.stringify({ ...system, directory: sharedDirectory(directory) }),
    ...(screenshots && { SCREENSHOTS: '1' }),
  };
  // In a run of everything several browsers work at once, before what is measured runs with nothing beside it and the county grows large.
  for (const part of screenshots || given.length > 0 ? [undefined] : chosenParts()) {
    const results = path.join(directory, `${part ?? 'all'}.json`);
    const code = await runPlaywright({
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_FILE: results,
      ...(part && { BROWSER_PART: part }),
    });
    if (tests.interrupted) return;
    tests.add(() => read(results), code, 'Playwright left no results');
    console.log(`${part ?? 'All'}: ${tests.seconds()} s since the start`);
  }
}

function chosenParts() {
  if (process.env.BROWSER_PART) return [process.env.BROWSER_PART];
  return ['together', 'measured', ...(sweep.from === 0 ? ['large'] : [])];
}

async function systemFor(directory) {
  if (process.env.RUNNING) return runningSystem(process.env.RUNNING);
  const { system, stop } = await startBrowserSystem(directory, { screenshots });
  tests.afterwards(stop);
  return system;
}

/** Where sign-ins are kept: a running system must not be asked for a second one with the same code. */
function sharedDirectory(directory) {
  const shared = process.env.RUNNING
    ? `${path.resolve(process.env.RUNNING)}.sign-ins`
    : path.join(directory, 'sign-ins');
  mkdirSync(shared, { recursive: true, mode: 0o700 });
  writeFileSync(path.join(shared, '.run'), String(process.pid));
  return shared;
}

function withoutBrowser(missing) {
  console.error(
    `\n*** 缺少 ${missing.join('、')}：浏览器测试不会运行 ***\n` +
      `*** ${missing.join(' and ')} missing: the browser tests cannot run. Install it, or name a Chromium in CHROMIUM. ***\n`,
  );
  if (tests.mustRunAll) tests.counts.failed += 1;
}

/** @returns {Promise<number>} exit code */
function runPlaywright(env) {
  const args = [
    path.join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
    'test',
    `--config=${path.join(root, 'test', 'browser', 'playwright.config.ts')}`,
    ...given,
  ];
  return tests.program(args, { cwd: root, env, stdio: 'inherit' });
}

function read(file) {
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: stats.expected,
    // A file that does not even load has no tests to count, and is a failure all the same.
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}
