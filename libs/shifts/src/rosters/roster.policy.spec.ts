import { describe, expect, it } from '@jest/globals';
import type { Blocker } from '@redmaple/plugins/house';
import fc from 'fast-check';
import { clashOf } from './rest.policy.js';
import { draftRoster, type RosterDraft, type RosterInput, type RosterShift } from './roster.policy.js';

const hour = 3_600_000;
const blocked: Blocker[] = [{ code: 'eligibility.insuranceMissing', source: 'core', fixableBy: 'operator' }];
const people = (count: number) => Array.from({ length: count }, (_, index) => `person-${index}`);
const span = (startHour: number, hours: number) => ({ startsAt: startHour * hour, endsAt: (startHour + hours) * hour });
const allMay = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, []]));

/** A shift every evening with `crew` seats that everyone may take. */
function evenings(days: number, crew: number, ids: readonly string[]): RosterShift[] {
  return Array.from({ length: days }, (_, day) => ({
    id: `shift-${day}`,
    ...span(1000 + day * 24, 3),
    seats: Array.from({ length: crew }, (_, no) => ({ id: `seat-${day}-${no}`, no: no + 1, verdicts: allMay(ids) })),
  }));
}

/** Any input at all: overlapping shifts, night after night, people with and without blockers, pins, old duties. */
const anyInput: fc.Arbitrary<RosterInput> = fc
  .record({
    people: fc.integer({ min: 0, max: 8 }),
    shifts: fc.array(
      fc.record({
        start: fc.integer({ min: 700, max: 900 }),
        hours: fc.integer({ min: 1, max: 14 }),
        crew: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 10 },
    ),
    held: fc.array(
      fc.record({ who: fc.nat(7), start: fc.integer({ min: 0, max: 950 }), hours: fc.integer({ min: 1, max: 12 }) }),
      { maxLength: 12 },
    ),
    refusals: fc.array(fc.tuple(fc.nat(9), fc.nat(2), fc.nat(7)), { maxLength: 40 }),
    pins: fc.array(fc.tuple(fc.nat(9), fc.nat(7)), { maxLength: 2 }),
  })
  .map(({ people: count, shifts, held, refusals, pins }) => {
    const ids = people(count);
    const refused = new Set(refusals.map((one) => one.join()));
    return {
      week: span(700, 168),
      shifts: shifts.map((shift, index) => ({
        id: `shift-${index}`,
        ...span(shift.start, shift.hours),
        seats: Array.from({ length: shift.crew }, (_, no) => ({
          id: `seat-${index}-${no}`,
          no: no + 1,
          verdicts: Object.fromEntries(ids.map((id, who) => [id, refused.has([index, no, who].join()) ? blocked : []])),
        })),
      })),
      people: ids.map((volunteerId, who) => ({
        volunteerId,
        duties: held.filter((one) => one.who === who).map((one) => span(one.start, one.hours)),
      })),
      pinned: [...new Map(pins.filter(([shift, who]) => shift < shifts.length && who < count))].map(([shift, who]) => ({
        seatId: `seat-${shift}-0`,
        volunteerId: `person-${who}`,
      })),
    };
  });

function chosen(input: RosterInput, draft: RosterDraft) {
  return draft.seats.flatMap((plan) => {
    const shift = input.shifts.find((one) => one.id === plan.shiftId);
    return plan.volunteerId === undefined || !shift ? [] : [{ ...plan, volunteerId: plan.volunteerId, shift }];
  });
}

describe('a draft', () => {
  it('never breaks a hard rule, whatever it is given', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const taken = chosen(input, draftRoster(input));
        for (const plan of taken.filter((one) => !one.pinned)) {
          const seat = plan.shift.seats.find((one) => one.id === plan.seatId);
          expect(seat?.verdicts[plan.volunteerId]).toEqual([]);
          const held = input.people.find((one) => one.volunteerId === plan.volunteerId)?.duties ?? [];
          const others = taken.filter((one) => one.volunteerId === plan.volunteerId && one.seatId !== plan.seatId);
          expect(clashOf([...held, ...others.map((one) => one.shift)], plan.shift)).toBeUndefined();
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says for every seat who gets it, or of everyone why not', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const draft = draftRoster(input);
        expect(draft.seats.map((one) => one.seatId).sort()).toEqual(
          input.shifts.flatMap((one) => one.seats.map((seat) => seat.id)).sort(),
        );
        for (const plan of draft.seats.filter((one) => !one.pinned)) {
          expect(plan.considered.map((one) => one.volunteerId).sort()).toEqual(
            input.people.map((one) => one.volunteerId).sort(),
          );
          if (plan.volunteerId === undefined)
            expect(plan.considered.every((one) => one.blockers.length > 0)).toBe(true);
          else expect(plan.considered[0]).toMatchObject({ volunteerId: plan.volunteerId, rank: 1 });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same for the same input in any order', () => {
    fc.assert(
      fc.property(anyInput, fc.func(fc.nat()), (input, key) => {
        const shuffled = <T extends object>(list: readonly T[]) =>
          [...list].sort((a, b) => key(JSON.stringify(a)) - key(JSON.stringify(b)));
        const other: RosterInput = {
          shifts: shuffled(input.shifts).map((shift) => ({ ...shift, seats: shuffled(shift.seats) })),
          people: shuffled(input.people).map((one) => ({ ...one, duties: shuffled(one.duties) })),
          pinned: shuffled(input.pinned),
          week: input.week,
        };
        expect(draftRoster(other)).toEqual(draftRoster(input));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what was pinned', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const draft = draftRoster(input);
        for (const { seatId, volunteerId } of input.pinned) {
          expect(draft.seats.find((one) => one.seatId === seatId)).toMatchObject({ volunteerId, pinned: true });
        }
      }),
    );
  });

  it('spreads equal shifts so that nobody has two more than another', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 3, max: 9 }),
        (days, crew, count) => {
          const ids = people(count);
          const input = {
            shifts: evenings(days, crew, ids),
            people: ids.map((volunteerId) => ({ volunteerId, duties: [] })),
            pinned: [],
            week: span(1000, 168),
          };
          const draft = draftRoster(input);
          const loads = ids.map((id) => draft.seats.filter((one) => one.volunteerId === id).length);
          expect(loads.reduce((sum, one) => sum + one, 0)).toBe(days * crew);
          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('the order among those who may', () => {
  const [one, two] = people(2) as [string, string];
  const shifts = evenings(1, 1, [one, two]);

  it('puts fewest minutes first', () => {
    const input = {
      shifts,
      people: [
        { volunteerId: one, duties: [span(500, 4)] },
        { volunteerId: two, duties: [span(980, 3)] },
      ],
      pinned: [],
      week: span(1000, 168),
    };
    expect(draftRoster(input).seats[0]).toMatchObject({ volunteerId: two });
  });

  it('then who has waited longest, and says when that was', () => {
    const input = {
      shifts,
      people: [
        { volunteerId: one, duties: [span(600, 4)] },
        { volunteerId: two, duties: [span(500, 4)] },
      ],
      pinned: [],
      week: span(1000, 168),
    };
    const [plan] = draftRoster(input).seats;
    expect(
      plan?.considered.map(({ volunteerId, rank, minutes, lastDutyEndedAt }) => ({
        volunteerId,
        rank,
        minutes,
        lastDutyEndedAt,
      })),
    ).toEqual([
      { volunteerId: two, rank: 1, minutes: 240, lastDutyEndedAt: new Date(504 * hour).toISOString() },
      { volunteerId: one, rank: 2, minutes: 240, lastDutyEndedAt: new Date(604 * hour).toISOString() },
    ]);
  });

  it('keeps the only swimmer for the seat that needs one', () => {
    const evening = span(1000, 3);
    const input: RosterInput = {
      shifts: [
        {
          id: 'shift',
          ...evening,
          seats: [
            { id: 'bank', no: 1, verdicts: allMay([one, two]) },
            { id: 'water', no: 2, verdicts: { [one]: [], [two]: blocked } },
          ],
        },
      ],
      people: [
        { volunteerId: one, duties: [] },
        { volunteerId: two, duties: [] },
      ],
      pinned: [],
      week: span(1000, 168),
    };
    expect(draftRoster(input).seats.map((plan) => [plan.seatId, plan.volunteerId])).toEqual([
      ['bank', two],
      ['water', one],
    ]);
  });
});

describe('rest', () => {
  it('is eight hours, to the minute', () => {
    const evening = span(1000, 3);
    const after = (minutes: number) => ({
      startsAt: evening.endsAt + minutes * 60_000,
      endsAt: evening.endsAt + minutes * 60_000 + hour,
    });
    expect(clashOf([evening], after(480))).toBeUndefined();
    expect(clashOf([evening], after(479))).toBe('rest');
    expect(clashOf([after(479)], evening)).toBe('rest');
    expect(clashOf([evening], after(-1))).toBe('overlap');
    expect(clashOf([evening], after(0))).toBe('rest');
  });
});
