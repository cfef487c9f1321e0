import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type CandidateOptions,
  compareTeams,
  type MemberFacts,
  sortOut,
  type TeamFacts,
  type TeamRank,
  whyNot,
  withoutPreferences,
} from './candidate.policy.js';

const now = new Date('2026-07-01T02:00:00Z');
const team = { id: 't', name: '队', typeCode: 'grove.patrol', areaId: undefined, base: undefined, leaderId: undefined };
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const instant = fc.date({ min: new Date('2026-06-30'), max: new Date('2026-07-02'), noInvalidDate: true });
const facts: fc.Arbitrary<MemberFacts> = fc.record({
  member: fc.record({
    volunteerId: fc.uuid(),
    teamId: fc.constant('t'),
    role: fc.constant('member' as const),
    reserve: fc.boolean(),
    answers: fc.constant({}),
    since: fc.constant('2026-01-01'),
  }),
  number: fc.constant('1'),
  name: fc.constant('某'),
  active: fc.boolean(),
  onDutyFor: fc.subarray(['t', 'other']),
  busy: fc.boolean(),
  restUntil: maybe(instant),
  nextDutyAt: maybe(instant),
  lastAskedAt: maybe(instant),
  history: fc.constantFrom('none' as const, 'asked' as const, 'declined' as const),
  blockers: fc.subarray([{ code: 'eligibility.tooYoung', source: 'core', fixableBy: 'nobody' as const }]),
  qualifications: fc.constant([]),
});
const teams: fc.Arbitrary<TeamFacts> = fc.record({
  team: fc.constant(team),
  distanceMetres: maybe(fc.nat({ max: 60_000 })),
  territoryDepth: maybe(fc.nat({ max: 3 })),
  meantFor: fc.boolean(),
  members: fc.array(facts, { maxLength: 8 }),
});
const options: fc.Arbitrary<CandidateOptions> = fc.record({
  now: fc.constant(now),
  farthestMetres: fc.constant(30_000),
  onDutyOnly: fc.boolean(),
});

describe('who may be asked', () => {
  it('is everybody with no reason against, and everybody else has one', () => {
    fc.assert(
      fc.property(teams, options, (one, limits) => {
        const { possible, excluded } = sortOut(one, limits);
        expect(possible.length + excluded.length).toBe(one.members.length);
        for (const person of possible) expect(whyNot(one, person, limits)).toEqual([]);
        for (const { reasons } of excluded) expect(reasons.length).toBeGreaterThan(0);
      }),
    );
  });

  it('is never someone blocked, busy, resting, on leave, inactive or who declined, whatever else holds', () => {
    fc.assert(
      fc.property(teams, options, (one, limits) => {
        for (const person of sortOut(one, limits).possible) {
          expect(person).toMatchObject({
            active: true,
            busy: false,
            blockers: [],
            history: 'none',
            nextDutyAt: undefined,
          });
          expect(person.member.reserve).toBe(false);
          expect(person.restUntil === undefined || person.restUntil <= now).toBe(true);
        }
      }),
    );
  });

  it('does not depend on when or how someone was asked before', () => {
    fc.assert(
      fc.property(teams, options, instant, (one, limits, asked) => {
        const ids = (members: readonly MemberFacts[]) =>
          sortOut({ ...one, members }, limits).possible.map((person) => person.member.volunteerId);
        expect(ids(one.members)).toEqual(ids(one.members.map((person) => ({ ...person, lastAskedAt: asked }))));
      }),
    );
  });

  it('keeps, for someone chosen by hand, every reason that protects them', () => {
    fc.assert(
      fc.property(teams, facts, options, (one, person, limits) => {
        const kept = withoutPreferences(whyNot(one, person, limits)).map((reason) => reason.code);
        const dropped = whyNot(one, person, limits)
          .map((reason) => reason.code)
          .filter((code) => !kept.includes(code));
        expect(dropped.filter((code) => !['alreadyAsked', 'notOnDuty', 'tooFar'].includes(code))).toEqual([]);
      }),
    );
  });
});

describe('the order of teams', () => {
  const rank: fc.Arbitrary<TeamRank> = fc.record({
    teamId: fc.uuid(),
    hasOnDuty: fc.boolean(),
    distanceMetres: maybe(fc.nat({ max: 3 })),
    territoryDepth: maybe(fc.nat({ max: 2 })),
    meantFor: fc.boolean(),
    lastAskedAt: maybe(fc.constantFrom(new Date(0), new Date(1))),
  });
  const sign = (one: TeamRank, other: TeamRank) => Math.sign(compareTeams(one, other)) + 0;

  it('is one order: no two teams tie, and it does not run in circles', () => {
    fc.assert(
      fc.property(rank, rank, rank, (one, other, third) => {
        expect(sign(one, other)).toBe(0 - sign(other, one) + 0);
        if (one.teamId !== other.teamId) expect(sign(one, other)).not.toBe(0);
        if (sign(one, other) < 0 && sign(other, third) < 0) expect(sign(one, third)).toBe(-1);
      }),
    );
  });

  it('puts the teams that the category names first, among equals one on duty, and then the nearer one', () => {
    fc.assert(
      fc.property(rank, rank, (one, other) => {
        expect(compareTeams({ ...one, meantFor: true }, { ...other, meantFor: false })).toBeLessThan(0);
        const { meantFor } = one;
        expect(compareTeams({ ...one, hasOnDuty: true }, { ...other, meantFor, hasOnDuty: false })).toBeLessThan(0);
        const near = { ...one, hasOnDuty: false, distanceMetres: 100 };
        const farther = { ...other, meantFor, hasOnDuty: false };
        expect(compareTeams(near, { ...farther, distanceMetres: 101 })).toBeLessThan(0);
        expect(compareTeams(near, { ...farther, distanceMetres: undefined })).toBeLessThan(0);
      }),
    );
  });
});
