import { NestFactory } from '@nestjs/core';
import { compileCache } from '../scripts/lib/compile-cache.mjs';
import { callJson, staffHeaders, startHouseProcess } from '../test/support/house-processes.mjs';
import { recruitsWithCodes, signUpBody } from '../test/support/recruits.mjs';
import { load, median, numberOption, percentile, report, round } from './lib/bench.mjs';
import { openBenchHouse } from './lib/house.mjs';
import { writePluginPackages } from './lib/plugin-packages.mjs';

// npm run bench:plugins: what fifty plugins cost beside one, each with a decision and an event on signing up, switched on in the county
// that is measured. Two installations over the same database take turns, each with a county, an API and a worker of its own kind:
// `ratio` is the median latency of a sign-up with fifty over the one with one, `bootRatio` the same of the time from spawn to ready (API
// and worker together, warm). Between rounds every event is told to the end.

const many = numberOption('plugins', 50);
const rounds = numberOption('rounds', 5);
const seconds = numberOption('seconds', 6);
const boots = numberOption('boots', 5);
const connections = 4;
const goals = { ratio: 1.05, bootRatio: 1.2 };

const house = await openBenchHouse();
process.env.NODE_COMPILE_CACHE = compileCache();
const packages = writePluginPackages(house.directory, many);
/** @typedef {{ name: string, county: string, plugins: typeof packages, environment: Record<string, string> }} Side */
/** @type {[Side, Side]} */
const sides = [
  { name: 'one', county: '330681', plugins: packages.slice(0, 1) },
  { name: 'many', county: '140830', plugins: packages },
].map((one) => ({
  ...one,
  environment: {
    ...house.environment,
    DB_POOL_SIZE: '16',
    PLUGINS: ['maple-grove', ...one.plugins.map(({ path }) => path)].join(),
  },
}));
/** @type {Set<{ kill: (signal?: NodeJS.Signals) => Promise<void>, pid: number }>} */
const running = new Set();
// An error must leave no process behind.
process.on('exit', () => {
  for (const { pid } of running) process.kill(pid, 'SIGKILL');
});

await switchOn();
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
const calls = new Map();
let nextPerson = 0;
const figures = { one: [], many: [] };
for (let turn = -1; turn < rounds; turn++) {
  // The round before the first warms up.
  for (const side of inTurn(turn)) {
    const figure = await signUps(side);
    if (turn >= 0) figures[side.name].push(figure);
  }
  if (turn >= 0)
    console.log(
      `  round ${turn + 1}: ${sides.map(({ name }) => `${name} ${figures[name].at(-1).p50} ms p99 ${figures[name].at(-1).p99} ms`).join(' · ')} · load ${load()}`,
    );
}
const ratios = figures.many.map((one, index) => one.p50 / figures.one[index].p50);
report({
  name: 'plugins',
  plugins: many,
  rounds,
  seconds,
  connections,
  p50Ms: { one: median(figures.one.map((one) => one.p50)), many: median(figures.many.map((one) => one.p50)) },
  p99Ms: { one: median(figures.one.map((one) => one.p99)), many: median(figures.many.map((one) => one.p99)) },
  perSecond: {
    one: median(figures.one.map((one) => one.perSecond)),
    many: median(figures.many.map((one) => one.perSecond)),
  },
  bootSeconds: {
    one: { api: round(median(boot.one.api), 2), worker: round(median(boot.one.worker), 2) },
    many: { api: round(median(boot.many.api), 2), worker: round(median(boot.many.worker), 2) },
  },
  ratios: ratios.map((one) => round(one)),
  ratio: round(median(ratios)),
  bootRatio: round(sumOf('many') / sumOf('one')),
  goals,
});
await house.close();
process.exit(0);

/** Who begins alternates: neither side always meets the warmer machine. @param {number} turn */
function inTurn(turn) {
  return turn % 2 === 0 ? sides : [...sides].reverse();
}

/** @param {string} name @param {number} at */
function bootsOf(name, at) {
  return `api ${round(boot[name].api.at(at), 2)} worker ${round(boot[name].worker.at(at), 2)}`;
}

/** @param {string} name */
function sumOf(name) {
  return median(boot[name].api) + median(boot[name].worker);
}

/** Each side's plugins in its own county. */
async function switchOn() {
  const { asSystem, Counties } = await import('@redmaple/platform');
  const { loadPlugins, PluginSwitch } = await import('@redmaple/plugins/house');
  const { ApiModule } = await import('../apps/api/dist/api.module.js');
  const plugins = await loadPlugins({
    plugins: sides[1].environment.PLUGINS,
    safeMode: false,
    dataDirectory: house.directory,
  });
  if (plugins.skipped.length > 0) throw new Error(`Plugins do not load: ${JSON.stringify(plugins.skipped)}`);
  const app = await NestFactory.createApplicationContext(ApiModule.forRoot({ env: house.env(), plugins }), {
    logger: false,
  });
  for (const { county, plugins: those } of sides) {
    await app.get(Counties).register({ code: county, name: '测试县' });
    for (const id of ['maple-grove', ...those.map((one) => one.id)])
      await asSystem(county, 'system:bench', () => app.get(PluginSwitch).enable(id));
  }
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

/** One side for some seconds, with a worker beside it; ends when every event is told. @param {Side} side */
async function signUps(side) {
  const api = await startHouseProcess('api', side.environment);
  const worker = await startHouseProcess('worker', side.environment);
  running.add(api).add(worker);
  try {
    const call = calls.get(side.name) ?? (await openCall(api, side));
    calls.set(side.name, call);
    const recruits = await recruitsWithCodes({
      ownerUrl: house.ownerUrl,
      keyring: house.keyring,
      county: side.county,
      count: (seconds + 2) * 600,
      from: nextPerson,
    });
    nextPerson += recruits.length;
    await house.query('VACUUM ANALYZE platform.phone_code, volunteers.seat, platform.outbox, plugins.event');
    const url = `${api.url}/api/v1/public/counties/${side.county}/calls/${call.id}/applications`;
    // The process is new: what it compiles on its first requests is no plugin's.
    await sendFor(url, recruits, call.consentVersion, 2);
    const { latencies, took } = await sendFor(url, recruits, call.consentVersion, seconds);
    await everythingTold(side);
    return {
      p50: round(percentile(latencies, 0.5)),
      p99: round(percentile(latencies, 0.99), 1),
      perSecond: round(latencies.length / took, 1),
    };
  } finally {
    for (const one of [api, worker]) {
      await one.kill();
      running.delete(one);
    }
  }
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
async function everythingTold({ county, plugins }) {
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

async function openCall(api, { county }) {
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
