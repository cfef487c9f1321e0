import { describe, expect, it } from '@jest/globals';
import { crashRun } from './crash-run.mjs';

/** A slice; `npm run soak:crash` runs sixty kills and ten thousand sign-ups on each backend. */
const slice = { cycles: 8, signUps: 400, volunteers: 24, seed: 7 };

/** Declares the kills on a queue backend: each in a file of its own, since they wait most of the time. */
export function describeKills({ name, redis }: { readonly name: string; readonly redis: boolean }): void {
  describe('kill -9 at random while people sign up and reminders fall due', () => {
    it(`loses nothing and doubles nothing on ${name}`, async () => {
      const result = await crashRun({ ...slice, redis });
      process.stdout.write(
        `${name}: acknowledged ${result.acknowledged} / unknown ${result.unknown} / lost ${result.lost} / doubled ${result.doubled}; heard all but ${result.unheard}, ${result.heardTwice} twice, done for all but ${result.undone}, ${result.doneTwice} twice; ` +
          `reminders ${result.reminders} / lost ${result.remindersLost} / doubled ${result.remindersDoubled}\n`,
      );
      expect(result).toMatchObject({
        lost: 0,
        doubled: 0,
        misplaced: 0,
        unheard: 0,
        heardTwice: 0,
        undone: 0,
        doneTwice: 0,
        refused: 0,
        remindersLost: 0,
        remindersDoubled: 0,
      });
      expect(result.acknowledged).toBeGreaterThanOrEqual(slice.signUps);
      expect(result.reminders).toBe(slice.volunteers);
      expect(Object.values(result.kills).every((times) => times > 0)).toBe(true);
    }, 400_000);
  });
}
