import { NestFactory } from '@nestjs/core';
import { compileCache } from '../scripts/lib/compile-cache.mjs';
import { callJson, staffHeaders, startHouseProcess } from '../test/support/house-processes.mjs';
import { recruitsWithCodes, signUpBody } from '../test/support/recruits.mjs';
import { load, median, numberOption, percentile, processorSeconds, report, round } from './lib/bench.mjs';
import { openBenchHouse } from './lib/house.mjs';
import { writePluginPackages } from './lib/plugin-packages.mjs';

// npm run bench:plugins: what fifty plugins cost beside one, each with a decision and an event on signing up, switched on in the county
// that is measured. Two installations, each with a database, an API and a worker of its own, take turns: `bootRatio` is the time from
// spawn to ready with fifty over the one with one (API and worker together, warm). For the sign-ups both stay up, and one idles while
// the other is asked: a round is a pair of spans, and `ratio` is the median of the rounds' ratios of median latencies. A span begins
// after a second in which the telling of events has come into its stride, and ends when every event is told. `spread` says how far the
// rounds lie apart, `cpuMs` what a sign-up cost API and worker of processor time, which a busy machine changes less than a latency.

const many = numberOption('plugins', 50);
const rounds = numberOption('rounds', 11);
const seconds = numberOption('seconds', 4);
const boots = numberOption('boots', 5);
const connections = 4;
/** What is compiled on the first requests is no plugin's. */
const warmUp = 6;
const stride = 1.5;
const county = '330681';
const goals = { ratio: 1.05, bootRatio: 1.2 };

process.env.NODE_COMPILE_CACHE = compileCache();
/** @typedef {{ name: 'one' | 'many', house: Awaited<ReturnType<typeof openBenchHouse>>, plugins: { id: string, path: string }[], environment: Record<string, string> }} Side */
/** @type {Side[]} */
const sides = [];
for (const [name, count] of /** @type {const} */ ([
  ['one', 1],
  ['many', many],
])) {
  const house = await openBenchHouse();
  const plugins = writePluginPackages(house.directory, count);
  const environment = {
    ...house.environment,
    DB_POOL_SIZE: '16',
    PLUGINS: ['maple-grove', ...plugins.map(({ path }) => path)].join(),
  };
  sides.push({ name, house, plugins, environment });
}
/** @type {Set<{ kill: (signal?: NodeJS.Signals) => Promise<void>, pid: number }>} */
const running = new Set();
// An error must leave no process behind.
process.on('exit', () => {
  for (const { pid } of running) process.kill(pid, 'SIGKILL');
});

for (const side of sides) await switchOn(side);
console.log(`boot with 1 and ${many} plugins, ${boots} rounds, load ${load()}`);
const boot = { one: { api: [], worker: [] }, many: { api: [], worker: [] } };
// The first start of each side compiles and checks the packages; it is not counted.
for (const side of sides) await bootOnce(side);
for (let turn = 0; turn < boots; turn++) {
  for (const side of inTurn(turn)) {
    const { api, worker } = await bootOnce(side);
    boot[side.name].api.push(api);
    boot[side.name].worker.push(worker);
  }
  console.log(
    `  round ${turn + 1}: ${sides.map(({ name }) => `${name} ${bootsOf(name, -1)}`).join(' · ')} s · load ${load()}`,
  );
}

