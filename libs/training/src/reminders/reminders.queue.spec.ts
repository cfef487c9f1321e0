import { Counties, DevInboxChannel, JobRegistry, Relay, WorkerHost } from '@redmaple/platform';
import { queueBackends } from '@redmaple/platform/testing';
import type { VolunteerView } from '@redmaple/plugins/house';
import { EnrolmentsService } from '../enrolments/enrolments.service.js';
import { SessionMovesService } from '../sessions/session-moves.service.js';
import { phoneOf, TrainingHouse } from '../testing/training-house.js';
import { reminderThresholds } from './reminder.policy.js';

const county = '999001';
const second = 1_000;

/** A zone without summer time in which it is about noon now, so that no reminder of this suite falls into the night. */
function zoneAtNoon(): string {
  const ahead = 12 - new Date().getUTCHours();
  if (ahead === 0) return 'UTC';
  // POSIX signs: Etc/GMT-8 is eight hours ahead of Greenwich.
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

async function until(condition: () => Promise<boolean>, patience = 20 * second): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
/** Deliveries may fire a moment early; a busy machine may be a few seconds late. */
function expectOnTime(at: string | undefined, due: number): void {
  const late = new Date(at ?? 0).getTime() - due;
  expect(late).toBeGreaterThan(-2 * second);
  expect(late).toBeLessThan(10 * second);
}
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe.each(queueBackends())('reminders through the queue on $name', ({ redis }) => {
  let house: TrainingHouse;
  let relay: Relay;

  beforeAll(async () => {
    house = await TrainingHouse.open({ redis });
    await house.get(Counties).register({ code: county, name: '测试县', timezone: zoneAtNoon() });
    house.get(JobRegistry).collect();
    relay = house.get(Relay);
    relay.start();
    await house.get(WorkerHost).start();
  });
  afterAll(async () => {
    await relay.stop();
    await house.get(WorkerHost).stop();
    await house.close();
  });

  const inbox = (volunteer: VolunteerView) =>
    house.staff(() => house.get(DevInboxChannel).list({ phone: phoneOf(volunteer) }), county);
  const templates = async (volunteer: VolunteerView) => (await inbox(volunteer)).map((one) => one.template).reverse();
  /** A session whose reminder of that threshold is due in so many milliseconds. */
  const sessionDue = (threshold: keyof typeof reminderThresholds, inMilliseconds: number, capacity = 10) =>
    house.session(new Date(Date.now() + reminderThresholds[threshold] + inMilliseconds), capacity, county);
  const enrol = (volunteer: VolunteerView, sessionId: string) => house.enrol(volunteer, sessionId, county);

  it('go out seven days, one day and two hours before the session, to the second and once', async () => {
    const thresholds = Object.keys(reminderThresholds) as (keyof typeof reminderThresholds)[];
    const expected = thresholds.map((threshold) => ({ threshold, volunteer: house.volunteers.add(), due: 0 }));
    for (const one of expected) {
      const session = await sessionDue(one.threshold, 4 * second);
      await enrol(one.volunteer, session.id);
      one.due = new Date(session.startsAt).getTime() - reminderThresholds[one.threshold];
    }
    for (const { volunteer } of expected) await until(async () => (await inbox(volunteer)).length > 0);
    await relay.reconcile();
    await pause(second);
    for (const { volunteer, due } of expected) {
      const received = await inbox(volunteer);
      expect(received).toMatchObject([{ template: 'messages.sessionReminder' }]);
      expect(received[0]?.text).toContain('“心肺复苏与急救”');
      expect(received[0]?.text).toContain('枫桥镇文化礼堂');
      expectOnTime(received[0]?.at, due);
    }
  });

  it('of a moved session follow its new time: nothing at the old one, one at the new', async () => {
    const volunteer = house.volunteers.add();
    const session = await sessionDue('2h', 4 * second);
    await enrol(volunteer, session.id);
    const due = Date.now() + 8 * second;
    const startsAt = new Date(due + reminderThresholds['1d']);
    const endsAt = new Date(startsAt.getTime() + 3_600_000).toISOString();
    const move = { startsAt: startsAt.toISOString(), endsAt, version: session.version };
    await house.staff(() => house.get(SessionMovesService).move(session.id, move), county);
    await until(async () => (await inbox(volunteer)).length > 1);
    await pause(second);
    expect(await templates(volunteer)).toEqual(['messages.sessionMoved', 'messages.sessionReminder']);
    expectOnTime((await inbox(volunteer))[0]?.at, due);
  });

  it('stop when the enrolment or the session is cancelled; who moves up gets the news and the reminder', async () => {
    const [leaving, next] = [house.volunteers.add(), house.volunteers.add()];
    const session = await sessionDue('1d', 5 * second, 1);
    const place = await enrol(leaving, session.id);
    await enrol(next, session.id);
    await house.volunteer(leaving, () => house.get(EnrolmentsService).cancel(place.id), county);
    const dropped = house.volunteers.add();
    const offSession = await sessionDue('1d', 5 * second);
    await enrol(dropped, offSession.id);
    await house.staff(() => house.get(SessionMovesService).cancel(offSession.id, { reason: '讲师生病' }), county);
    await until(async () => (await inbox(next)).length === 2);
    await pause(2 * second);
    expect(await templates(next)).toEqual(['messages.sessionPromoted', 'messages.sessionReminder']);
    expect(await templates(leaving)).toEqual([]);
    expect(await templates(dropped)).toEqual(['messages.sessionCancelled']);
  });

  it('come once to somebody who cancels and comes back', async () => {
    const volunteer = house.volunteers.add();
    const session = await sessionDue('2h', 5 * second);
    for (let time = 0; time < 3; time++) {
      const { id } = await enrol(volunteer, session.id);
      await house.volunteer(volunteer, () => house.get(EnrolmentsService).cancel(id), county);
    }
    await enrol(volunteer, session.id);
    await until(async () => (await inbox(volunteer)).length > 0);
    await pause(2 * second);
    expect(await templates(volunteer)).toEqual(['messages.sessionReminder']);
  });
});
