import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asSystem } from '@redmaple/platform';
import { testCounty } from '@redmaple/platform/testing';
import type { VolunteerView } from '@redmaple/plugins/house';
import { AttendanceService } from '../assignments/attendance.service.js';
import { SignUpService } from '../shifts/sign-up.service.js';
import { now, ShiftsHouse } from '../testing/shifts-house.js';
import { CoverService } from './cover.service.js';

describe('somebody who cannot come', () => {
  let house: ShiftsHouse;
  let cover: CoverService;

  beforeAll(async () => {
    house = await ShiftsHouse.open();
    cover = house.get(CoverService);
  });
  afterAll(() => house.close());
  beforeEach(() => house.house.clock.set(now));

  const ask = (id: string, wave: number) => asSystem(testCounty, 'test', () => cover.ask(id, wave));

  /** One shift, held by the first member; the others are free. */
  async function held(size: number) {
    const { team, members } = house.team(1);
    await house.template(team);
    const roster = await house.published(team);
    const others = Array.from({ length: size - 1 }, () => house.volunteers.add());
    for (const one of others) house.teams.join(team, one);
    const [holder] = members as [VolunteerView];
    const shift = roster.shifts[0];
    return { team, holder, others, shiftId: shift?.id ?? '', assignmentId: shift?.seats[0]?.assignment?.id ?? '' };
  }

  async function wanted(size: number) {
    const one = await held(size);
    const { coverRequestId = '' } = await house.volunteer(one.holder, () =>
      cover.cannotCome(one.assignmentId, 'family'),
    );
    return { ...one, coverRequestId };
  }

  const asked = async (coverRequestId: string) => {
    const rows = await house.sql<{ id: string }>(
      'SELECT volunteer_id AS id FROM shifts.cover_ask WHERE cover_request_id = $1 ORDER BY cover_ask.id',
      [coverRequestId],
    );
    return rows.map((row) => [...house.volunteers.all.values()].find((one) => one.id === row.id) as VolunteerView);
  };

  it('frees the seat, is excused with a reason and without a penalty, and cover is sought', async () => {
    const { holder, assignmentId, coverRequestId, shiftId } = await wanted(2);
    const [row] = await house.sql('SELECT state, state_reason FROM shifts.assignment WHERE id = $1', [assignmentId]);
    expect(row).toEqual({ state: 'excused', state_reason: 'cannot-come-family' });
    const events = await house.sql(
      `SELECT payload FROM platform.outbox WHERE name = 'shift.cover-wanted' AND payload ->> 'assignmentId' = $1`,
      [assignmentId],
    );
    expect(events).toEqual([{ payload: { coverRequestId, shiftId, assignmentId } }]);
    expect(house.records.records.filter((one) => one.volunteerId === holder.id)).toEqual([]);
    const audit = await house.sql<{ details: object }>(
      `SELECT details FROM audit.entry WHERE action = 'assignment.excused' AND subject_id = $1`,
      [assignmentId],
    );
    expect(audit).toEqual([{ details: {} }]);
  });

  it('is the holder or who leads the team, nobody else, and once', async () => {
    const { team, others, assignmentId, holder } = await held(2);
    const stranger = others[0] as VolunteerView;
    await expect(house.volunteer(stranger, () => cover.cannotCome(assignmentId, 'work'))).rejects.toMatchObject({
      code: 'request.notFound',
    });
    await house.leader(team, () => cover.cannotCome(assignmentId, 'work'));
    await expect(house.volunteer(holder, () => cover.cannotCome(assignmentId, 'work'))).rejects.toMatchObject({
      code: 'shifts.badTransition',
    });
  });

  it('is not covered by who is blocked, has no time or holds the shift; three are asked, then three more', async () => {
    const { others, coverRequestId, holder } = await wanted(9);
    const blocked = others[0] as VolunteerView;
    house.eligibility.forbid(blocked.id, 'eligibility.insuranceMissing');
    await ask(coverRequestId, 0);
    const first = await asked(coverRequestId);
    expect(first).toHaveLength(3);
    await ask(coverRequestId, 0);
    expect(await asked(coverRequestId)).toHaveLength(3);
    await ask(coverRequestId, 1);
    await ask(coverRequestId, 2);
    const all = await asked(coverRequestId);
    expect(all).toHaveLength(7);
    expect(all).not.toContain(blocked);
    expect(all).not.toContain(holder);
    for (const one of all) expect(await house.messages(one, `cover-asked:${coverRequestId}`)).toHaveLength(1);
  });

  it('is covered by those least recently asked first', async () => {
    const one = await wanted(5);
    await ask(one.coverRequestId, 0);
    const before = (await asked(one.coverRequestId)).map((who) => who.id);
    const next = await wanted(1);
    house.house.clock.advance(60_000);
    for (const other of one.others) house.teams.join(next.team, other);
    await ask(next.coverRequestId, 0);
    const [first] = await asked(next.coverRequestId);
    const neverAsked = one.others.find((other) => !before.includes(other.id));
    expect(before).toHaveLength(3);
    expect(first?.id).toBe(neverAsked?.id);
  });

  it('is covered by one of those who say yes at once; the others are thanked and hear it is taken', async () => {
    const { coverRequestId } = await wanted(4);
    await ask(coverRequestId, 0);
    const people = await asked(coverRequestId);
    const results = await Promise.allSettled(
      people.map((one) => house.volunteer(one, () => cover.take(coverRequestId))),
    );
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of results.filter((result) => result.status === 'rejected'))
      expect(one.reason).toMatchObject({ code: 'cover.alreadyTaken' });
    const answers = await house.sql<{ answer: string }>(
      'SELECT answer FROM shifts.cover_ask WHERE cover_request_id = $1 ORDER BY answer',
      [coverRequestId],
    );
    expect(answers.map((one) => one.answer)).toEqual(['taken', 'too-late', 'too-late']);
    const thanked = await Promise.all(people.map((one) => house.messages(one, 'cover-not-needed:')));
    expect(thanked.flat()).toHaveLength(2);
  });

  it('is covered by twenty who race for the seat by both ways: one gets it', async () => {
    const { coverRequestId, shiftId } = await wanted(21);
    for (const wave of [0, 1, 2, 3]) await ask(coverRequestId, wave);
    const people = await asked(coverRequestId);
    const results = await Promise.allSettled(
      people.map((one, index) =>
        house.volunteer(one, () =>
          index % 2 === 0 ? cover.take(coverRequestId) : house.get(SignUpService).take(shiftId),
        ),
      ),
    );
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await house.sql('SELECT state FROM shifts.cover_request WHERE id = $1', [coverRequestId])).toEqual([
      { state: 'filled' },
    ]);
  });

  it('is not found by who was not asked, and may be declined at no cost, which asks the next', async () => {
    const { coverRequestId } = await wanted(6);
    await ask(coverRequestId, 0);
    const [one] = (await asked(coverRequestId)) as [VolunteerView];
    await expect(house.volunteer(house.volunteers.add(), () => cover.take(coverRequestId))).rejects.toMatchObject({
      code: 'request.notFound',
    });
    expect(await house.volunteer(one, () => cover.mine())).toMatchObject([{ coverRequestId }]);
    await house.volunteer(one, () => cover.decline(coverRequestId));
    expect(await house.volunteer(one, () => cover.mine())).toEqual([]);
    const jobs = await house.sql<{ payload: { wave: number } }>(
      `SELECT payload FROM platform.outbox WHERE name = 'shifts.ask-for-cover' AND payload ->> 'coverRequestId' = $1 AND not_before IS NULL ORDER BY id`,
      [coverRequestId],
    );
    expect(jobs.map((job) => job.payload.wave)).toEqual([0, 1]);
  });

  it('is no longer covered once the shift begins', async () => {
    const { coverRequestId } = await wanted(3);
    await ask(coverRequestId, 0);
    const [one] = (await asked(coverRequestId)) as [VolunteerView];
    house.house.clock.set('2026-07-13T10:00:00Z');
    await expect(house.volunteer(one, () => cover.take(coverRequestId))).rejects.toMatchObject({
      code: 'cover.closed',
    });
    await asSystem(testCounty, 'test', () => house.get(AttendanceService).closePast());
    expect(await house.sql('SELECT state FROM shifts.cover_request WHERE id = $1', [coverRequestId])).toEqual([
      { state: 'expired' },
    ]);
  });

  it('shows who leads what is open and who was asked', async () => {
    const { team, coverRequestId } = await wanted(3);
    await ask(coverRequestId, 0);
    const [request] = await house.leader(team, () => cover.open());
    expect(request).toMatchObject({ id: coverRequestId, state: 'open' });
    expect(request?.asked.map((one) => one.answer)).toEqual(['waiting', 'waiting']);
    expect(await house.leader(house.team(1).team, () => cover.open())).toEqual([]);
  });
});
