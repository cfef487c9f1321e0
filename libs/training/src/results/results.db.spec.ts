import { randomUUID } from 'node:crypto';
import { queryAsOwner } from '@redmaple/platform/testing';
import type { VolunteerView } from '@redmaple/plugins/house';
import { CoursesService } from '../courses/courses.service.js';
import { EnrolmentsService } from '../enrolments/enrolments.service.js';
import { SessionMovesService } from '../sessions/session-moves.service.js';
import { TrainingSessionsService } from '../sessions/training-sessions.service.js';
import { TrainingHouse } from '../testing/training-house.js';
import { ResultsService } from './results.service.js';

const hour = 3_600_000;
const now = new Date('2026-11-30T23:30:00+08:00');

describe('attendance and results', () => {
  let house: TrainingHouse;
  let results: ResultsService;

  beforeAll(async () => {
    house = await TrainingHouse.open();
    results = house.get(ResultsService);
  });
  beforeEach(() => house.house.clock.set(now));
  afterAll(() => house.close());

  /** A session that begins in an hour, with these people in it; the clock then stands at its start. */
  const classOf = async (...people: VolunteerView[]) => {
    const session = await house.session(new Date(now.getTime() + hour), 20);
    const ids = [];
    for (const one of people) ids.push((await house.enrol(one, session.id)).id);
    house.house.clock.set(new Date(now.getTime() + hour));
    return { session, ids };
  };
  const attend = (sessionId: string, entries: [string | undefined, boolean][]) =>
    house.staff(() =>
      results.recordAttendance(
        sessionId,
        entries.map(([id, attended]) => ({ enrolmentId: id ?? '', attended })),
      ),
    );
  const judge = (sessionId: string, entries: [string | undefined, boolean][]) =>
    house.staff(() =>
      results.recordResults(
        sessionId,
        entries.map(([id, passed]) => ({ enrolmentId: id ?? '', passed })),
      ),
    );
  const certificatesOf = (volunteer: VolunteerView) =>
    house.qualifications.issued.filter((one) => one.volunteerId === volunteer.id);

  it('issue the qualification of the course to those who pass, from the session’s day in the county on', async () => {
    const [passes, fails, misses] = [house.volunteers.add(), house.volunteers.add(), house.volunteers.add()];
    const { session, ids } = await classOf(passes, fails, misses);
    await attend(session.id, [
      [ids[0], true],
      [ids[1], true],
      [ids[2], false],
    ]);
    const list = await judge(session.id, [
      [ids[0], true],
      [ids[1], false],
    ]);
    expect(list.map((one) => one.state)).toEqual(['passed', 'failed', 'absent']);
    // 00:30 on 1 December in Zhuji is still November in UTC; 36 months as the kind of certificate says.
    expect(certificatesOf(passes)).toEqual([
      {
        id: list[0]?.qualificationId,
        volunteerId: passes.id,
        code: 'maple-grove.first-aid',
        issuer: '诸暨市红枫林服务中心',
        validFrom: '2026-12-01',
        validTo: '2029-12-01',
        evidence: { type: 'training-result', id: ids[0] },
      },
    ]);
    expect([...certificatesOf(fails), ...certificatesOf(misses)]).toEqual([]);
  });

  it('sent twice change nothing and issue nothing twice', async () => {
    const volunteer = house.volunteers.add();
    const { session, ids } = await classOf(volunteer);
    for (let time = 0; time < 2; time++) {
      await attend(session.id, [[ids[0], true]]).catch(() => undefined);
      await judge(session.id, [[ids[0], true]]);
    }
    expect(certificatesOf(volunteer)).toHaveLength(1);
    const events = await queryAsOwner<{ name: string }>(
      house.house.database,
      `SELECT name FROM platform.outbox WHERE kind = 'event' AND payload ->> 'enrolmentId' = $1 ORDER BY id`,
      [ids[0]],
    );
    expect(events.map((one) => one.name)).toEqual([
      'training.volunteer-enrolled',
      'training.volunteer-attended',
      'training.volunteer-passed',
    ]);
  });

  it('are kept whole or not at all: without the certificate there is no pass', async () => {
    const [one, other] = [house.volunteers.add(), house.volunteers.add()];
    const { session, ids } = await classOf(one, other);
    await attend(session.id, [
      [ids[0], true],
      [ids[1], false],
    ]);
    await expect(
      judge(session.id, [
        [ids[0], true],
        [ids[1], true],
      ]),
    ).rejects.toMatchObject({ code: 'training.notAttended' });
    house.qualifications.broken = true;
    await expect(judge(session.id, [[ids[0], true]])).rejects.toThrow('paper');
    house.qualifications.broken = false;
    const list = await house.staff(() => house.get(EnrolmentsService).ofSession(session.id));
    expect(list.map((line) => line.state)).toEqual(['attended', 'absent']);
  });

  it('can be put right: the roll call until the test, a fail by another test; a pass stands', async () => {
    const volunteer = house.volunteers.add();
    const { session, ids } = await classOf(volunteer);
    await attend(session.id, [[ids[0], false]]);
    await attend(session.id, [[ids[0], true]]);
    await judge(session.id, [[ids[0], false]]);
    await expect(attend(session.id, [[ids[0], false]])).rejects.toMatchObject({ code: 'training.notEnrolled' });
    await judge(session.id, [[ids[0], true]]);
    await expect(judge(session.id, [[ids[0], false]])).rejects.toMatchObject({ code: 'training.resultFinal' });
    expect(certificatesOf(volunteer)).toHaveLength(1);
  });

  it('are refused before the session begins, after it is cancelled, and for people of another session', async () => {
    const { session, ids } = await classOf(house.volunteers.add());
    house.house.clock.set(now);
    await expect(attend(session.id, [[ids[0], true]])).rejects.toMatchObject({ code: 'training.notStarted' });
    const other = await classOf(house.volunteers.add());
    await expect(attend(session.id, [[other.ids[0], true]])).rejects.toMatchObject({ code: 'request.notFound' });
    await house.staff(() => house.get(SessionMovesService).cancel(session.id, { reason: '场地停电' }));
    await expect(attend(session.id, [[ids[0], true]])).rejects.toMatchObject({ code: 'training.sessionClosed' });
  });

  it('close the session: nobody enrols, cancels or is moved any more', async () => {
    const volunteer = house.volunteers.add();
    const { session, ids } = await classOf(volunteer);
    await attend(session.id, [[ids[0], true]]);
    await expect(house.enrol(house.volunteers.add(), session.id)).rejects.toMatchObject({
      code: 'training.sessionClosed',
    });
    await expect(
      house.volunteer(volunteer, () => house.get(EnrolmentsService).cancel(ids[0] ?? '')),
    ).rejects.toMatchObject({ code: 'training.sessionClosed' });
    const held = await house.staff(() => house.get(TrainingSessionsService).get(session.id));
    expect(held).toMatchObject({ state: 'held', version: 2 });
    const move = { startsAt: '2026-12-24T09:00:00+08:00', endsAt: '2026-12-24T10:00:00+08:00', version: 2 };
    await expect(house.staff(() => house.get(SessionMovesService).move(session.id, move))).rejects.toMatchObject({
      code: 'training.sessionClosed',
    });
  });

  it('are a trainer’s for the own sessions only, and nobody’s for themselves', async () => {
    const [volunteer, teaching] = [house.volunteers.add(), house.volunteers.add()];
    const [trainer, colleague] = [randomUUID(), randomUUID()];
    const grants = [{ role: 'trainer', scope: 'county' as const }];
    const { id: courseId } = await house.course();
    const times = { startsAt: now.toISOString(), endsAt: new Date(now.getTime() + hour).toISOString() };
    const session = await house.as(trainer, grants, () =>
      house.get(TrainingSessionsService).schedule({ courseId, place: '训练场', capacity: 5, ...times }),
    );
    expect(session.trainerAccountId).toBe(trainer);
    const [one, own] = [await house.enrol(volunteer, session.id), await house.enrol(teaching, session.id)];
    const rollCall = [one, own].map(({ id }) => ({ enrolmentId: id, attended: true }));
    await expect(
      house.as(colleague, grants, () => results.recordAttendance(session.id, rollCall)),
    ).rejects.toMatchObject({ code: 'request.notFound' });
    await expect(house.as(trainer, [], () => results.recordAttendance(session.id, rollCall))).rejects.toMatchObject({
      code: 'request.notFound',
    });
    await house.as(trainer, grants, () => results.recordAttendance(session.id, rollCall));
    const judging = (id: string) =>
      house.as(
        trainer,
        grants,
        () => results.recordResults(session.id, [{ enrolmentId: id, passed: true }]),
        teaching.personId,
      );
    await expect(judging(own.id)).rejects.toMatchObject({ code: 'access.samePerson' });
    expect((await judging(one.id)).map((line) => line.state)).toEqual(['passed', 'attended']);
  });
});

