import { randomUUID } from 'node:crypto';
import { otherCounty, queryAsOwner } from '@redmaple/platform/testing';
import { TrainingSessionsService } from '../sessions/training-sessions.service.js';
import { TrainingHouse } from '../testing/training-house.js';
import { EnrolmentsService } from './enrolments.service.js';

const hour = 3_600_000;
const now = new Date('2026-11-23T10:00:00+08:00');
const inHours = (hours: number) => new Date(now.getTime() + hours * hour);

describe('enrolling in a session', () => {
  let house: TrainingHouse;
  let enrolments: EnrolmentsService;
  let sessions: TrainingSessionsService;

  beforeAll(async () => {
    house = await TrainingHouse.open();
    enrolments = house.get(EnrolmentsService);
    sessions = house.get(TrainingSessionsService);
  });
  beforeEach(() => house.house.clock.set(now));
  afterAll(() => house.close());

  const cancel = (volunteer: ReturnType<typeof house.volunteers.add>, id: string) =>
    house.volunteer(volunteer, () => enrolments.cancel(id));
  const states = async (sessionId: string) =>
    (await house.staff(() => enrolments.ofSession(sessionId))).map((one) => `${one.volunteerNumber} ${one.state}`);

  it('gives places in order of asking; the rest wait, and know their place', async () => {
    const session = await house.session(inHours(48), 2);
    const people = [1, 2, 3, 4].map(() => house.volunteers.add());
    const got = [];
    for (const one of people) got.push(await house.enrol(one, session.id));
    expect(got.map((one) => [one.state, one.waitlistPosition])).toEqual([
      ['enrolled', undefined],
      ['enrolled', undefined],
      ['waitlisted', 1],
      ['waitlisted', 2],
    ]);
    expect(await house.staff(() => sessions.get(session.id))).toMatchObject({ taken: 2, waiting: 2 });
  });

  it('is for active volunteers, once each, while the session is open', async () => {
    const session = await house.session(inHours(48));
    const volunteer = house.volunteers.add();
    await house.enrol(volunteer, session.id);
    await expect(house.enrol(volunteer, session.id)).rejects.toMatchObject({ code: 'training.alreadyEnrolled' });
    await expect(house.enrol(house.volunteers.add('suspended'), session.id)).rejects.toMatchObject({
      code: 'training.notActive',
    });
    await expect(house.staff(() => enrolments.enrol(session.id))).rejects.toMatchObject({
      code: 'training.volunteersOnly',
    });
    await expect(house.enrol(house.volunteers.add(), randomUUID())).rejects.toMatchObject({ code: 'request.notFound' });
    house.house.clock.set(inHours(51));
    await expect(house.enrol(house.volunteers.add(), session.id)).rejects.toMatchObject({
      code: 'training.sessionClosed',
    });
  });

  it('is still possible while people sit down, but not in two places at once', async () => {
    const running = await house.session(inHours(-1));
    const next = await house.session(inHours(1));
    const volunteer = house.volunteers.add();
    expect(await house.enrol(volunteer, running.id)).toMatchObject({ state: 'enrolled' });
    // One ends when the other begins: no overlap.
    const enrolled = await house.enrol(volunteer, next.id);
    const beside = await house.session(inHours(2));
    await expect(house.enrol(volunteer, beside.id)).rejects.toMatchObject({ code: 'training.overlaps' });
    await cancel(volunteer, enrolled.id);
    expect(await house.enrol(volunteer, beside.id)).toMatchObject({ state: 'enrolled' });
  });

  it('that is cancelled gives the place to the next in line, who is told and reminded', async () => {
    const session = await house.session(inHours(48), 1);
    const [first, second, third] = [house.volunteers.add(), house.volunteers.add(), house.volunteers.add()];
    const place = await house.enrol(first, session.id);
    await house.enrol(second, session.id);
    await house.enrol(third, session.id);
    expect(await house.deliveries(second, 'session-')).toEqual([]);
    expect(await cancel(first, place.id)).toMatchObject({ state: 'cancelled' });
    expect(await states(session.id)).toEqual([
      `${first.number} cancelled`,
      `${second.number} enrolled`,
      `${third.number} waitlisted`,
    ]);
    expect(await house.deliveries(second, 'session-promoted:')).toMatchObject([{ state: 'planned', due: now }]);
    expect((await house.deliveries(second, 'session-reminder:')).map((one) => one.due)).toEqual([
      inHours(24),
      inHours(46),
    ]);
    expect((await house.deliveries(first, 'session-reminder:')).map((one) => one.state)).toEqual([
      'cancelled',
      'cancelled',
    ]);
    expect(await house.deliveries(third, 'session-')).toEqual([]);
  });

  it('again after cancelling goes to the end of the line, in the same row, and is reminded again', async () => {
    const session = await house.session(inHours(48), 1);
    const [first, second] = [house.volunteers.add(), house.volunteers.add()];
    const place = await house.enrol(first, session.id);
    await house.enrol(second, session.id);
    await cancel(first, place.id);
    const again = await house.enrol(first, session.id);
    expect(again).toMatchObject({ id: place.id, state: 'waitlisted', waitlistPosition: 1 });
    const [other] = (await house.staff(() => enrolments.ofSession(session.id))).filter(
      (one) => one.state === 'enrolled',
    );
    await cancel(second, other?.id ?? '');
    const reminders = await house.deliveries(first, 'session-reminder:');
    expect(reminders.filter((one) => one.state === 'planned').map((one) => one.due)).toEqual([
      inHours(24),
      inHours(46),
    ]);
  });

  it('leaves those in the line whose time is taken, and gives the place to the next', async () => {
    const session = await house.session(inHours(48), 1);
    const beside = await house.session(inHours(49), 5);
    const [holder, busy, free] = [house.volunteers.add(), house.volunteers.add(), house.volunteers.add()];
    const place = await house.enrol(holder, session.id);
    await house.enrol(busy, session.id);
    await house.enrol(free, session.id);
    await house.enrol(busy, beside.id);
    await cancel(holder, place.id);
    expect((await states(session.id)).slice(1)).toEqual([`${busy.number} waitlisted`, `${free.number} enrolled`]);
  });

  it('can be taken back by its volunteer or by those who run the session, before it begins', async () => {
    const session = await house.session(inHours(48));
    const [volunteer, stranger] = [house.volunteers.add(), house.volunteers.add()];
    const { id } = await house.enrol(volunteer, session.id);
    await expect(cancel(stranger, id)).rejects.toMatchObject({ code: 'request.notFound' });
    house.house.clock.set(inHours(48));
    await expect(cancel(volunteer, id)).rejects.toMatchObject({ code: 'training.alreadyStarted' });
    house.house.clock.set(now);
    expect(await house.staff(() => enrolments.cancel(id))).toMatchObject({ state: 'cancelled' });
    // Asking twice changes nothing.
    expect(await cancel(volunteer, id)).toMatchObject({ state: 'cancelled' });
  });

  it('with more places moves the line up, and fewer than are taken are refused', async () => {
    const session = await house.session(inHours(48), 1);
    const people = [1, 2, 3].map(() => house.volunteers.add());
    for (const one of people) await house.enrol(one, session.id);
    const more = await house.staff(() => sessions.change(session.id, { capacity: 2, version: 1 }));
    expect(more).toMatchObject({ capacity: 2, taken: 2, waiting: 1, version: 2 });
    await expect(house.staff(() => sessions.change(session.id, { capacity: 1, version: 2 }))).rejects.toMatchObject({
      code: 'training.capacityTooSmall',
    });
    await expect(house.staff(() => sessions.change(session.id, { capacity: 3, version: 1 }))).rejects.toMatchObject({
      code: 'request.stale',
    });
  });

  it('lists my trainings with their sessions, page by page', async () => {
    const volunteer = house.volunteers.add();
    const booked = [];
    for (const day of [2, 3, 4]) booked.push(await house.enrol(volunteer, (await house.session(inHours(day * 24))).id));
    const mine = (after?: string) =>
      house.volunteer(volunteer, () => enrolments.mine({ limit: 2, ...(after !== undefined && { after }) }));
    const first = await mine();
    expect(first.items.map((one) => one.id)).toEqual([booked[2]?.id, booked[1]?.id]);
    expect(first.items[0]?.session).toMatchObject({ courseTitle: '心肺复苏与急救', place: '枫桥镇文化礼堂' });
    expect((await mine(first.next)).items.map((one) => one.id)).toEqual([booked[0]?.id]);
  });

  it('shows nothing of another county', async () => {
    const session = await house.session(inHours(48), 10, otherCounty);
    await expect(house.enrol(house.volunteers.add(), session.id)).rejects.toMatchObject({ code: 'request.notFound' });
    const open = await house.volunteer(house.volunteers.add(), () => sessions.listOpen({ limit: 200 }));
    expect(open.items.map((one) => one.id)).not.toContain(session.id);
  });

  it('leaves no reminder behind when it fails at the last moment', async () => {
    const session = await house.session(inHours(48));
    const volunteer = house.volunteers.add();
    const failing = house.volunteer(volunteer, () =>
      house.house.work.run(async () => {
        await enrolments.enrol(session.id);
        throw new Error('changed my mind');
      }),
    );
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await house.deliveries(volunteer, 'session-')).toEqual([]);
    expect(await states(session.id)).toEqual([]);
  });

  it('never gives out more places than there are, however many ask and cancel at once', async () => {
    house.house.clock.set(undefined);
    for (let trial = 0; trial < 5; trial++) {
      const session = await house.session(new Date(Date.now() + 48 * hour), 5);
      const people = Array.from({ length: 30 }, () => house.volunteers.add());
      const given = await Promise.all(
        people.map(async (one, index) => {
          const enrolment = await house.enrol(one, session.id);
          if (index % 3 === 0) await cancel(one, enrolment.id);
          return enrolment;
        }),
      );
      expect(new Set(given.map((one) => one.id)).size).toBe(30);
      const list = await house.staff(() => enrolments.ofSession(session.id));
      expect(
        list
          .map((one) => one.state)
          .slice()
          .sort(),
      ).toEqual([...Array(10).fill('cancelled'), ...Array(5).fill('enrolled'), ...Array(15).fill('waitlisted')]);
      // In order of asking: nobody who waits asked before somebody who has a place.
      const live = list.filter((one) => one.state !== 'cancelled').map((one) => one.state);
      expect(live).toEqual([...Array(5).fill('enrolled'), ...Array(15).fill('waitlisted')]);
    }
  });

  it('does not let one volunteer into two overlapping sessions at once', async () => {
    house.house.clock.set(undefined);
    const start = new Date(Date.now() + 48 * hour);
    const rivals = [
      await house.session(start),
      await house.session(start),
      await house.session(start),
      await house.session(start),
    ];
    const volunteer = house.volunteers.add();
    const outcomes = await Promise.allSettled(rivals.map((one) => house.enrol(volunteer, one.id)));
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  it('records every step in the audit trail, with ids only', async () => {
    const session = await house.session(inHours(48), 1);
    const [first, second] = [house.volunteers.add(), house.volunteers.add()];
    const { id } = await house.enrol(first, session.id);
    await house.enrol(second, session.id);
    await cancel(first, id);
    const rows = await queryAsOwner<{ action: string; details: object }>(
      house.house.database,
      `SELECT action, details FROM audit.entry WHERE details ->> 'sessionId' = $1 ORDER BY id`,
      [session.id],
    );
    expect(rows.map((one) => one.action)).toEqual([
      'enrolment.enrolled',
      'enrolment.waitlisted',
      'enrolment.cancelled',
      'enrolment.promoted',
    ]);
    expect(new Set(rows.flatMap((one) => Object.keys(one.details)))).toEqual(new Set(['sessionId']));
  });
});
