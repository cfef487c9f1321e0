import { redisForTests } from '@redmaple/platform/testing';
import { crashRun } from './crash-run.mjs';

/** A slice; `npm run soak:crash` runs sixty kills and ten thousand sign-ups on each backend. */
const slice = { cycles: 8, signUps: 400, volunteers: 24, seed: 7 };

describe('kill -9 at random while people sign up and reminders fall due', () => {
  it.each([{ backend: 'PostgreSQL', redis: false }, ...(redisForTests() ? [{ backend: 'Redis', redis: true }] : [])])(
    'loses nothing and doubles nothing on $backend',
    async ({ backend, redis }) => {
      const result = await crashRun({ ...slice, redis });
      process.stdout.write(
        `${backend}: acknowledged ${result.acknowledged} / unknown ${result.unknown} / lost ${result.lost} / doubled ${result.doubled}; ` +
          `reminders ${result.reminders} / lost ${result.remindersLost} / doubled ${result.remindersDoubled}\n`,
      );
      expect(result).toMatchObject({
        lost: 0,
        doubled: 0,
        misplaced: 0,
        refused: 0,
        remindersLost: 0,
        remindersDoubled: 0,
      });
      expect(result.acknowledged).toBeGreaterThanOrEqual(slice.signUps);
      expect(result.reminders).toBe(slice.volunteers);
      expect(Object.values(result.kills).every((times) => times > 0)).toBe(true);
    },
    400_000,
  );
});
