import { randomUUID } from 'node:crypto';
import { compileCache } from '../scripts/lib/compile-cache.mjs';
import { callJson, staffHeaders, startHouseProcess } from '../test/support/house-processes.mjs';
import { load, median, numberOption, percentile, report, round } from './lib/bench.mjs';
import { writeHostilePackages } from './lib/hostile-packages.mjs';
import { benchCounty, openBenchHouse } from './lib/house.mjs';
import { offeredMissions } from './lib/offered-missions.mjs';
import { switchOn } from './lib/switch-on.mjs';

// npm run bench:isolation: what it costs a liaison who writes down that somebody takes a mission, that in four other counties isolated
// plugins loop, eat memory, end and flood at every question, and are asked all the time. The same rate of answers, and as many questions
// to a plugin that answers, without and with them; in turns, each with an API just started: a failed process rests longer and longer,
// so the first seconds are the worst. What faults switch off is switched on again at once. `p99Ratio` is the median of the rounds' ratios
// of the p99 with them to the one without, `p99RatioOfAll` the same of all answers together.

const rounds = numberOption('rounds', 8);
const seconds = numberOption('seconds', 10);
const warmUp = 4;
/** Between two questions of one who asks plugins, in milliseconds. */
const pause = 400;
const perSecond = numberOption('rate', 25);
const counties = ['140830', '140802', '510903', '621102'];
const goals = { p99Ratio: 1.2, coreErrors: 0 };

const house = await openBenchHouse();
process.env.NODE_COMPILE_CACHE = compileCache();
const packages = writeHostilePackages(house.directory);
const environment = { ...house.environment, PLUGINS: ['maple-grove', ...packages.map((one) => one.path)].join() };
/** @type {Set<number>} */
const running = new Set();
// An error must leave no process behind.
process.on('exit', () => {
  for (const pid of running) process.kill(pid, 'SIGKILL');
});

// Every hostile plugin in each of the other counties.
const everything = ['maple-grove', ...packages.map(({ id }) => id)];
await switchOn(house, environment.PLUGINS, {
  [benchCounty]: ['maple-grove'],
  ...Object.fromEntries(counties.map((one) => [one, everything])),
});
const missions = await offeredMissions(house.ownerUrl, { county: benchCounty, people: 12_000 });
const liaison = await staffHeaders(house.ownerUrl, benchCounty, ['liaison']);
const operators = await Promise.all(counties.map((one) => staffHeaders(house.ownerUrl, one, ['operator'])));
const seen = { asked: 0, failed: 0, coreErrors: 0 };
/** @type {{ quiet: number[][], hostile: number[][] }} */
const figures = { quiet: [], hostile: [] };

// What was written for it is on the disk before anything is measured, and the first hundred answers are nobody's.
await house.query('CHECKPOINT');
await oneSide(false);
console.log(`accepting missions, ${perSecond} a second, ${rounds} rounds of ${seconds} s a side, load ${load()}`);
for (let turn = 0; turn < rounds; turn++) {
  /** @type {('quiet' | 'hostile')[]} */
  const sides = turn % 2 === 0 ? ['quiet', 'hostile'] : ['hostile', 'quiet'];
  for (const side of sides) figures[side].push(await oneSide(side === 'hostile'));
  const says = (/** @type {'quiet' | 'hostile'} */ side) => {
    const those = figures[side].at(-1) ?? [];
    return `${side} p50 ${round(percentile(those, 0.5), 1)} p99 ${round(percentile(those, 0.99), 1)} ms`;
  };
  console.log(`  round ${turn + 1}: ${says('quiet')} · ${says('hostile')} · load ${load()}`);
}
const ratiosOf = (/** @type {number} */ share) =>
  figures.hostile.map((one, index) => percentile(one, share) / percentile(figures.quiet[index] ?? [], share));
const together = (/** @type {'quiet' | 'hostile'} */ side, /** @type {number} */ share) =>
  round(percentile(figures[side].flat(), share), 1);