describe('courses', () => {
  let house: TrainingHouse;
  let courses: CoursesService;

  beforeAll(async () => {
    house = await TrainingHouse.open();
    courses = house.get(CoursesService);
  });
  afterAll(() => house.close());

  it('take the validity of the certificate’s kind unless they have their own', async () => {
    expect(await house.course()).toMatchObject({ validMonths: 36 });
    expect(await house.course({ validMonths: 12, requiredBy: ['maple-grove.rescue'] })).toMatchObject({
      validMonths: 12,
      requiredBy: ['maple-grove.rescue'],
    });
  });

  it('name only certificates and team types that the county has, and no validity without a certificate', async () => {
    await expect(house.course({ qualificationCode: 'nowhere.nothing' })).rejects.toMatchObject({
      code: 'training.unknownQualification',
    });
    await expect(house.course({ requiredBy: ['nowhere.nothing'] })).rejects.toMatchObject({
      code: 'training.unknownTeamType',
    });
    const bare = { title: '普法讲座', content: '', validMonths: 12 };
    await expect(house.staff(() => courses.create(bare))).rejects.toMatchObject({
      code: 'training.validityWithoutQualification',
    });
  });

  it('are changed by whoever read the last version, and keep what is left out', async () => {
    const course = await house.course({ validMonths: 12 });
    const changed = await house.staff(() => courses.change(course.id, { title: '急救复训', version: 1 }));
    expect(changed).toEqual({ ...course, title: '急救复训', version: 2 });
    await expect(house.staff(() => courses.change(course.id, { title: '别的', version: 1 }))).rejects.toMatchObject({
      code: 'request.stale',
    });
    await expect(house.staff(() => courses.change(randomUUID(), { version: 1 }))).rejects.toMatchObject({
      code: 'request.notFound',
    });
    const bare = await house.staff(() =>
      courses.change(course.id, { qualificationCode: null, state: 'retired', version: 2 }),
    );
    expect(bare).not.toHaveProperty('qualificationCode');
    expect(bare).not.toHaveProperty('validMonths');
    const times = {
      startsAt: new Date(Date.now() + hour).toISOString(),
      endsAt: new Date(Date.now() + 2 * hour).toISOString(),
    };
    const session = { courseId: course.id, place: '礼堂', capacity: 5, ...times };
    await expect(house.staff(() => house.get(TrainingSessionsService).schedule(session))).rejects.toMatchObject({
      code: 'training.courseRetired',
    });
  });

  it('are listed newest first, page by page', async () => {
    const last = await house.course({ title: '最后一门' });
    const page = await house.staff(() => courses.list({ limit: 1 }));
    expect(page).toEqual({ items: [last], next: last.id });
    expect((await house.staff(() => courses.list({ limit: 1, after: last.id }))).items[0]?.id).not.toBe(last.id);
  });
});
