import fc from 'fast-check';
import { mayBecome, organisationStates } from '../organisations/organisation.policy.js';
import { isNeighbour, projectStages } from '../seed-projects/stage.policy.js';
import { type Goal, isMet, monthOf, progressOf, readMonth } from './indicator.policy.js';

const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const goal: fc.Arbitrary<Goal> = fc.tuple(number, number).map(([one, other]) => ({
  baseline: one,
  target: other,
  direction: other >= one ? 'up' : 'down',
}));

describe('the progress of an indicator', () => {
  it('counts the way from baseline to target, upwards and downwards', () => {
    // 330681: a drowning less each year; visits of pupils.
    const drownings: Goal = { baseline: 4, target: 0, direction: 'down' };
    const pupils: Goal = { baseline: 200, target: 1_000, direction: 'up' };
    expect([4, 3, 0].map((value) => progressOf(drownings, value))).toEqual([0, 0.25, 1]);
    expect([200, 600, 1_200].map((value) => progressOf(pupils, value))).toEqual([0, 0.5, 1]);
    expect(progressOf(pupils, 100)).toBe(0);
  });

  it('is all or nothing where the baseline is to be kept', () => {
    const keep: Goal = { baseline: 0, target: 0, direction: 'down' };
    expect([0, 1].map((value) => progressOf(keep, value))).toEqual([1, 0]);
  });

  it('lies between 0 and 1, is 1 exactly when the target is met, and never falls when things get better', () => {
    fc.assert(
      fc.property(goal, number, number, (one, value, other) => {
        const progress = progressOf(one, value);
        expect(progress).toBeGreaterThanOrEqual(0);
        expect(progress).toBeLessThanOrEqual(1);
        if (isMet(one, value)) expect(progress).toBe(1);
        const better = one.direction === 'up' ? Math.max(value, other) : Math.min(value, other);
        expect(progressOf(one, better)).toBeGreaterThanOrEqual(progress);
      }),
    );
  });
});

describe('months', () => {
  it('are read with or without their first day, and nothing else is', () => {
    expect(['2026-11', '2026-11-01'].map(readMonth)).toEqual(['2026-11', '2026-11']);
    for (const wrong of ['2026-13', '2026-00', '2026-11-02', '2026-1', '1026-11', '2026-11 ', '']) {
      expect(readMonth(wrong)).toBeUndefined();
    }
  });

  it('begin at midnight in the county', () => {
    const lateEvening = new Date('2026-11-30T16:30:00Z');
    expect([monthOf(lateEvening, 'Asia/Shanghai'), monthOf(lateEvening, 'UTC')]).toEqual(['2026-12', '2026-11']);
  });
});

describe('stage gates', () => {
  it('are passed one at a time, forward or back', () => {
    const pairs = projectStages.flatMap((from) => projectStages.map((to) => [from, to] as const));
    const allowed = pairs.filter(([from, to]) => isNeighbour(from, to)).map((pair) => pair.join('-'));
    expect(allowed).toEqual([
      'idea-seed',
      'seed-idea',
      'seed-pilot',
      'pilot-seed',
      'pilot-funded',
      'funded-pilot',
      'funded-showcase',
      'showcase-funded',
      'showcase-replicated',
      'replicated-showcase',
    ]);
  });
});

describe('an organisation', () => {
  it('applies, moves in, graduates, and may leave at any time and apply again', () => {
    const changes = organisationStates.flatMap((from) =>
      organisationStates.filter((to) => from !== to && mayBecome(from, to)).map((to) => `${from}-${to}`),
    );
    expect(changes).toEqual([
      'applied-resident',
      'applied-left',
      'resident-graduated',
      'resident-left',
      'graduated-left',
      'left-applied',
    ]);
    for (const state of organisationStates) expect(mayBecome(state, state)).toBe(true);
  });
});
