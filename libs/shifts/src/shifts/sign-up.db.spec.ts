import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { otherCounty } from '@redmaple/platform/testing';
import { Shifts, type TeamView, type VolunteerView } from '@redmaple/plugins/house';
import type { SeatNeed } from '../templates/template.policy.js';
import { now, ShiftsHouse, week } from '../testing/shifts-house.js';
import { ShiftsService } from './shifts.service.js';
import { SignUpService } from './sign-up.service.js';

const boat = 'sample.boat';
const seatsOf = (count: number): SeatNeed[] => Array.from({ length: count }, () => ({ qualifications: [] }));

describe('volunteers for themselves', () => {
  let house: ShiftsHouse;
  let signUp: SignUpService;

  beforeAll(async () => {
    house = await ShiftsHouse.open();
    signUp = house.get(SignUpService);
  });
  afterAll(() => house.close());
  beforeEach(() => house.house.clock.set(now));

  /** A published shift without anybody: the members join after the draft. */
  async function openShift(members: number, seats: readonly SeatNeed[]) {
    const { team } = house.team(0);
    await house.template(team, { seats: [...seats] });
    const roster = await house.published(team);
    const people = Array.from({ length: members }, () => house.volunteers.add());
    for (const one of people) house.teams.join(team, one);
    return { team, people, shiftId: roster.shifts[0]?.id ?? '' };
  }

  const take = (who: VolunteerView, shiftId: string) => house.volunteer(who, () => signUp.take(shiftId));

  it('take an open seat, see it among their own, and no longer among the open ones', async () => {
    const { people, shiftId } = await openShift(2, seatsOf(2));
    const [one, other] = people as [VolunteerView, VolunteerView];
    expect(await house.volunteer(one, () => signUp.open())).toMatchObject([
      { shift: { id: shiftId }, openSeats: 2, mayTake: true, blockers: [] },
    ]);
    const taken = await take(one, shiftId);
    expect(await house.volunteer(one, () => signUp.mine({}))).toMatchObject([
      { assignmentId: taken.assignmentId, state: 'confirmed', shift: { id: shiftId } },
    ]);
    expect(await house.volunteer(one, () => signUp.open())).toEqual([]);
    expect(await house.volunteer(other, () => signUp.open())).toMatchObject([{ openSeats: 1 }]);
    expect(await house.volunteer(other, () => signUp.mine({}))).toEqual([]);
    await expect(take(one, shiftId)).rejects.toMatchObject({ code: 'shifts.twice' });
  });

  it('are counted for plugins, not named, and for those of their own county alone', async () => {
    const { team, people, shiftId } = await openShift(1, seatsOf(2));
    await take(people[0] as VolunteerView, shiftId);
    const shifts = house.get(Shifts);
    const from = new Date(`${week}T00:00:00Z`);
    const after = (days: number) => new Date(from.getTime() + days * 86_400_000);
    const read = (to: Date, county?: string) => house.house.inCounty(() => shifts.of([team.id], from, to), county);
    const startsAt = new Date(`${week}T10:00:00Z`);
    const endsAt = new Date(`${week}T13:00:00Z`);
    const whole = { id: shiftId, teamId: team.id, from: startsAt, to: endsAt, state: 'published', needed: 2, taken: 1 };
    expect(await read(after(31))).toEqual([{ ...whole, siteId: undefined }]);
    expect(await house.house.inCounty(() => shifts.of([team.id], endsAt, after(7)))).toEqual([]);
    expect(await house.house.inCounty(() => shifts.of([team.id], after(-7), startsAt))).toEqual([]);
    expect(await read(after(31), otherCounty)).toEqual([]);
    for (const to of [after(32), after(-1), new Date('never')])
      await expect(read(to)).rejects.toMatchObject({ code: 'plugins.asksTooMuch' });
  });

  it('read why they may not take a shift, in their language', async () => {
    const { people, shiftId } = await openShift(1, [{ qualifications: [boat] }]);
    const [one] = people as [VolunteerView];
    const [shift] = await house.volunteer(one, () => signUp.open());
    expect(shift).toMatchObject({
      mayTake: false,
      blockers: [{ code: 'eligibility.qualification', fixableBy: 'operator' }],
    });
    await expect(take(one, shiftId)).rejects.toMatchObject({ code: 'shifts.notEligible' });
  });

  it('with the extra certificate take the seat that needs it, and leave the others to the others', async () => {
    const { people, shiftId } = await openShift(2, [{ qualifications: [] }, { qualifications: [boat] }]);
    const [skipper, walker] = people as [VolunteerView, VolunteerView];
    house.eligibility.certificates.set(skipper.id, [boat]);
    await take(skipper, shiftId);
    await take(walker, shiftId);
    const shift = await house.operator(() => house.get(ShiftsService).get(shiftId));
    expect(shift.seats.map((one) => one.assignment?.volunteer.id)).toEqual([walker.id, skipper.id]);
  });

  it('racing for one seat: one of twenty gets it, the others hear that it is full', async () => {
    const { people, shiftId } = await openShift(20, seatsOf(1));
    const results = await Promise.allSettled(people.map((one) => take(one, shiftId)));
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const codes = results.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    expect(new Set(codes)).toEqual(new Set(['shifts.full']));
  });

  it('racing for seven seats: seven of twenty get one each, none is left over', async () => {
    const { people, shiftId } = await openShift(20, seatsOf(7));
    await Promise.allSettled(people.map((one) => take(one, shiftId)));
    const shift = await house.operator(() => house.get(ShiftsService).get(shiftId));
    const holders = shift.seats.flatMap((one) => one.assignment?.volunteer.id ?? []);
    expect(holders).toHaveLength(7);
    expect(new Set(holders).size).toBe(7);
  });

  it('get the last seat when somebody who had reached for it lets it go', async () => {
    const { people, shiftId } = await openShift(1, seatsOf(1));
    const [one] = people as [VolunteerView];
    let locked = () => {};
    const isLocked = new Promise<void>((resolve) => (locked = resolve));
    const letsGo = house.house.inCounty(async () => {
      await house.house.work.query('SELECT id FROM shifts.seat WHERE shift_id = $1 FOR UPDATE', [shiftId]);
      locked();
      await new Promise((resolve) => setTimeout(resolve, 300));
      throw new Error('changed my mind');
    });
    await isLocked;
    const [taken] = await Promise.all([take(one, shiftId), expect(letsGo).rejects.toThrow('changed my mind')]);
    expect(taken).toMatchObject({ shift: { id: shiftId } });
  });

  it('pressing the button ten times get one seat', async () => {
    const { people, shiftId } = await openShift(1, seatsOf(5));
    const [one] = people as [VolunteerView];
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => take(one, shiftId)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });

  it('taking two shifts at once get both only with eight hours of rest between them', async () => {
    const { team } = house.team(0);
    await house.template(team, { from: '08:00', to: '10:00' });
    await house.template(team, { from: '14:00', to: '16:00' });
    const { shifts } = await house.published(team);
    const one = house.volunteers.add();
    house.teams.join(team, one);
    const results = await Promise.allSettled(shifts.map((shift) => take(one, shift.id)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({
      reason: { code: 'shifts.notEligible', details: { fields: [{ params: { code: 'eligibility.rest' } }] } },
    });
  });

  it('cannot reach what is only drafted, has begun or was called off', async () => {
    const { team } = house.team(0);
    await house.template(team);
    const draft = await house.drafted(team);
    const one = house.volunteers.add();
    house.teams.join(team, one);
    const drafted = draft.shifts[0]?.id ?? '';
    await expect(take(one, drafted)).rejects.toMatchObject({ code: 'request.notFound' });
    const { people, shiftId } = await openShift(1, seatsOf(1));
    const [other] = people as [VolunteerView];
    await house.operator(() => house.get(ShiftsService).cancel(shiftId));
    await expect(take(other, shiftId)).rejects.toMatchObject({ code: 'shifts.notOpen' });
    const later = await openShift(1, seatsOf(1));
    house.house.clock.set('2026-07-13T10:00:00Z');
    await expect(take(later.people[0] as VolunteerView, later.shiftId)).rejects.toMatchObject({
      code: 'shifts.notOpen',
    });
  });

  it('are told when a shift they were to do is called off', async () => {
    const { people, shiftId } = await openShift(1, seatsOf(1));
    const [one] = people as [VolunteerView];
    await take(one, shiftId);
    const cancelled = await house.operator(() => house.get(ShiftsService).cancel(shiftId));
    expect(cancelled).toMatchObject({ state: 'cancelled', seats: [{ no: 1 }] });
    expect(cancelled.seats[0]?.assignment).toBeUndefined();
    expect(await house.messages(one, 'shift-cancelled:')).toHaveLength(1);
    expect(await house.volunteer(one, () => signUp.mine({}))).toEqual([]);
  });
});

describe('the list of shifts', () => {
  let house: ShiftsHouse;
  let teams: TeamView[];

  beforeAll(async () => {
    house = await ShiftsHouse.open();
    house.house.clock.set(now);
    teams = [house.team(1).team, house.team(1).team];
    for (const team of teams) {
      await house.template(team);
      await house.published(team);
    }
  });
  afterAll(() => house.close());

  const list = (more = {}) => house.get(ShiftsService).list({ from: week, to: '2026-07-19', ...more });

  it('shows an operator the whole county, a leader the own team, and a volunteer none', async () => {
    expect(await house.operator(() => list())).toHaveLength(2);
    const [mine] = teams as [TeamView];
    expect(await house.leader(mine, () => list())).toMatchObject([
      { teamId: mine.id, seats: [{ assignment: { volunteer: { name: expect.stringContaining('测试队员') } } }] },
    ]);
    await expect(house.leader(mine, () => list({ teamId: teams[1]?.id }))).rejects.toMatchObject({
      code: 'request.notFound',
    });
    expect(await house.volunteer(house.volunteers.add(), () => list())).toEqual([]);
  });

  it('counts by duty date and spans at most two months', async () => {
    expect(await house.operator(() => list({ from: '2026-07-14' }))).toEqual([]);
    await expect(house.operator(() => Promise.resolve().then(() => list({ to: '2026-12-31' })))).rejects.toMatchObject({
      code: 'shifts.rangeTooLong',
    });
  });
});
