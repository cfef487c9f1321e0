import { ensureBuilt } from '../scripts/lib/build.mjs';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { numberOption } from '../bench/lib/bench.mjs';

// npm run soak:crash [-- --cycles 60 --signups 10000 --seed 1]: kill -9 of every process at random, on both queue
// backends, while people sign up and reminders fall due. Exit code 1 when anything was lost or doubled.

ensureInstalled();
ensureBuilt();
const { crashRun } = await import('../test/crash/crash-run.mjs');

const cycles = numberOption('cycles', 60);
const signUps = numberOption('signups', 10_000);
const seed = numberOption('seed', 1);
const backends = process.argv.includes('--postgres')
  ? [false]
  : process.argv.includes('--redis')
    ? [true]
    : [false, true];
let broken = false;
for (const redis of backends) {
  const name = redis ? 'redis' : 'postgres';
  console.log(`${name}: ${cycles} kills, at least ${signUps} acknowledged sign-ups, seed ${seed}`);
  const result = await crashRun({
    cycles,
    signUps,
    volunteers: 80,
    redis,
    seed,
    say: (line) => console.log(`  ${line}`),
  });
  console.log(
    `${name}: acknowledged ${result.acknowledged} / unknown ${result.unknown} / lost ${result.lost} / doubled ${result.doubled}; heard all but ${result.unheard}, ${result.heardTwice} twice, done for all but ${result.undone}, ${result.doneTwice} twice; ` +
      `reminders ${result.reminders} / lost ${result.remindersLost} / doubled ${result.remindersDoubled}`,
  );
  console.log(JSON.stringify({ name: 'soak-crash', backend: name, seed, ...result }));
  broken ||=
    result.lost +
      result.doubled +
      result.misplaced +
      result.unheard +
      result.heardTwice +
      result.undone +
      result.doneTwice +
      result.remindersLost +
      result.remindersDoubled +
      result.refused >
    0;
}
process.exit(broken ? 1 : 0);
