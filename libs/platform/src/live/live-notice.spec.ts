import { readNotice, toNotices } from './live-notice.js';

const id = (number: number): string => `0192f0c0-0000-7000-8000-${String(number).padStart(12, '0')}`;
const read = (texts: readonly string[]) => texts.map((text) => readNotice(text));

describe('a notice of what happened', () => {
  it('is one for each county, with ids and nothing besides', () => {
    const notices = toNotices([
      { county_code: '330681', name: 'incident.received', payload: { incidentId: id(1) } },
      { county_code: '140830', name: 'incident.received', payload: { incidentId: id(2) } },
      {
        county_code: '330681',
        name: 'mission.accepted',
        payload: { missionId: id(3), name: '张三', phone: '15400000001', state: 'accepted', count: 2, more: [id(4)] },
      },
      { county_code: '330681', name: 'incident.received', payload: { incidentId: id(1) } },
    ]);
    expect(read(notices)).toEqual([
      {
        county: '330681',
        changes: [
          { topic: 'incident.received', ids: { incidentId: id(1) } },
          { topic: 'mission.accepted', ids: { missionId: id(3) } },
        ],
      },
      { county: '140830', changes: [{ topic: 'incident.received', ids: { incidentId: id(2) } }] },
    ]);
  });

  it('is cut where PostgreSQL would refuse it, and loses nothing', () => {
    const events = Array.from({ length: 100 }, (_, number) => ({
      county_code: '330681',
      name: 'shift.seat-taken',
      payload: { assignmentId: id(number), shiftId: id(number + 1000), volunteerId: id(number + 2000) },
    }));
    const notices = toNotices(events);
    expect(notices.length).toBeGreaterThan(1);
    for (const text of notices) expect(Buffer.byteLength(text)).toBeLessThan(8000);
    const changes = read(notices).flatMap((notice) => notice?.changes ?? []);
    expect(changes.map((change) => change.ids.assignmentId)).toEqual(events.map((one) => one.payload.assignmentId));
  });

  it('of very many names the topics alone', () => {
    const events = Array.from({ length: 500 }, (_, number) => ({
      county_code: '330681',
      name: number % 2 ? 'application.submitted' : 'application.promoted',
      payload: { applicationId: id(number) },
    }));
    expect(read(toNotices(events))).toEqual([
      {
        county: '330681',
        changes: [
          { topic: 'application.promoted', ids: {} },
          { topic: 'application.submitted', ids: {} },
        ],
      },
    ]);
    const huge = Object.fromEntries(Array.from({ length: 300 }, (_, number) => [`key${number}`, id(number)]));
    expect(read(toNotices([{ county_code: '330681', name: 'thing.made', payload: huge }]))).toEqual([
      { county: '330681', changes: [{ topic: 'thing.made', ids: {} }] },
    ]);
  });

  it('that somebody made up is not believed', () => {
    for (const text of [undefined, '', 'null', '[]', '{"county":1,"changes":[]}', '{"county":"330681"}', 'nonsense'])
      expect(readNotice(text)).toBeUndefined();
  });
});
