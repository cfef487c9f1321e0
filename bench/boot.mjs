import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { load, median, numberOption, report, round } from './lib/bench.mjs';

// npm run bench:boot: from spawn to the first 200 of /health/ready, timed from outside. Cold = new data directory and
// nothing compiled, the web neither; warm = the same directory again.

const root = fileURLToPath(new URL('..', import.meta.url));
const warmRounds = numberOption('rounds', 5);
const goals = { warmSeconds: 5, coldSeconds: 45 };
const port = 34_000 + Math.floor(Math.random() * 1_000);

const directory = mkdtempSync(path.join(tmpdir(), 'redmaple-boot-'));
forgetBuild();
const cold = await startOnce();
console.log(`first start: ${round(cold, 2)} s (load ${load()})`);
/** @type {number[]} */
const warm = [];
for (let one = 0; one < warmRounds; one++) {
  warm.push(await startOnce());
  console.log(`warm start ${one + 1}: ${round(warm.at(-1) ?? 0, 2)} s (load ${load()})`);
}
rmSync(directory, { recursive: true, force: true });
const result = {
  name: 'boot',
  coldSeconds: round(cold, 2),
  warmSeconds: round(median(warm), 2),
  warm: warm.map((one) => round(one, 2)),
  goals,
};
report({ ...result, ratio: round(median(warm) / goals.warmSeconds) });
process.exit(median(warm) <= goals.warmSeconds && cold <= goals.coldSeconds ? 0 : 1);

/** Compiled files and their stamp go away, the installed packages stay. */
function forgetBuild() {
  rmSync(path.join(root, '.stamps'), { recursive: true, force: true });
  for (const group of ['apps', 'libs', 'plugins']) {
    for (const one of readdirSync(path.join(root, group)))
      rmSync(path.join(root, group, one, 'dist'), { recursive: true, force: true });
  }
}

async function startOnce() {
  const started = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: directory, PORT: String(port), DATABASE_URL: '', REDIS_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  let seconds = Number.NaN;
  while (Number.isNaN(seconds)) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}.`);
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (answer?.status === 200) seconds = (performance.now() - started) / 1000;
    else await new Promise((resolve) => setTimeout(resolve, 20));
  }
  process.kill(-(child.pid ?? 0), 'SIGTERM');
  await exited;
  return seconds;
}