console.log(`sign-up with 1 and ${many} plugins, ${connections} connections, ${rounds} rounds of ${seconds} s a side`);
const open = { one: await openSide(sides[0]), many: await openSide(sides[1]) };
const figures = { one: [], many: [] };
for (const side of sides) await signUps(open[side.name], warmUp);
for (let turn = 0; turn < rounds; turn++) {
  for (const side of inTurn(turn)) figures[side.name].push(await signUps(open[side.name], seconds));
  const told = sides.map(({ name }) => {
    const { p50, p99, cpuApi, cpuWorker } = figures[name][turn];
    return `${name} ${p50} ms p99 ${p99} ms cpu ${cpuApi} + ${cpuWorker} ms`;
  });
  console.log(`  round ${turn + 1}: ${told.join(' · ')} · ratio ${round(ratioOf(turn))} · load ${load()}`);
}
const ratios = Array.from({ length: rounds }, (_, turn) => ratioOf(turn));
/** @param {string} key @param {number} [digits] */
const middle = (key, digits) => ({
  one: round(median(figures.one.map((one) => one[key])), digits),
  many: round(median(figures.many.map((one) => one[key])), digits),
});
report({
  name: 'plugins',
  plugins: many,
  rounds,
  seconds,
  connections,
  p50Ms: middle('p50', 2),
  p99Ms: middle('p99', 1),
  perSecond: middle('perSecond', 1),
  cpuMs: { api: middle('cpuApi', 2), worker: middle('cpuWorker', 2) },
  bootSeconds: {
    one: { api: round(median(boot.one.api), 2), worker: round(median(boot.one.worker), 2) },
    many: { api: round(median(boot.many.api), 2), worker: round(median(boot.many.worker), 2) },
  },
  ratios: ratios.map((one) => round(one)),
  spread: { quarter: round(percentile(ratios, 0.25)), threeQuarters: round(percentile(ratios, 0.75)) },
  ratio: round(median(ratios)),
  bootRatio: boots > 0 ? round(sumOf('many') / sumOf('one')) : undefined,
  goals,
});
for (const { api, worker } of [open.one, open.many]) {
  for (const one of [api, worker]) {
    await one.kill();
    running.delete(one);
  }
}
for (const { house } of sides) await house.close();
process.exit(0);

/** Who begins alternates: neither side always meets the warmer machine. @param {number} turn */
function inTurn(turn) {
  return turn % 2 === 0 ? sides : [...sides].reverse();
}

/** @param {number} turn */
function ratioOf(turn) {
  return figures.many[turn].p50 / figures.one[turn].p50;
}

/** @param {string} name @param {number} at */
function bootsOf(name, at) {
  return `api ${round(boot[name].api.at(at), 2)} worker ${round(boot[name].worker.at(at), 2)}`;
}

/** @param {string} name */
function sumOf(name) {
  return median(boot[name].api) + median(boot[name].worker);
}

/** @param {Side} side */
async function switchOn({ house, plugins, environment }) {
  const { asSystem, Counties } = await import('@redmaple/platform');
  const { loadPlugins, PluginSwitch } = await import('@redmaple/plugins/house');
  const { ApiModule } = await import('../apps/api/dist/api.module.js');
  const loaded = await loadPlugins({
    plugins: environment.PLUGINS,
    safeMode: false,
    dataDirectory: house.directory,
  });
  if (loaded.skipped.length > 0) throw new Error(`Plugins do not load: ${JSON.stringify(loaded.skipped)}`);
  const app = await NestFactory.createApplicationContext(ApiModule.forRoot({ env: house.env(), plugins: loaded }), {
    logger: false,
  });
  await app.get(Counties).register({ code: county, name: '测试县' });
  for (const id of ['maple-grove', ...plugins.map((one) => one.id)])
    await asSystem(county, 'system:bench', () => app.get(PluginSwitch).enable(id));
  await app.close();
}

/** @param {Side} side */
async function bootOnce({ environment }) {
  /** @type {Record<string, number>} */
  const times = {};
  for (const kind of /** @type {const} */ (['api', 'worker'])) {
    const started = performance.now();
    const one = await startHouseProcess(kind, environment);
    times[kind] = (performance.now() - started) / 1000;
    await one.kill();
  }
  return times;
}

/** A side's processes and its call; they stay up. @param {Side} side */
async function openSide(side) {
  const { house, environment } = side;
  const api = await startHouseProcess('api', environment);
  const worker = await startHouseProcess('worker', environment);
  running.add(api).add(worker);
  const call = await openCall(api, house);
  const url = `${api.url}/api/v1/public/counties/${county}/calls/${call.id}/applications`;
  return { side, api, worker, url, consentVersion: call.consentVersion, nextPerson: 0 };
}