report({
  name: 'isolation',
  rounds,
  seconds,
  perSecond,
  p50Ms: { quiet: together('quiet', 0.5), hostile: together('hostile', 0.5) },
  p99Ms: { quiet: together('quiet', 0.99), hostile: together('hostile', 0.99) },
  p50Ratio: round(median(ratiosOf(0.5))),
  p99Ratio: round(median(ratiosOf(0.99))),
  p99Ratios: ratiosOf(0.99).map((one) => round(one)),
  p99RatioOfAll: round(together('hostile', 0.99) / together('quiet', 0.99)),
  ...seen,
  goals,
});
await house.close();
process.exit(seen.coreErrors === 0 ? 0 : 1);

/** @param {boolean} hostile @returns {Promise<number[]>} milliseconds of each answer */
async function oneSide(hostile) {
  const api = await startHouseProcess('api', environment);
  running.add(api.pid);
  try {
    // The process is new: what it compiles on its first requests, and the connections it opens for so many, is nobody's. So the plugin
    // that answers is asked meanwhile on both sides.
    await Promise.all([accepts(api.url, warmUp), ...questions(api.url, warmUp, false)]);
    const [latencies] = await Promise.all([accepts(api.url, seconds), ...questions(api.url, seconds, hostile)]);
    return latencies;
  } finally {
    await api.kill();
    running.delete(api.pid);
  }
}

/** Everybody who asks plugins meanwhile. @param {string} url @param {number} howLong in seconds @param {boolean} hostile */
function questions(url, howLong, hostile) {
  const until = performance.now() + howLong * 1000;
  return [...counties.flatMap((_, index) => asking(url, index, until, hostile)), switchingOn(until)];
}

/** At an even pace, whether the one before is answered or not. @param {string} url @param {number} howLong */
async function accepts(url, howLong) {
  /** @type {number[]} */
  const latencies = [];
  const started = performance.now();
  const sent = [];
  for (let nth = 0; nth < howLong * perSecond; nth++) {
    const due = started + (nth * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    sent.push(accept(url).then((took) => latencies.push(took)));
  }
  await Promise.all(sent);
  return latencies;
}

/** @param {string} url */
async function accept(url) {
  const id = missions.pop();
  if (!id) throw new Error('Too few missions were offered beforehand.');
  const sent = performance.now();
  const answer = await callJson(`${url}/api/v1/missions/${id}/answer`, {
    headers: { ...liaison, 'idempotency-key': randomUUID() },
    body: { accepted: true },
  });
  if (answer.status >= 500) seen.coreErrors++;
  else if (answer.status !== 200) throw new Error(`A mission was not accepted: ${JSON.stringify(answer)}`);
  return performance.now() - sent;
}

/** Asks each plugin of a county over and over, and between two questions the core. @param {string} url @param {number} index @param {number} until @param {boolean} hostile */
function asking(url, index, until, hostile) {
  const headers = operators[index] ?? {};
  const [well, ...others] = packages;
  return others.map(async (one, nth) => {
    const { id } = (hostile ? one : well) ?? one;
    // Not all in the same moment: sixteen requests at once would be what is measured, on both sides.
    await new Promise((resolve) =>
      setTimeout(resolve, ((nth * counties.length + index) * pause) / (others.length * counties.length)),
    );
    while (performance.now() < until) {
      const { status } = await callJson(`${url}/api/v1/plugins/${id}/r/act`, {
        headers: { ...headers, 'idempotency-key': randomUUID() },
        body: {},
      });
      if (hostile) seen.asked++;
      // 503 plugins.failed is what a plugin gets that does not answer; 404, until it is on again.
      if (hostile && status === 503) seen.failed++;
      const core = await callJson(`${url}/api/v1/team-types`, { headers });
      if (core.status >= 500) seen.coreErrors++;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  });
}

/** @param {number} until */
async function switchingOn(until) {
  while (performance.now() < until) {
    await house.query(
      `BEGIN; SET LOCAL session_replication_role = replica; UPDATE plugins.county_plugin SET enabled = true, stopped_at = NULL; COMMIT`,
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
