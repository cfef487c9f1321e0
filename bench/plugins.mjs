import { compileCache } from '../scripts/lib/compile-cache.mjs';
import { load, median, medianBetween, numberOption, percentile, report, round } from './lib/bench.mjs';
import {
  bootOnce,
  everythingTold,
  installSide,
  openSide,
  prepareSignUps,
  processorOf,
  signUp,
} from './lib/plugin-sides.mjs';

// npm run bench:plugins: what fifty plugins cost beside one, each with a decision and an event on signing up, switched on in the county
// that is measured. Two installations, each with a database, an API and a worker of its own.
// `bootRatio`: the time from spawn to ready with fifty over the one with one, API and worker together, warm.
// `ratio`: how long a sign-up takes with fifty over with one. Both installations stay up, and one person after the other signs up, in the
// one and in the other in turns, so that both meet the same machine: the speed of one that is shared with others changes by half within
// seconds. Each block gives a ratio of medians, `ratio` is the median of those, `between` within what it can be trusted.
// `busy`: the same with four people at any time, as many as the machine can take, where the telling of the events beside it counts too.
// There one installation idles while the other is asked, for a few seconds each: the figures scatter as the machine does.
// `cpuMs` is what a sign-up cost of processor time then, which changes less than a latency.

const many = numberOption('plugins', 50);
/** `--async 1`: handlers of events are asynchronous, so that each plugin is told by itself. */
const waits = numberOption('async', 0) > 0;
const boots = numberOption('boots', 5);
const blocks = numberOption('blocks', 20);
const pairs = numberOption('pairs', 60);
const rounds = numberOption('rounds', 20);
const seconds = numberOption('seconds', 2);
const connections = 4;
/** What is compiled on the first requests is no plugin's; in seconds. */
const warmUp = 8;
/** Until the telling of events has come into its stride, in seconds. */
const stride = 1;
const goals = { ratio: 1.05, bootRatio: 1.2 };

process.env.NODE_COMPILE_CACHE = compileCache();
const names = /** @type {const} */ (['one', 'many']);
const sides = { one: await installSide(1, waits), many: await installSide(many, waits) };

console.log(`boot with 1 and ${many} plugins, ${boots} rounds, load ${load()}`);
const boot = { one: { api: [], worker: [] }, many: { api: [], worker: [] } };
// The first start of each side compiles and checks the packages; it is not counted.
for (const name of names) await bootOnce(sides[name]);
for (let turn = 0; turn < boots; turn++) {
  for (const name of inTurn(turn)) {
    const { api, worker } = await bootOnce(sides[name]);
    boot[name].api.push(api);
    boot[name].worker.push(worker);
  }
  const told = names.map(
    (name) => `${name} api ${round(boot[name].api[turn], 2)} worker ${round(boot[name].worker[turn], 2)}`,
  );
  console.log(`  round ${turn + 1}: ${told.join(' · ')} s · load ${load()}`);
}

const open = { one: await openSide(sides.one), many: await openSide(sides.many) };
const running = new Set(Object.values(open).flatMap(({ api, worker }) => [api, worker]));
// An error must leave no process behind.
process.on('exit', () => {
  for (const { pid } of running) process.kill(pid, 'SIGKILL');
});
for (const name of names) await busySpan(name, warmUp);

console.log(`sign-up with 1 and ${many} plugins, one after the other, ${blocks} blocks of ${pairs} in each`);
const calm = { one: [], many: [] };
for (const name of names) await prepareSignUps(open[name], (blocks + 1) * pairs);
for (let block = -1; block < blocks; block++) {
  const times = { one: [], many: [] };
  for (let pair = 0; pair < pairs; pair++) for (const name of inTurn(pair)) times[name].push(await signUp(open[name]));
  // The first only brings the figures of a busy machine to an end.
  if (block === -1) continue;
  for (const name of names) calm[name].push(median(times[name]));
  console.log(
    `  block ${block + 1}: one ${round(calm.one[block], 2)} ms · many ${round(calm.many[block], 2)} ms · ratio ${round(calm.many[block] / calm.one[block])} · load ${load()}`,
  );
}
for (const name of names) await everythingTold(sides[name]);

