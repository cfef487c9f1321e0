import pg from 'pg';
import { callJson, staffHeaders, startHouseProcess } from '../test/support/house-processes.mjs';
import { load, median, numberOption, percentile, report, round } from './lib/bench.mjs';
import { benchCounty, openBenchHouse } from './lib/house.mjs';
import { fillPeopleCounty, nameOf, numberOf, phoneOf } from './lib/people-county.mjs';

// npm run bench:people: pages of a county of 100,000 volunteers and a million lines of service. For each kind of page our search, with its transaction, its
// filters and what it makes of the rows, side by side with the same page by a statement written for it alone, under the same
// role and row-level security; both must find the same people in the same order. And the same pages over HTTP.

const count = numberOption('volunteers', 100_000);
const recordsEach = numberOption('records', 10);
const rounds = numberOption('rounds', 60);
const limit = 50;
const goals = { p95Ms: 50, ratio: 2 };

const house = await openBenchHouse();
const { asSystem, Counties, Vault } = await import('@redmaple/platform');
const { VolunteerSearch } = await import('@redmaple/volunteers');
const { ServiceRecords } = await import('@redmaple/plugins/house');
const { NestFactory } = await import('@nestjs/core');
const { ApiModule } = await import('../apps/api/dist/api.module.js');
const app = await NestFactory.createApplicationContext(
  ApiModule.forRoot({ env: house.env(), plugins: house.plugins }),
  { logger: false },
);
await app.get(Counties).register({ code: benchCounty, name: '万人县' });
const vault = app.get(Vault);
const search = app.get(VolunteerSearch);
const ledger = app.get(ServiceRecords);
const inCounty = (work) => asSystem(benchCounty, 'bench', work);
const phone = (digits) => inCounty(() => vault.blindIndex('phone', digits));
const last4 = (digits) => inCounty(() => vault.blindIndex('phone-last4', digits));
await fillPeopleCounty({
  ownerUrl: house.ownerUrl,
  county: benchCounty,
  count,
  recordsEach,
  indexes: (n) => ({ phone: phone(phoneOf(n)), last4: last4(phoneOf(n).slice(-4)) }),
});
const bare = new pg.Client({ connectionString: house.urls.appUrl });
await bare.connect();
const [{ id: teamId }] = await asBare('SELECT id FROM volunteers.team ORDER BY id LIMIT 1', []);
const [{ id: middle }] = await asBare(
  `SELECT id FROM volunteers.volunteer ORDER BY id OFFSET ${Math.floor(count / 2)} LIMIT 1`,
  [],
);

const columns = `v.id, v.number, p.name, v.status, v.joined_at, (
  SELECT json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY m.joined_at, t.id)
  FROM volunteers.membership m JOIN volunteers.team t ON t.id = m.team_id WHERE m.volunteer_id = v.id AND m.valid_to IS NULL) AS teams`;
const everybody = `SELECT ${columns} FROM volunteers.volunteer v JOIN volunteers.person p ON p.id = v.person_id`;
const ordered = `ORDER BY v.id LIMIT ${limit + 1}`;
const county = `county_code = current_setting('app.county')::bpchar`;
const byPart = `SELECT ${columns} FROM volunteers.name_part n JOIN volunteers.volunteer v ON v.id = n.volunteer_id JOIN volunteers.person p ON p.id = v.person_id
  WHERE n.${county} AND n.part = $1`;
const partOrder = `ORDER BY n.volunteer_id LIMIT ${limit + 1}`;
const inTeam =
  'EXISTS (SELECT FROM volunteers.membership m WHERE m.volunteer_id = v.id AND m.team_id = $1 AND m.valid_to IS NULL)';
const byPhone = (column) => `${everybody} WHERE p.${county} AND p.${column} = $1 ${ordered}`;
const [full, number] = [nameOf(Math.floor(count / 3)), numberOf(Math.floor(count / 3))];

