import { TrainingHouse } from '../testing/training-house.js';
import { SessionMovesService } from './session-moves.service.js';

const hour = 3_600_000;
const now = new Date('2026-11-23T10:00:00+08:00');
const inHours = (hours: number) => new Date(now.getTime() + hours * hour);

describe('a session that is moved or cancelled', () => {
  let house: TrainingHouse;
  let moves: SessionMovesService;

  beforeAll(async () => {
    house = await TrainingHouse.open();
    moves = house.get(SessionMovesService);
  });
  beforeEach(() => house.house.clock.set(now));
  afterAll(() => house.close());

  it('tells those concerned; a move brings new reminders in place of the old, a cancellation none', async () => {
    const session = await house.session(inHours(48), 1);
    const [volunteer, waiting] = [house.volunteers.add(), house.volunteers.add()];
    await house.enrol(volunteer, session.id);
    await house.enrol(waiting, session.id);
    const moved = await house.staff(() =>
      moves.move(session.id, {
        startsAt: inHours(200).toISOString(),
        endsAt: inHours(202).toISOString(),
        place: '镇中心学校',
        version: 1,
      }),
    );
    expect(moved).toMatchObject({ place: '镇中心学校', overlappingEnrolmentIds: [], version: 2 });
    const reminders = await house.deliveries(volunteer, 'session-reminder:');
    expect(reminders.map((one) => [one.state, one.due])).toEqual([
      ['cancelled', inHours(24)],
      ['planned', inHours(32)],
      ['cancelled', inHours(46)],
      ['planned', inHours(176)],
      ['planned', inHours(198)],
    ]);
    expect(reminders.at(-1)?.params).toMatchObject({ place: '镇中心学校', startsAt: inHours(200).toISOString() });
    // And back again: the old keys are spent, the reminders come all the same.
    await house.staff(() =>
      moves.move(session.id, { startsAt: inHours(48).toISOString(), endsAt: inHours(50).toISOString(), version: 2 }),
    );
    const back = (await house.deliveries(volunteer, 'session-reminder:')).filter((one) => one.state === 'planned');
    expect(back.map((one) => one.due)).toEqual([inHours(24), inHours(46)]);
    const news = await house.deliveries(volunteer, 'session-moved:');
    expect(news.map((one) => one.state).sort()).toEqual(['cancelled', 'planned']);
    await house.staff(() => moves.cancel(session.id, { reason: '讲师生病' }));
    for (const one of [volunteer, waiting]) {
      const left = (await house.deliveries(one, 'session-')).filter(({ state }) => state === 'planned');
      expect(left.map(({ key }) => key.split(':')[0])).toEqual(['session-cancelled']);
    }
    await expect(house.enrol(house.volunteers.add(), session.id)).rejects.toMatchObject({
      code: 'training.sessionClosed',
    });
    await expect(house.staff(() => moves.cancel(session.id, { reason: '再次' }))).rejects.toMatchObject({
      code: 'training.sessionClosed',
    });
  });

  it('names those whom the move puts into two sessions at once', async () => {
    const session = await house.session(inHours(48));
    const beside = await house.session(inHours(72));
    const volunteer = house.volunteers.add();
    const enrolled = await house.enrol(volunteer, session.id);
    await house.enrol(volunteer, beside.id);
    const times = { startsAt: inHours(73).toISOString(), endsAt: inHours(75).toISOString() };
    const moved = await house.staff(() => moves.move(session.id, { ...times, version: 1 }));
    expect(moved.overlappingEnrolmentIds).toEqual([enrolled.id]);
    await expect(house.staff(() => moves.move(session.id, { ...times, version: 1 }))).rejects.toMatchObject({
      code: 'request.stale',
      details: { params: { version: 2 } },
    });
    await expect(
      house.staff(() => moves.move(session.id, { startsAt: times.endsAt, endsAt: times.startsAt, version: 2 })),
    ).rejects.toMatchObject({ code: 'training.timesWrong' });
  });
});
