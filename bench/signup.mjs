import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { anyFreePort } from '../scripts/lib/ports.mjs';
import { callJson, staffHeaders, startHouseProcess, switchOn } from '../test/support/house-processes.mjs';
import { recruitsWithCodes, signUpBody } from '../test/support/recruits.mjs';
import { load, median, numberOption, report, round, spread } from './lib/bench.mjs';
import { benchCounty, openBenchHouse } from './lib/house.mjs';

// npm run bench:signup: a sign-up as shipped against a bare handler that writes the same (bare-sign-up-server.mjs).
// Codes are issued beforehand, limits raised, 32 connections, only 2xx count.

const rounds = numberOption('rounds', 5);
const seconds = numberOption('seconds', 6);
const connections = 32;
const poolSize = 16;
const goals = { ratio: 0.6, p99Ratio: 2 };

const house = await openBenchHouse();
await house.query(`INSERT INTO platform.county (code, name) VALUES ($1, '诸暨市')`, [benchCounty]);
const api = await startHouseProcess('api', { ...house.environment, DB_POOL_SIZE: String(poolSize) });
const headers = await staffHeaders(house.ownerUrl, benchCounty, ['county-admin', 'operator']);
await switchOn(api, house.ownerUrl, benchCounty, 'maple-grove');
const ours = await openCall();
const theirs = await openCall();
const bare = await startBare(theirs);
let nextPerson = 0;
// An error must leave no process behind.
process.on('exit', () => {
  bare.stop();
  process.kill(api.pid, 'SIGKILL');
});

console.log(
  `sign-up, ${connections} connections, ${rounds} rounds of ${seconds} s a side, pool ${poolSize}, load ${load()}`,
);
const sides = {
  ours: () => run(`${api.url}/api/v1/public/counties/${benchCounty}/calls/${ours.callId}/applications`),
  bare: () => run(`${bare.url}/sign-up`),
};
await sides.ours(); // warm-up, not counted
await sides.bare();
const figures = { ours: [], bare: [] };
for (let turn = 0; turn < rounds; turn++) {
  const order = turn % 2 === 0 ? ['ours', 'bare'] : ['bare', 'ours'];
  for (const side of order) figures[side].push(await sides[side]());
  const [a, b] = [figures.ours.at(-1), figures.bare.at(-1)];
  console.log(
    `  round ${turn + 1}: ours ${a.perSecond}/s p99 ${a.p99} ms · bare ${b.perSecond}/s p99 ${b.p99} ms · load ${load()}`,
  );
}
const ratios = figures.ours.map((one, index) => one.perSecond / figures.bare[index].perSecond);
const p99Ratios = figures.ours.map((one, index) => one.p99 / figures.bare[index].p99);
report({
  name: 'signup',
  rounds,
  seconds,
  connections,
  oursPerSecond: median(figures.ours.map((one) => one.perSecond)),
  barePerSecond: median(figures.bare.map((one) => one.perSecond)),
  oursP99Ms: median(figures.ours.map((one) => one.p99)),
  bareP99Ms: median(figures.bare.map((one) => one.p99)),
  spread: {
    ours: spread(figures.ours.map((one) => one.perSecond)),
    bare: spread(figures.bare.map((one) => one.perSecond)),
  },
  p99Ratio: round(median(p99Ratios)),
  ratio: round(median(ratios)),
  goals,
});
process.removeAllListeners('exit');
bare.stop();
await api.kill();
await house.close();
process.exit(0);

/** One side for some seconds. Requests that were not answered 2xx make the round void. */
async function run(url) {
  const recruits = await recruitsWithCodes({
    ownerUrl: house.ownerUrl,
    keyring: house.keyring,
    county: benchCounty,
    count: seconds * 2_500,
    from: nextPerson,
  });
  nextPerson += recruits.length;
  await house.query('VACUUM ANALYZE platform.phone_code, volunteers.seat');
  const first = await callJson(url, { body: signUpBody(recruits[0], ours.consentVersion) });
  if (first.status !== 201) throw new Error(`A sign-up was refused: ${JSON.stringify(first)}`);
  let next = 1;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => ({
          ...request,
          body: JSON.stringify(signUpBody(recruits[next++ % recruits.length], ours.consentVersion)),
        }),
      },
    ],
  });
  if (next > recruits.length) throw new Error('Too few codes were issued beforehand.');
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} requests were refused, ${result.errors} failed.`);
  return { perSecond: round(result['2xx'] / result.duration, 1), p99: result.latency.p99 };
}

async function openCall() {
  const created = await expectStatus(
    callJson(`${api.url}/api/v1/calls`, {
      headers,
      body: {
        title: '河道义警招募',
        content: '傍晚沿河巡防',
        riskNotice: '河边湿滑，有落水的危险',
        closesAt: new Date(Date.now() + 86_400_000).toISOString(),
        teamTypes: [{ code: 'maple-grove.river-patrol', seats: 20_000 }],
      },
    }),
    201,
  );
  await expectStatus(
    callJson(`${api.url}/api/v1/calls/${created.id}/publish`, { headers, body: { version: created.version } }),
    200,
  );
  const open = await expectStatus(
    callJson(`${api.url}/api/v1/public/counties/${benchCounty}/calls/${created.id}`),
    200,
  );
  const [quota] = await house.query('SELECT id FROM volunteers.call_team_type WHERE call_id = $1', [created.id]);
  // Both sides get more seats than a call may have, so that no round meets the waitlist.
  await house.query('ALTER TABLE volunteers.call_team_type DROP CONSTRAINT IF EXISTS call_team_type_seats');
  await house.query('UPDATE volunteers.call_team_type SET seats = 200000 WHERE id = $1', [quota.id]);
  await house.query(
    `INSERT INTO volunteers.seat (county_code, call_team_type_id, no) SELECT $2, $1, n FROM generate_series(20001, 200000) n`,
    [quota.id, benchCounty],
  );
  return { callId: created.id, quotaId: quota.id, consentVersion: open.consent.version };
}

async function startBare(call) {
  const port = await anyFreePort();
  const child = spawn(process.execPath, [fileURLToPath(new URL('bare-sign-up-server.mjs', import.meta.url))], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: house.urls.appUrl,
      PORT: String(port),
      COUNTY: benchCounty,
      CALL_ID: call.callId,
      QUOTA_ID: call.quotaId,
      POOL_SIZE: String(poolSize),
    },
    stdio: 'inherit',
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${url}/health/ready`).catch(() => undefined)))
    await new Promise((resolve) => setTimeout(resolve, 50));
  return { url, stop: () => child.kill() };
}

async function expectStatus(answering, status) {
  const answer = await answering;
  if (answer.status !== status) throw new Error(`Expected ${status}: ${JSON.stringify(answer)}`);
  return answer.body;
}