console.log(`sign-up with 1 and ${many} plugins, ${connections} connections, ${rounds} rounds of ${seconds} s a side`);
/** @type {Record<'one' | 'many', Awaited<ReturnType<typeof busySpan>>[]>} */
const busy = { one: [], many: [] };
for (let turn = 0; turn < rounds; turn++) {
  for (const name of inTurn(turn)) busy[name].push(await busySpan(name, seconds));
  const told = names.map((name) => {
    const { p50, p99, api, worker, database } = busy[name][turn];
    return `${name} ${round(p50, 1)} ms p99 ${round(p99, 1)} ms cpu ${round(api, 2)} + ${round(worker, 2)} + ${round(database, 2)} ms`;
  });
  console.log(
    `  round ${turn + 1}: ${told.join(' · ')} · ratio ${round(busy.many[turn].p50 / busy.one[turn].p50)} · load ${load()}`,
  );
}

/** Medians of both sides. @param {'p50' | 'p99' | 'perSecond' | 'api' | 'worker' | 'database'} key */
const middle = (key) => ({
  one: round(median(busy.one.map((one) => one[key])), 2),
  many: round(median(busy.many.map((one) => one[key])), 2),
});
const bootOf = (name) => ({ api: round(median(boot[name].api), 2), worker: round(median(boot[name].worker), 2) });
const bootSum = (name) => median(boot[name].api) + median(boot[name].worker);
report({
  name: 'plugins',
  plugins: many,
  handlers: waits ? 'async' : 'at once',
  p50Ms: { one: round(median(calm.one), 2), many: round(median(calm.many), 2) },
  ratios: calm.one.map((one, block) => round(calm.many[block] / one)),
  ...comparison(calm.one, calm.many),
  busy: {
    connections,
    rounds,
    seconds,
    p50Ms: middle('p50'),
    p99Ms: middle('p99'),
    perSecond: middle('perSecond'),
    cpuMs: { api: middle('api'), worker: middle('worker'), database: middle('database') },
    ...comparison(
      busy.one.map(({ p50 }) => p50),
      busy.many.map(({ p50 }) => p50),
    ),
  },
  bootSeconds: boots > 0 ? { one: bootOf('one'), many: bootOf('many') } : undefined,
  bootRatio: boots > 0 ? round(bootSum('many') / bootSum('one')) : undefined,
  goals,
});
for (const one of running) {
  await one.kill();
  running.delete(one);
}
for (const { house } of Object.values(sides)) await house.close();
process.exit(0);

/** Who begins alternates: neither side always meets the warmer machine. @param {number} turn */
function inTurn(turn) {
  return turn % 2 === 0 ? names : /** @type {const} */ (['many', 'one']);
}

/** @param {number[]} one @param {number[]} other of the same rounds */
function comparison(one, other) {
  const ratios = one.map((value, index) => other[index] / value);
  return { ratio: round(median(ratios)), between: medianBetween(ratios).map((value) => round(value)) };
}

/** One side with all connections for some seconds, from a second on; ends when every event is told. @param {'one' | 'many'} name @param {number} howLong */
async function busySpan(name, howLong) {
  const one = open[name];
  await prepareSignUps(one, Math.ceil((howLong + stride) * 600));
  await busyFor(one, stride);
  const before = processorOf(one);
  const started = performance.now();
  const times = await busyFor(one, howLong);
  const took = (performance.now() - started) / 1_000;
  const after = processorOf(one);
  await everythingTold(sides[name]);
  /** @param {keyof typeof before} of milliseconds a sign-up */
  const cpu = (of) => ((after[of] - before[of]) * 1_000) / times.length;
  return {
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    perSecond: times.length / took,
    api: cpu('api'),
    worker: cpu('worker'),
    database: cpu('database'),
  };
}

/** @param {import('./lib/plugin-sides.mjs').OpenSide} one @param {number} howLong */
async function busyFor(one, howLong) {
  /** @type {number[]} */
  const times = [];
  const until = performance.now() + howLong * 1_000;
  const client = async () => {
    while (performance.now() < until) times.push(await signUp(one));
  };
  await Promise.all(Array.from({ length: connections }, client));
  return times;
}
