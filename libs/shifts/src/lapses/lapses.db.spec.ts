import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asSystem } from '@redmaple/platform';
import { testCounty } from '@redmaple/platform/testing';
import type { VolunteerView } from '@redmaple/plugins/house';
import { AttendanceService } from '../assignments/attendance.service.js';
import { now, ShiftsHouse } from '../testing/shifts-house.js';
import { LapsesService } from './lapses.service.js';

describe('somebody whose certificate or insurance is gone', () => {
  let house: ShiftsHouse;
  let lapses: LapsesService;

  beforeAll(async () => {
    house = await ShiftsHouse.open();
    lapses = house.get(LapsesService);
  });
  afterAll(() => house.close());
  beforeEach(() => house.house.clock.set(now));

  const reconsider = (id: string) => asSystem(testCounty, 'test', () => lapses.reconsider(id));
  const states = (id: string) =>
    house.sql<{ state: string; reason: string }>(
      'SELECT state, state_reason AS reason FROM shifts.assignment WHERE id = $1',
      [id],
    );

  async function onDuty(publish = true) {
    const { team, members } = house.team(1);
    await house.template(team);
    const roster = publish ? await house.published(team) : await house.drafted(team);
    const [holder] = members as [VolunteerView];
    const seat = roster.shifts[0]?.seats[0];
    return { holder, seatId: seat?.id ?? '', id: seat?.assignment?.id ?? '' };
  }

  it.each(['eligibility.insuranceMissing', 'eligibility.qualificationMissing', 'eligibility.qualificationEnds'])(
    'is taken off shifts to come (%s), reads why once, and cover is sought once',
    async (code) => {
      const { holder, id, seatId } = await onDuty();
      expect(await reconsider(holder.id)).toBe(0);
      house.eligibility.forbid(holder.id, code);
      // What would happen is told before, and then happens.
      const lapsing = await asSystem(testCounty, 'test', () => lapses.lapsing([holder.id]));
      expect(lapsing).toMatchObject([{ volunteerId: holder.id, startsAt: expect.any(Date) }]);
      expect(await states(id)).toMatchObject([{ state: 'confirmed' }]);
      // Two workers and a repeated event: it happens once.
      expect((await Promise.all([1, 2].map(() => reconsider(holder.id)))).sort()).toEqual([0, 1]);
      expect(await reconsider(holder.id)).toBe(0);
      expect(await states(id)).toEqual([{ state: 'replaced', reason: 'proof-lapsed' }]);
      expect(await house.messages(holder, 'duty-lapsed:')).toMatchObject([{ template: 'messages.dutyLapsed' }]);
      expect(await house.sql('SELECT state FROM shifts.cover_request WHERE seat_id = $1', [seatId])).toEqual([
        { state: 'open' },
      ]);
      const told = await house.sql(
        `SELECT 1 FROM platform.outbox WHERE name = 'shift.cover-wanted' AND payload ->> 'assignmentId' = $1`,
        [id],
      );
      expect(told).toHaveLength(1);
    },
  );

  it('keeps the seat for any other reason, and a shift that has begun', async () => {
    const { holder, id } = await onDuty();
    house.eligibility.forbid(holder.id, 'eligibility.weeklyMinutes');
    expect(await reconsider(holder.id)).toBe(0);
    house.house.clock.set(new Date('2026-07-13T10:00:00Z'));
    await house.volunteer(holder, () => house.get(AttendanceService).checkIn(id, undefined));
    house.eligibility.forbid(holder.id, 'eligibility.insuranceMissing');
    expect(await reconsider(holder.id)).toBe(0);
    expect(await states(id)).toMatchObject([{ state: 'checked-in' }]);
  });

  it('is taken out of a draft without a word, and out of everybody’s when all are looked at', async () => {
    const { holder, id, seatId } = await onDuty(false);
    const another = await onDuty();
    house.eligibility.forbid(holder.id, 'eligibility.insuranceEnds');
    house.eligibility.forbid(another.holder.id, 'eligibility.recordCheckEnds');
    expect(await asSystem(testCounty, 'test', () => lapses.reconsiderAll())).toBe(2);
    expect([await states(id), await states(another.id)]).toMatchObject([
      [{ state: 'replaced' }],
      [{ state: 'replaced' }],
    ]);
    expect(await house.messages(holder, 'duty-lapsed:')).toEqual([]);
    expect(await house.sql('SELECT 1 FROM shifts.cover_request WHERE seat_id = $1', [seatId])).toEqual([]);
    expect(await asSystem(testCounty, 'test', () => lapses.reconsiderAll())).toBe(0);
  });
});