/** One side for some seconds; ends when every event is told. @param {Awaited<ReturnType<typeof openSide>>} open @param {number} howLong */
async function signUps(open, howLong) {
  const { house } = open.side;
  const recruits = await recruitsWithCodes({
    ownerUrl: house.ownerUrl,
    keyring: house.keyring,
    county,
    count: Math.ceil((howLong + stride) * 600),
    from: open.nextPerson,
  });
  open.nextPerson += recruits.length;
  await house.query('VACUUM ANALYZE platform.phone_code, volunteers.seat, platform.outbox, plugins.event');
  await sendFor(open.url, recruits, open.consentVersion, stride);
  const before = cpuOf(open);
  const { latencies, took } = await sendFor(open.url, recruits, open.consentVersion, howLong);
  const after = cpuOf(open);
  await everythingTold(open.side);
  return {
    p50: round(percentile(latencies, 0.5)),
    p99: round(percentile(latencies, 0.99), 1),
    perSecond: round(latencies.length / took, 1),
    cpuApi: round(((after.api - before.api) * 1_000) / latencies.length, 2),
    cpuWorker: round(((after.worker - before.worker) * 1_000) / latencies.length, 2),
  };
}

/** @param {Awaited<ReturnType<typeof openSide>>} open */
function cpuOf({ api, worker }) {
  return { api: processorSeconds(api.pid), worker: processorSeconds(worker.pid) };
}

/** Takes recruits off the list. Anything but 201 makes the round void. */
async function sendFor(url, recruits, consentVersion, howLong) {
  /** @type {number[]} */
  const latencies = [];
  const started = performance.now();
  const until = started + howLong * 1000;
  const client = async () => {
    while (performance.now() < until) {
      const recruit = recruits.pop();
      if (!recruit) throw new Error('Too few codes were issued beforehand.');
      const sent = performance.now();
      const answer = await callJson(url, { body: signUpBody(recruit, consentVersion) });
      if (answer.status !== 201) throw new Error(`A sign-up was refused: ${JSON.stringify(answer)}`);
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  return { latencies, took: (performance.now() - started) / 1000 };
}

/** Waits until the outbox is empty and every plugin of the side has heard everything. @param {Side} side */
async function everythingTold({ house, plugins }) {
  const end = Date.now() + 120_000;
  for (;;) {
    const [state] = await house.query(
      `SELECT (SELECT count(*)::int FROM platform.outbox WHERE county_code = $1 AND kind = 'event' AND sent_at IS NULL) AS waiting,
         (SELECT count(*)::int FROM plugins.hearing h JOIN plugins.event_head e USING (county_code)
          WHERE h.county_code = $1 AND h.heard_to = e.last) AS told`,
      [county],
    );
    if (state.waiting === 0 && state.told === plugins.length) return;
    if (Date.now() > end) throw new Error(`Events are not told: ${JSON.stringify(state)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function openCall(api, house) {
  const headers = await staffHeaders(house.ownerUrl, county, ['county-admin', 'operator']);
  const body = {
    title: '河道义警招募',
    content: '傍晚沿河巡防',
    riskNotice: '河边湿滑，有落水的危险',
    closesAt: new Date(Date.now() + 86_400_000).toISOString(),
    teamTypes: [{ code: 'maple-grove.river-patrol', seats: 20_000 }],
  };
  const created = await callJson(`${api.url}/api/v1/calls`, { headers, body });
  const { id, version } = created.body;
  const published = await callJson(`${api.url}/api/v1/calls/${id}/publish`, { headers, body: { version } });
  if (published.status !== 200) throw new Error(`No call: ${JSON.stringify([created, published])}`);
  const open = await callJson(`${api.url}/api/v1/public/counties/${county}/calls/${id}`);
  return { id, consentVersion: open.body.consent.version };
}
