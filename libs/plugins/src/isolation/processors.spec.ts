import { lentProcessors } from './processors.js';

describe('processors for closed processes', () => {
  it.each([
    ['0-1', '1'],
    ['0-3', '2,3'],
    ['0-2', '2'],
    ['0-1,4,6-7', '6,7'],
    ['2,5', '5'],
  ])('of %s are %s', (allowed, lent) => expect(lentProcessors(allowed)).toBe(lent));

  it.each(['0', '7', '', 'none'])('are not chosen from %j', (allowed) =>
    expect(lentProcessors(allowed)).toBeUndefined(),
  );
});
