import { randomUUID } from 'node:crypto';
import { RequestValidationPipe } from '@redmaple/platform';
import { CourseChange, NewCourse } from '../courses/course.dto.js';
import { TrainingAttendance } from '../results/result.dto.js';
import { NewTrainingSession, TrainingSessionChange } from '../sessions/training-session.dto.js';

const pipe = new RequestValidationPipe();
const read = (metatype: new () => object, body: unknown) => pipe.transform(body, { type: 'body', metatype });
/** The fields that are refused, with their codes. */
const refused = (metatype: new () => object, body: unknown): Promise<string[]> =>
  read(metatype, body).then(
    () => [],
    (error: { details: { fields?: { field: string; code: string }[] } }) =>
      (error.details.fields ?? []).map((one) => `${one.field} ${one.code}`),
  );

describe('requests to training', () => {
  const session = {
    courseId: randomUUID(),
    place: '枫桥镇文化礼堂',
    startsAt: '2026-12-05T14:00:00+08:00',
    endsAt: '2026-12-05T08:00:00Z',
    capacity: 20,
  };

  it('name instants with their zone, on days that exist', async () => {
    expect(await refused(NewTrainingSession, session)).toEqual([]);
    const wrong = [
      '2026-12-05',
      '2026-12-05T14:00:00',
      '2026-02-30T14:00:00Z',
      '2026-12-05T25:00:00Z',
      '2026-W10-1T10:00Z',
      5,
    ];
    for (const startsAt of wrong) {
      expect(await refused(NewTrainingSession, { ...session, startsAt })).toEqual(['startsAt isIso8601']);
    }
  });

  it('have sensible places and titles', async () => {
    const wrong = { ...session, place: ' \t', capacity: 0, trainerAccountId: null, more: 1 };
    expect((await refused(NewTrainingSession, wrong)).sort()).toEqual([
      'capacity min',
      'more unknownField',
      'place matches',
      'trainerAccountId isUuid',
    ]);
    expect(await refused(NewTrainingSession, { ...session, capacity: 2.5 })).toEqual(['capacity isInt']);
    expect(await refused(NewCourse, { title: '𠮷野急救课程😀', content: '' })).toEqual([]);
    expect(await refused(NewCourse, { title: 'x'.repeat(101), content: '', requiredBy: ['a', 'a'] })).toEqual([
      'title maxLength',
      'requiredBy arrayUnique',
    ]);
  });

  it('take away with null only what may be missing', async () => {
    const taking = { qualificationCode: null, validMonths: null, version: 1 };
    expect(await refused(CourseChange, taking)).toEqual([]);
    expect(
      await refused(CourseChange, { title: null, content: null, state: null, requiredBy: null, version: 1 }),
    ).toHaveLength(4);
    expect(await refused(TrainingSessionChange, { trainerName: null, trainerAccountId: null, version: 1 })).toEqual([]);
    expect(await refused(TrainingSessionChange, { capacity: null })).toHaveLength(2);
  });

  it('call a roll of real entries, each person once', async () => {
    const one = { enrolmentId: randomUUID(), attended: true };
    expect(await refused(TrainingAttendance, { entries: [one] })).toEqual([]);
    expect(await refused(TrainingAttendance, { entries: [one, one] })).toEqual(['entries arrayUnique']);
    expect(await refused(TrainingAttendance, { entries: [] })).toEqual(['entries arrayMinSize']);
    expect(await refused(TrainingAttendance, { entries: [{ ...one, attended: 'yes' }] })).toEqual([
      'entries.0.attended isBoolean',
    ]);
    const odd = await Promise.all([null, 5, 'x', []].map((entry) => refused(TrainingAttendance, { entries: [entry] })));
    // A list where an object belongs is met before the DTO's own rules, and named by its place.
    expect(odd).toEqual([['entries isObject'], ['entries isObject'], ['entries isObject'], ['entries.0 isObject']]);
  });
});
