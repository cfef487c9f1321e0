import { describe, expect, it } from '@jest/globals';
import { choice, form } from '@redmaple/forms';
import fc from 'fast-check';
import { type DispatchCandidate, leastRecentlyAsked, nearest } from './dispatch.js';
import { labelledForm } from './labels.js';
import { definePlugin, qualifiedCode, schemaOf } from './plugin.js';
import { evenings, firstUncoveredMinute, roundTheClock, weekly } from './shift-pattern.js';
import { defineTeamType } from './team-type.js';

describe('a plugin definition', () => {
  it('is frozen all the way down, its functions and classes left alone', () => {
    class Lake {}
    const teamType = defineTeamType({
      code: 'patrol',
      form: form({}),
      requires: { qualifications: ['boat'], minAge: 18, insurance: true },
      rankForDispatch: (_incident, candidates) => candidates,
    });
    const labels = { 'zh-CN': { patrol: '队' }, en: { patrol: 'Patrol' } };
    const plugin = definePlugin({
      id: 'lake',
      version: '1.0.0',
      requires: '^1.0',
      counties: 'all',
      teamTypes: [teamType],
      providers: [Lake],
      labels,
    });
    expect(() => (plugin.teamTypes as unknown[]).push(teamType)).toThrow(TypeError);
    expect(Object.isFrozen(plugin.teamTypes?.[0]?.requires.qualifications)).toBe(true);
    expect(Object.isFrozen(labels.en)).toBe(true);
    expect(Object.isFrozen(Lake)).toBe(false);
  });

  it('has its names below its own', () => {
    expect(qualifiedCode('maple-grove', 'rescue')).toBe('maple-grove.rescue');
    expect(qualifiedCode('yanhu', 'maple-grove.first-aid')).toBe('maple-grove.first-aid');
    expect(schemaOf('maple-grove')).toBe('plugin_maple_grove');
  });

  it('finds a text under its most particular name', () => {
    const labels = {
      'zh-CN': { shore: '岸段', 'patrol.shore': '巡护岸段', north: '北岸', 'shore.south': '南岸' },
      en: { shore: 'Shore', north: 'North', 'shore.south': 'South' },
    };
    const fields = labelledForm(labels, 'patrol', form({ shore: choice('north', 'south') })).fields;
    expect(fields[0]).toMatchObject({
      label: { 'zh-CN': '巡护岸段', en: 'Shore' },
      optionLabels: { north: { 'zh-CN': '北岸', en: 'North' }, south: { 'zh-CN': '南岸', en: 'South' } },
    });
  });
});

describe('shift patterns', () => {
  it('cover day and night with every length that divides the day, and with no other', () => {
    for (let hours = 1; hours <= 24; hours += 1) {
      const gap = firstUncoveredMinute(roundTheClock({ hours, crew: 2 }));
      expect(gap === undefined).toBe(24 % hours === 0);
    }
  });

  it('run past midnight when the end is not after the beginning', () => {
    expect(evenings({ from: '21:00', to: '02:00', crew: 2, days: ['fri'] }).slots).toEqual([
      { days: ['fri'], startMinute: 1260, minutes: 300, crew: 2 },
    ]);
    expect(evenings({ from: '18:00', to: '24:00', crew: 1 }).slots[0]?.minutes).toBe(360);
  });

  it('name the first minute nobody covers, the night of Sunday reaching into Monday', () => {
    const pattern = weekly([
      { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '06:00', to: '23:00', crew: 1 },
      { days: ['sun'], from: '23:00', to: '06:00', crew: 1 },
    ]);
    expect(firstUncoveredMinute(pattern)).toBe(23 * 60);
  });
});

describe('helper policies', () => {
  const candidate = fc.record(
    {
      id: fc.uuid(),
      distanceMetres: fc.integer({ min: 0, max: 3 }),
      lastAskedAt: fc.integer({ min: 0, max: 3 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString()),
      onDuty: fc.boolean(),
      qualifications: fc.constant<string[]>([]),
      answers: fc.constant({}),
    },
    { requiredKeys: ['id', 'onDuty', 'qualifications', 'answers'] },
  ) as fc.Arbitrary<DispatchCandidate>;
  const crowd = fc.uniqueArray(candidate, { selector: (one) => one.id, maxLength: 12 });

  it.each([
    ['nearest', nearest],
    ['leastRecentlyAsked', leastRecentlyAsked],
  ])('%s keeps everybody and gives one order, however the candidates arrive', (_name, policy) => {
    fc.assert(
      fc.property(crowd, fc.integer(), (candidates, turn) => {
        const turned = [
          ...candidates.slice(turn % (candidates.length || 1)),
          ...candidates.slice(0, turn % (candidates.length || 1)),
        ];
        const ranked = policy(candidates);
        expect(policy(turned)).toEqual(ranked);
        expect(new Set(ranked)).toEqual(new Set(candidates));
      }),
    );
  });

  it('nearest asks who is nearest, then whoever was asked longest ago, and unknown distances last', () => {
    const one = { onDuty: true, qualifications: [], answers: {} };
    const candidates: DispatchCandidate[] = [
      { ...one, id: 'somewhere' },
      { ...one, id: 'near-asked-today', distanceMetres: 100, lastAskedAt: '2026-03-02T00:00:00Z' },
      { ...one, id: 'near-never-asked', distanceMetres: 100 },
      { ...one, id: 'near-asked-yesterday', distanceMetres: 100, lastAskedAt: '2026-03-01T00:00:00Z' },
      { ...one, id: 'far', distanceMetres: 900 },
    ];
    expect(nearest(candidates).map(({ id }) => id)).toEqual([
      'near-never-asked',
      'near-asked-yesterday',
      'near-asked-today',
      'far',
      'somewhere',
    ]);
    expect(leastRecentlyAsked(candidates).map(({ id }) => id)).toEqual([
      'near-never-asked',
      'far',
      'somewhere',
      'near-asked-yesterday',
      'near-asked-today',
    ]);
  });
});
