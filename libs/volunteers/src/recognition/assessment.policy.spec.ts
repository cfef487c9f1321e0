import { describe, expect, it } from '@jest/globals';
import { assessedMeasures } from '@redmaple/plugins/house';
import fc from 'fast-check';
import { assess, rankLines, type Weight } from './assessment.policy.js';
import { awardsOf, starHours, starsOf } from './awards.policy.js';
import { canonical, fingerprintOf } from './canonical.js';
import { inputsOf, type LedgerLine, sharesOf } from './ledger-reader.js';
import { firstRules } from './recognition-rules.js';

const measure = fc.constantFrom('hours', 'shifts', 'missions', 'trainings', 'birdsRescued');
/** Any formula that a plugin may declare, with any points that a county may choose. */
const weights: fc.Arbitrary<Weight[]> = fc.uniqueArray(
  fc.record(
    { measure, points: fc.integer({ min: 0, max: 100_000 }), upTo: fc.integer({ min: 1, max: 200 }) },
    { requiredKeys: ['measure', 'points'] },
  ),
  { selector: (one) => one.measure, maxLength: 5 },
);
const line: fc.Arbitrary<LedgerLine> = fc.record({
  id: fc.uuid(),
  volunteer_id: fc.constantFrom('a', 'b', 'c'),
  team_id: fc.constantFrom(null, 'north', 'south'),
  team_type: fc.constant('lake.watch'),
  credited_minutes: fc.integer({ min: 0, max: 1_440 }),
  actual_minutes: fc.integer({ min: 0, max: 1_440 }),
  source: fc.constantFrom('assignment', 'mission', 'training', 'office-entry', 'lake.birds-rescued'),
});
const lines = fc.uniqueArray(line, { selector: (one) => one.id, maxLength: 30 });

describe('an assessment', () => {
  it('says how points come about, to the hundredth', () => {
    const inputs = { minutes: 95, counts: { assignment: 2, shift: 1, mission: 1, 'lake.birds-rescued': 4 } };
    const formula: Weight[] = [
      { measure: 'hours', points: 150 },
      { measure: 'shifts', points: 25 },
      { measure: 'birdsRescued', points: 500, upTo: 3 },
      { measure: 'trainings', points: 100 },
    ];
    expect(assess(formula, inputs, 'lake')).toEqual({
      score: 237 + 75 + 1_500,
      parts: [
        { measure: 'hours', amount: 95, counted: 95, points: 150, sum: 237 },
        { measure: 'shifts', amount: 3, counted: 3, points: 25, sum: 75 },
        { measure: 'birdsRescued', amount: 4, counted: 3, points: 500, upTo: 3, sum: 1_500 },
        { measure: 'trainings', amount: 0, counted: 0, points: 100, sum: 0 },
      ],
    });
    expect(assess([{ measure: 'hours', points: 100, upTo: 1 }], inputs, 'lake').score).toBe(100);
  });

  it('never falls when more was done, whatever the formula', () => {
    fc.assert(
      fc.property(weights, lines, line, (formula, before, more) => {
        const score = (all: readonly LedgerLine[]): number => assess(formula, inputsOf(all), 'lake').score;
        expect(score([...before, more])).toBeGreaterThanOrEqual(score(before));
        expect(score(before)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });

  it('does not see what is no service: only names of measures reach a score', () => {
    // What a plugin might smuggle in by a name stays nothing, because the ledger has no line for what somebody did not do.
    fc.assert(
      fc.property(fc.constantFrom('declines', 'faultsReported', 'withdrawn', 'noShows'), lines, (name, all) => {
        expect(assess([{ measure: name, points: 100_000 }], inputsOf(all), 'lake').score).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  it('is the same in whatever order the ledger is read', () => {
    fc.assert(
      fc.property(
        lines.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(fingerprintOf(sharesOf(shuffled).map((one) => one as never))).toBe(
            fingerprintOf(sharesOf(all).map((one) => one as never)),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('gives the same rank to the same points, and commends the first of each team', () => {
    const scores = [900, 700, 700, 500, 0];
    const scored = scores.map((score, index) => ({ number: index + 1, team: 'north', score }));
    const ranks = rankLines([...scored, { number: 9, team: 'south', score: 0 }], { perTeam: 2, leastPoints: 0 });
    expect([1, 2, 3, 4, 5].map((number) => ranks.get(number)?.rank)).toEqual([1, 2, 2, 4, 5]);
    expect([1, 2, 3, 4, 5, 9].map((number) => ranks.get(number)?.commended)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(rankLines(scored, { perTeam: 2, leastPoints: 701 }).get(2)?.commended).toBe(false);
  });
});

describe('what a plugin declares', () => {
  it('has bounds around its own points, in hundredths', () => {
    expect(assessedMeasures({ hours: 1, shifts: 0.29 }, { hours: { least: 0.5, upTo: 40 } })).toEqual([
      { measure: 'hours', points: 100, least: 50, most: 200, upTo: 40 },
      { measure: 'shifts', points: 29, least: 0, most: 58 },
    ]);
  });
});

describe('stars', () => {
  it('come exactly with the last minute of the hours', () => {
    for (const [index, hours] of starHours.entries()) {
      expect(starsOf(hours * 60 - 1)).toBe(index);
      expect(starsOf(hours * 60)).toBe(index + 1);
    }
    expect(starsOf(0)).toBe(0);
  });
});

describe('awards', () => {
  const months = (count: number, from = 1, year = 2026) =>
    Array.from({ length: count }, (_, index) => ({
      volunteerId: 'a',
      month: `${year}-${String(from + index).padStart(2, '0')}`,
      score: 1_000,
      commended: true,
    }));

  it('follow from published months and from nothing else', () => {
    expect(awardsOf('2026', firstRules.awards, months(2))).toEqual([]);
    expect(awardsOf('2026', firstRules.awards, months(3))).toEqual([
      { code: 'half-year-award', period: '2026-H1', volunteerId: 'a', commendedMonths: 3, points: 3_000 },
    ]);
    expect(awardsOf('2026', firstRules.awards, months(8, 5)).map((one) => `${one.code} ${one.period}`)).toEqual([
      'half-year-award 2026-H2',
      'outstanding-volunteer 2026',
      'golden-volunteer 2026',
    ]);
    const unpraised = months(12).map((one) => ({ ...one, commended: false }));
    expect(awardsOf('2026', firstRules.awards, unpraised)).toEqual([]);
  });
});

describe('canonical texts', () => {
  it('do not depend on the order of keys and refuse what has two spellings', () => {
    expect(canonical({ b: [1, null], a: 'x', c: undefined })).toBe(canonical({ a: 'x', b: [1, null] }));
    expect(() => canonical({ a: 0.5 })).toThrow('whole numbers');
  });
});