/** What is asked for, and the same by hand. */
const pages = [
  { name: 'first page', query: {}, sql: `${everybody} ${ordered}`, params: [] },
  { name: 'a later page', query: { after: middle }, sql: `${everybody} WHERE v.id > $1 ${ordered}`, params: [middle] },
  {
    name: 'status',
    query: { status: 'suspended' },
    sql: `${everybody} WHERE v.status = $1 ${ordered}`,
    params: ['suspended'],
  },
  { name: 'team', query: { teamId }, sql: `${everybody} WHERE ${inTeam} ${ordered}`, params: [teamId] },
  { name: 'one character', query: { search: '王' }, sql: `${byPart} ${partOrder}`, params: ['王'] },
  { name: 'whole name', query: { search: full }, sql: `${byPart} ${partOrder}`, params: [full.slice(0, 3)] },
  { name: 'pinyin initials', query: { search: 'wj' }, sql: `${byPart} ${partOrder}`, params: ['wj'] },
  {
    name: 'name in a team',
    query: { search: '陈', teamId },
    sql: `${byPart} AND ${inTeam.replace('$1', '$2')} ${partOrder}`,
    params: ['陈', teamId],
  },
  {
    name: 'start of a number',
    query: { search: number.slice(0, 5) },
    sql: `${everybody} WHERE v.${county} AND v.number COLLATE "C" >= $1 AND v.number COLLATE "C" < $2 ${ordered}`,
    params: [number.slice(0, 5), `${number.slice(0, 5)}:`],
  },
  {
    name: 'last four digits',
    query: { search: phoneOf(4711).slice(-4) },
    // Four digits may begin a number, too.
    sql: `${everybody} WHERE v.id IN (
        SELECT x.id FROM volunteers.volunteer x JOIN volunteers.person w ON w.id = x.person_id WHERE w.${county} AND w.phone_last4_index = $1
        UNION ALL SELECT x.id FROM volunteers.volunteer x WHERE x.${county} AND x.number COLLATE "C" >= $2 AND x.number COLLATE "C" < $3) ${ordered}`,
    params: [last4(phoneOf(4711).slice(-4)), `V${phoneOf(4711).slice(-4)}`, `V${phoneOf(4711).slice(-4)}:`],
  },
  {
    name: 'whole phone',
    query: { search: phoneOf(4711) },
    sql: byPhone('phone_index'),
    params: [phone(phoneOf(4711))],
  },
  {
    name: 'hours of one',
    list: () => ledger.list(middle, { limit }),
    path: `volunteers/${middle}/service-records?limit=${limit}`,
    sql: `SELECT r.*, (SELECT json_object_agg(grade, minutes) FROM (
        SELECT grade, sum(credited_minutes) AS minutes FROM volunteers.service_record WHERE volunteer_id = $1 GROUP BY grade) g) AS totals
      FROM volunteers.service_record r WHERE r.volunteer_id = $1 ORDER BY r.id DESC LIMIT ${limit + 1}`,
    params: [middle],
  },
];

const api = await startHouseProcess('api', house.environment);
process.on('exit', () => process.kill(api.pid, 'SIGKILL'));
const headers = await staffHeaders(house.ownerUrl, benchCounty, ['operator']);

console.log(
  `${count} volunteers, ${count * recordsEach} lines of service, ${rounds} rounds of each page, load ${load()}`,
);
const figures = [];
for (const page of pages) figures.push(await measure(page));
const ratio = Math.max(...figures.map((one) => one.ratio));
const p95Ms = Math.max(...figures.map((one) => one.httpP95Ms));
report({
  name: 'people',
  volunteers: count,
  records: count * recordsEach,
  rounds,
  pages: figures,
  p95Ms,
  ratio,
  goals,
});
process.removeAllListeners('exit');
await api.kill();
await bare.end();
await app.close();
await house.close();
process.exit(p95Ms <= goals.p95Ms && ratio <= goals.ratio ? 0 : 1);

async function measure({ name, query, list = () => search.list({ ...query, limit }), path, sql, params }) {
  const ours = () => inCounty(list);
  const theirs = () => asBare(sql, params);
  const http = () =>
    path
      ? callJson(`${api.url}/api/v1/${path}`, { headers })
      : callJson(`${api.url}/api/v1/volunteers/search`, { headers, body: { ...query, limit } });
  const [found, expected, answered] = [await ours(), await theirs(), await http()];
  const ids = (rows) =>
    rows
      .slice(0, limit)
      .map((one) => one.id)
      .join();
  if (ids(found.items) !== ids(expected) || ids(answered.body.items ?? []) !== ids(expected) || expected.length === 0)
    throw new Error(`${name}: the two sides found different people (${found.items.length}, ${expected.length}).`);
  const times = { ours: [], theirs: [], http: [] };
  const timed = async (side, work) => {
    const started = performance.now();
    await work();
    times[side].push(performance.now() - started);
  };
  for (let turn = 0; turn < rounds; turn++) {
    const sides = [() => timed('ours', ours), () => timed('theirs', theirs), () => timed('http', http)];
    for (const side of turn % 2 === 0 ? sides : sides.reverse()) await side();
  }
  const one = {
    name,
    rows: Math.min(expected.length, limit),
    oursMs: round(median(times.ours), 2),
    bareMs: round(median(times.theirs), 2),
    ratio: round(median(times.ours) / median(times.theirs), 2),
    p95Ms: round(percentile(times.ours, 0.95), 1),
    httpP95Ms: round(percentile(times.http, 0.95), 1),
  };
  console.log(
    `  ${name}: ours ${one.oursMs} ms, bare ${one.bareMs} ms, ratio ${one.ratio}, p95 ${one.p95Ms} ms, over HTTP ${one.httpP95Ms} ms, load ${load()}`,
  );
  return one;
}

/** In a transaction of its own, as the app, in the county: what any program would need. */
async function asBare(sql, params) {
  await bare.query(`BEGIN; SET LOCAL app.county = '${benchCounty}'`);
  const { rows } = await bare.query(sql, params);
  await bare.query('COMMIT');
  return rows;
}
