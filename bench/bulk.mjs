import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { interleave, load, median, numberOption, report, round, spread } from './lib/bench.mjs';
import { benchCounty, openBenchHouse } from './lib/house.mjs';
import { importRate } from './lib/import-rate.mjs';

// npm run bench:bulk: service records a second through our bulk path (validation, unit of work, audit row) against the
// same rows by raw pg `unnest`, under the same role, row-level security and durability. Also prints how many imported
// sign-ups a second are encrypted and written (no goal).

const rounds = numberOption('rounds', 9);
const size = numberOption('rows', 5_000);
const goal = 0.8;
let made = 0;

const house = await openBenchHouse();
const { asSystem, Counties } = await import('@redmaple/platform');
const { ServiceRecords } = await import('@redmaple/plugins/house');
const { NestFactory } = await import('@nestjs/core');
const { ApiModule } = await import('../apps/api/dist/api.module.js');
const app = await NestFactory.createApplicationContext(
  ApiModule.forRoot({ env: house.env(), plugins: house.plugins }),
  { logger: false },
);
await app.get(Counties).register({ code: benchCounty, name: '诸暨市' });
const volunteers = await makeVolunteers(500);
const ledger = app.get(ServiceRecords);
const bare = new pg.Client({ connectionString: house.urls.appUrl });
await bare.connect();

console.log(`service records, ${size} rows a statement, ${rounds} rounds a side, load ${load()}`);
const ours = async () => {
  const records = makeRecords();
  const started = performance.now();
  const added = await asSystem(benchCounty, 'bench', () => ledger.creditMany(records));
  if (added !== size) throw new Error(`${added} of ${size} rows were added.`);
  return size / ((performance.now() - started) / 1000);
};
const theirs = async () => {
  const records = makeRecords();
  const started = performance.now();
  await bare.query(`BEGIN; SET LOCAL app.county = '${benchCounty}'`);
  await bare.query(
    `INSERT INTO volunteers.service_record (volunteer_id, team_id, source_type, source_id, occurred_at, planned_minutes, actual_minutes, credited_minutes, grade)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::int[], $7::int[], $8::int[], $9::text[])`,
    [
      records.map((one) => one.volunteerId),
      records.map(() => null),
      records.map((one) => one.source.type),
      records.map((one) => one.source.id),
      records.map((one) => one.occurredAt),
      records.map((one) => one.plannedMinutes),
      records.map((one) => one.actualMinutes),
      records.map((one) => one.creditedMinutes),
      records.map((one) => one.grade),
    ],
  );
  await bare.query('COMMIT');
  return size / ((performance.now() - started) / 1000);
};
for (let warm = 0; warm < 2; warm++) {
  await ours();
  await theirs();
}
const { a, b } = await interleave(rounds, { a: ours, b: theirs });
const imported = await importRate(app);
await bare.end();
await app.close();
await house.close();
report({
  name: 'bulk',
  rows: size,
  rounds,
  oursPerSecond: round(median(a), 0),
  barePerSecond: round(median(b), 0),
  spread: { ours: spread(a), bare: spread(b) },
  importRowsPerSecond: imported,
  ratio: round(median(a.map((value, index) => value / b[index]))),
  goal,
});
process.exit(0);

/** Nobody has the same minute credited twice: each volunteer's records are four hours apart. */
function makeRecords() {
  return Array.from({ length: size }, () => {
    const turn = Math.floor(made / volunteers.length);
    return {
      volunteerId: volunteers[made++ % volunteers.length],
      teamId: undefined,
      source: { type: 'bench', id: randomUUID() },
      occurredAt: new Date(Date.UTC(2025, 0, 1) + turn * 4 * 3_600_000),
      plannedMinutes: 180,
      actualMinutes: 175,
      creditedMinutes: 175,
      grade: 'B',
    };
  });
}

/** Volunteers without personal data: the ledger needs their ids alone. */
async function makeVolunteers(count) {
  const owner = new pg.Client({ connectionString: house.ownerUrl });
  await owner.connect();
  const columns = await owner.query(
    `WITH people AS (
       INSERT INTO volunteers.person (county_code, name, document_type, sealed_document, document_index, sealed_phone, phone_index, phone_first3_index, phone_last4_index, locale, created_at)
       SELECT $1, '虚构' || n, 'passport', 'x', sha256(('d' || n)::bytea), 'x', sha256(('p' || n)::bytea), NULL, NULL, 'zh-CN', now() FROM generate_series(1, $2::int) n
       RETURNING id)
     INSERT INTO volunteers.volunteer (county_code, person_id, number, joined_at)
     SELECT $1, id, 'V' || lpad((row_number() OVER ())::text, 8, '0'), now() FROM people RETURNING id`,
    [benchCounty, count],
  );
  await owner.end();
  return columns.rows.map((row) => row.id);
}
