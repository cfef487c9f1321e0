import pg from 'pg';
import { interleave, load, median, numberOption, report, round, spread } from './lib/bench.mjs';
import { benchCounty, openBenchHouse } from './lib/house.mjs';
import { bareVerdicts, manyPeople } from './lib/eligibility-people.mjs';

// npm run bench:eligibility: the full blocker lists of 10,000 people for one shift, in one call of the engine, against one SQL
// statement under the same role and row-level security that joins what the rules need and no more, its rows read whole.

const rounds = numberOption('rounds', 11);
const people = numberOption('people', 10_000);
const goal = 3;

const house = await openBenchHouse();
const { asSystem, Counties } = await import('@redmaple/platform');
const { Eligibility, PluginSwitch } = await import('@redmaple/plugins/house');
const { NestFactory } = await import('@nestjs/core');
const { ApiModule } = await import('../apps/api/dist/api.module.js');
const app = await NestFactory.createApplicationContext(
  ApiModule.forRoot({ env: house.env(), plugins: house.plugins }),
  { logger: false },
);
await app.get(Counties).register({ code: benchCounty, name: '诸暨市' });
await asSystem(benchCounty, 'bench', () => app.get(PluginSwitch, { strict: false }).enable('maple-grove'));
const at = new Date('2026-07-01T10:00:00Z');
const endsAt = new Date('2026-07-01T13:00:00Z');
const { teamId, ids } = await manyPeople(house.ownerUrl, { county: benchCounty, people, at });
const engine = app.get(Eligibility, { strict: false });
const bare = new pg.Client({ connectionString: house.urls.appUrl });
await bare.connect();

console.log(`eligibility, ${people} people a call, ${rounds} rounds a side, load ${load()}`);
let blocked = 0;
const ours = async () => {
  const started = performance.now();
  const verdicts = await asSystem(benchCounty, 'bench', () =>
    engine.evaluateMany(ids, {
      action: 'be-rostered',
      at,
      context: { teamId, teamTypeCode: 'maple-grove.rescue', endsAt },
    }),
  );
  const took = performance.now() - started;
  if (verdicts.size !== people) throw new Error(`${verdicts.size} of ${people} people have a verdict.`);
  blocked = [...verdicts.values()].filter((one) => !one.allowed).length;
  return took;
};
let bareRows = 0;
const theirs = async () => {
  const started = performance.now();
  await bare.query(`BEGIN; SET LOCAL app.county = '${benchCounty}'`);
  const { rows } = await bare.query(bareVerdicts, [
    ids,
    teamId,
    at,
    endsAt,
    '2026-07-01',
    ['maple-grove.first-aid', 'maple-grove.swim-200m'],
  ]);
  await bare.query('COMMIT');
  const took = performance.now() - started;
  if (rows.length !== people) throw new Error(`${rows.length} of ${people} people have a row.`);
  bareRows = rows.filter((row) => row.blocked).length;
  return took;
};
for (let warm = 0; warm < 3; warm++) {
  await ours();
  await theirs();
}
if (blocked !== bareRows) throw new Error(`The engine blocks ${blocked} people, the statement ${bareRows}.`);
const { a, b } = await interleave(rounds, { a: ours, b: theirs });
await bare.end();
await app.close();
await house.close();
const ratio = round(median(a.map((value, index) => value / b[index])));
report({
  name: 'eligibility',
  people,
  blocked,
  rounds,
  oursMs: round(median(a), 1),
  bareMs: round(median(b), 1),
  spread: { ours: spread(a), bare: spread(b) },
  ratio,
  goal,
});
if (ratio > goal) {
  console.error(`The ratio ${ratio} is above ${goal}.`);
  process.exit(1);
}
process.exit(0);
