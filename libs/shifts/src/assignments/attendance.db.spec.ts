import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asSystem } from '@redmaple/platform';
import { testCounty } from '@redmaple/platform/testing';
import { Duties, type VolunteerView } from '@redmaple/plugins/house';
import { CoverService } from '../cover/cover.service.js';
import { RosterEditingService } from '../rosters/roster-editing.service.js';
import { now, ShiftsHouse } from '../testing/shifts-house.js';
import { AttendanceService } from './attendance.service.js';

/** The shift of the tests: Monday 18:00 to 21:00 in the county. */
const at = (time: string) => `2026-07-13T${time}Z`;

describe('attendance', () => {
  let house: ShiftsHouse;
  let attendance: AttendanceService;

  beforeAll(async () => {
    house = await ShiftsHouse.open();
    attendance = house.get(AttendanceService);
  });
  afterAll(() => house.close());
  beforeEach(() => house.house.clock.set(now));

  async function confirmed() {
    const { team, members } = house.team(1);
    await house.template(team);
    const roster = await house.published(team);
    const seat = roster.shifts[0]?.seats[0];
    return {
      team,
      who: members[0] as VolunteerView,
      assignmentId: seat?.assignment?.id ?? '',
      seatId: seat?.id ?? '',
      shiftId: roster.shifts[0]?.id ?? '',
    };
  }

  const record = (assignmentId: string) => house.records.records.find((one) => one.source.id === assignmentId);

  it('reported by oneself is grade C and credits the time within the shift', async () => {
    const { who, assignmentId, team } = await confirmed();
    house.house.clock.set(at('09:50:00'));
    expect(await house.volunteer(who, () => attendance.checkIn(assignmentId, undefined))).toMatchObject({
      state: 'checked-in',
      grade: 'C',
    });
    house.house.clock.set(at('12:30:20'));
    expect(await house.volunteer(who, () => attendance.checkOut(assignmentId, undefined))).toMatchObject({
      state: 'completed',
      creditedMinutes: 150,
    });
    expect(record(assignmentId)).toEqual({
      volunteerId: who.id,
      teamId: team.id,
      source: { type: 'assignment', id: assignmentId },
      occurredAt: new Date(at('10:00:00')),
      during: { from: new Date('2026-07-13T10:00:00Z'), to: new Date('2026-07-13T12:30:20Z') },
      plannedMinutes: 180,
      actualMinutes: 160,
      creditedMinutes: 150,
      grade: 'C',
    });
    await expect(house.volunteer(who, () => attendance.checkOut(assignmentId, undefined))).rejects.toMatchObject({
      code: 'shifts.badTransition',
    });
  });

  it('reported by a phone that had no signal counts from when it was, and says when it was received', async () => {
    const { who, assignmentId } = await confirmed();
    house.house.clock.set(at('20:00:00'));
    const self = <T>(work: () => Promise<T>) => house.volunteer(who, work);
    await self(() => attendance.checkIn(assignmentId, at('09:58:00')));
    await self(() => attendance.checkOut(assignmentId, at('13:01:00')));
    expect(record(assignmentId)).toMatchObject({ creditedMinutes: 180, actualMinutes: 183, grade: 'C' });
    const moves = await self(() => attendance.history(assignmentId));
    expect(moves.slice(-2).map((one) => one.happenedAt)).toEqual([
      '2026-07-13T20:00:00.000Z',
      '2026-07-13T20:00:00.000Z',
    ]);
  });

  it('is not believed from a phone that kept it for more than twelve hours', async () => {
    const { who, assignmentId } = await confirmed();
    house.house.clock.set(at('21:58:01'));
    await expect(house.volunteer(who, () => attendance.checkIn(assignmentId, at('09:58:00')))).rejects.toMatchObject({
      code: 'shifts.timesWrong',
    });
  });

  it('written down by the leader, also afterwards and with times, is grade B', async () => {
    const { team, assignmentId } = await confirmed();
    house.house.clock.set(at('15:00:00'));
    await house.leader(team, () => attendance.checkIn(assignmentId, at('10:05:00')));
    await house.leader(team, () => attendance.checkOut(assignmentId, at('13:10:00')));
    expect(record(assignmentId)).toMatchObject({ creditedMinutes: 175, actualMinutes: 185, grade: 'B' });
  });

  it.each(['first', 'second'] as const)('is C when the volunteer reports the %s half of it', async (half) => {
    const { team, who, assignmentId } = await confirmed();
    const self = <T>(work: () => Promise<T>) => house.volunteer(who, work);
    const leader = <T>(work: () => Promise<T>) => house.leader(team, work);
    const [comes, goes] = half === 'first' ? [self, leader] : [leader, self];
    house.house.clock.set(at('10:00:00'));
    await comes(() => attendance.checkIn(assignmentId, undefined));
    house.house.clock.set(at('13:00:00'));
    await goes(() => attendance.checkOut(assignmentId, undefined));
    expect(record(assignmentId)).toMatchObject({ creditedMinutes: 180, grade: 'C' });
  });

  it('is refused too early, to strangers, with made-up times and in the wrong order', async () => {
    const { team, who, assignmentId } = await confirmed();
    const self = (time?: string) => house.volunteer(who, () => attendance.checkIn(assignmentId, time));
    await expect(self()).rejects.toMatchObject({ code: 'shifts.checkInClosed' });
    house.house.clock.set(at('10:00:00'));
    await expect(self(at('10:00:06'))).rejects.toMatchObject({ code: 'shifts.timesWrong' });
    await expect(self(at('08:59:59'))).rejects.toMatchObject({ code: 'shifts.checkInClosed' });
    await expect(house.leader(team, () => attendance.checkIn(assignmentId, at('10:00:01')))).rejects.toMatchObject({
      code: 'shifts.timesWrong',
    });
    await expect(house.leader(team, () => attendance.checkIn(assignmentId, at('08:00:00')))).rejects.toMatchObject({
      code: 'shifts.timesWrong',
    });
    await expect(
      house.volunteer(house.volunteers.add(), () => attendance.checkIn(assignmentId, undefined)),
    ).rejects.toMatchObject({ code: 'request.notFound' });
    await expect(house.volunteer(who, () => attendance.checkOut(assignmentId, undefined))).rejects.toMatchObject({
      code: 'shifts.badTransition',
    });
    expect(record(assignmentId)).toBeUndefined();
  });

  it('nobody wrote down is a no-show two days later; what has its end is left alone', async () => {
    const absent = await confirmed();
    const present = await confirmed();
    house.house.clock.set(at('10:00:00'));
    await house.volunteer(present.who, () => attendance.checkIn(present.assignmentId, undefined));
    const state = async (id: string) =>
      (await house.sql<{ state: string }>('SELECT state FROM shifts.assignment WHERE id = $1', [id]))[0]?.state;
    const close = () => asSystem(testCounty, 'test', () => attendance.closePast());
    house.house.clock.set('2026-07-15T12:59:00Z');
    await close();
    expect(await state(absent.assignmentId)).toBe('confirmed');
    house.house.clock.set('2026-07-15T13:00:01Z');
    await close();
    expect(await state(absent.assignmentId)).toBe('no-show');
    expect(await state(present.assignmentId)).toBe('checked-in');
  });

  it('an offered seat is accepted or declined; without an answer it lapses when the shift begins', async () => {
    const editing = house.get(RosterEditingService);
    const offers: { id: string; who: VolunteerView }[] = [];
    for (let count = 0; count < 3; count++) {
      const { team, seatId, assignmentId } = await confirmed();
      const who = house.volunteers.add();
      house.teams.join(team, who);
      const seat = await house.operator(() => editing.assign(seatId, { volunteerId: who.id, replaces: assignmentId }));
      expect(seat.assignment?.id).not.toBe(assignmentId);
      offers.push({ id: seat.assignment?.id ?? '', who });
    }
    const [yes, no, silent] = offers as [(typeof offers)[0], (typeof offers)[0], (typeof offers)[0]];
    expect(await house.volunteer(yes.who, () => attendance.accept(yes.id))).toMatchObject({ state: 'confirmed' });
    expect(await house.volunteer(no.who, () => house.get(CoverService).cannotCome(no.id, 'other'))).toMatchObject({
      state: 'excused',
    });
    await expect(house.volunteer(yes.who, () => attendance.accept(silent.id))).rejects.toMatchObject({
      code: 'request.notFound',
    });
    house.house.clock.set(at('10:00:00'));
    await asSystem(testCounty, 'test', () => attendance.closePast());
    const history = await house.operator(() => attendance.history(silent.id));
    expect(history.map((one) => [one.toState, one.reason])).toEqual([
      ['offered', 'offered-by-hand'],
      ['replaced', 'offer-lapsed'],
    ]);
  });

  it('answers the other libs who is busy and who is on duty', async () => {
    const { team, who, assignmentId, shiftId } = await confirmed();
    const duties = house.get(Duties);
    const inCounty = <T>(work: () => Promise<T>) => asSystem(testCounty, 'test', work);
    const between = (from: string, to: string) =>
      inCounty(() => duties.between([who.id], new Date(at(from)), new Date(at(to))));
    expect(await between('12:59:00', '14:00:00')).toEqual([
      { volunteerId: who.id, assignmentId, startsAt: new Date(at('10:00:00')), endsAt: new Date(at('13:00:00')) },
    ]);
    expect(await between('13:00:00', '14:00:00')).toEqual([]);
    const onDuty = await inCounty(() => duties.onDutyAt(new Date(at('10:00:00'))));
    expect(onDuty).toContainEqual({ volunteerId: who.id, teamId: team.id, shiftId, endsAt: new Date(at('13:00:00')) });
    expect(await inCounty(() => duties.onDutyAt(new Date(at('13:00:00'))))).toEqual([]);
    await house.volunteer(who, () => house.get(CoverService).cannotCome(assignmentId, 'work'));
    expect(await between('10:00:00', '13:00:00')).toEqual([]);
  });
});
