import { trainingErrors } from '../training.errors.js';

const hour = 3_600_000;
const longest = 24 * hour;
const furthestAhead = 3 * 366 * 24 * hour;

/**
 * The times of a session that can still take place. It may have begun: a course that starts at once is entered
 * while people sit down.
 * @throws training.timesWrong naming the field
 */
export function sessionTimes(
  input: { readonly startsAt: string; readonly endsAt: string },
  now: Date,
): { startsAt: Date; endsAt: Date } {
  const startsAt = new Date(input.startsAt);
  const endsAt = new Date(input.endsAt);
  const length = endsAt.getTime() - startsAt.getTime();
  if (startsAt.getTime() > now.getTime() + furthestAhead) throw trainingErrors.timesWrong({}, { field: 'startsAt' });
  if (length <= 0 || length > longest || endsAt <= now) throw trainingErrors.timesWrong({}, { field: 'endsAt' });
  return { startsAt, endsAt };
}
