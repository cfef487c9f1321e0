import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { otherCounty } from '@redmaple/platform/testing';
import { Missions, type VolunteerView } from '@redmaple/plugins/house';
import { IncidentListService } from '../incidents/incident-list.service.js';
import { IncidentsService } from '../incidents/incidents.service.js';
import { DispatchHouse, liaisonId, operatorId, refusalOf } from '../testing/dispatch-house.js';
import { MissionsService } from './missions.service.js';
import { OffersService } from './offers.service.js';

describe('missions', () => {
  let dispatch: DispatchHouse;
  beforeAll(async () => {
    dispatch = await DispatchHouse.open();
  }, 120_000);
  afterAll(() => dispatch?.close());
  beforeEach(() => {
    dispatch.clear();
    dispatch.house.clock.set('2026-07-01T02:00:00Z');
  });

  const missions = () => dispatch.get(MissionsService);
  const messagesTo = async (volunteer: VolunteerView) =>
    (
      await dispatch.rows<{ template: string }>(
        'SELECT template FROM platform.delivery WHERE person_id = $1 ORDER BY created_at',
        [volunteer.personId],
      )
    ).map((one) => one.template);
  const events = async (incidentId: string) =>
    (
      await dispatch.rows<{ name: string }>(
        `SELECT name FROM platform.outbox WHERE kind = 'event' AND payload->>'incidentId' = $1 ORDER BY id`,
        [incidentId],
      )
    ).map((one) => one.name);

  /** A team whose members are asked in the order of their ids, and an incident with the first of them asked. */
  async function asked(size = 3, wish: object = {}) {
    const { team, members } = dispatch.team(size);
    const [first, second, third] = members as [VolunteerView, VolunteerView, VolunteerView];
    const id = await dispatch.incident();
    await dispatch.offer(id, { teamId: team.id, ...wish });
    return { id, team, first, second, third };
  }

  it('are read by plugins without who called, what was said, where exactly and who went', async () => {
    const { id, team, first } = await asked();
    const { id: mission } = await dispatch.offered(id);
    dispatch.house.clock.advance(20_000);
    await dispatch.volunteer(first, () => missions().accept(mission));
    const [incident] = await dispatch.rows<{ category: string; area_id: string | null }>(
      'SELECT category, area_id FROM dispatch.incident WHERE id = $1',
      [id],
    );
    const since = new Date('2026-07-01T02:00:00Z');
    const read = (from: Date, county?: string) =>
      dispatch.house.inCounty(() => dispatch.get(Missions).of([team.id], from), county);
    expect(await read(since)).toEqual([
      {
        id: mission,
        teamId: team.id,
        category: incident?.category,
        areaId: incident?.area_id ?? undefined,
        state: 'accepted',
        offeredAt: since,
        answeredAt: new Date('2026-07-01T02:00:20Z'),
        enRouteAt: undefined,
        arrivedAt: undefined,
        endedAt: undefined,
      },
    ]);
    expect(await read(new Date(since.getTime() + 1))).toEqual([]);
    expect(await read(since, otherCounty)).toEqual([]);
    const many = Array.from({ length: 501 }, () => team.id);
    await expect(dispatch.house.inCounty(() => dispatch.get(Missions).of(many, since))).rejects.toMatchObject({
      code: 'plugins.asksTooMuch',
    });
  });

  it('go from offer to hand-shake: accepted, on the way, there, done, with the ledger and every time on record', async () => {
    const { id, team, first } = await asked();
    const { id: mission } = await dispatch.offered(id);
    const clock = dispatch.house.clock;
    clock.advance(20_000);
    await dispatch.volunteer(first, () => missions().accept(mission));
    clock.advance(60_000);
    await dispatch.volunteer(first, () => missions().setOut(mission));
    clock.advance(4 * 60_000);
    await dispatch.volunteer(first, () => missions().arrive(mission));
    clock.advance(39 * 60_000 + 1);
    const done = await dispatch.liaison(() => missions().close(mission, { outcome: 'handled' }));
    expect(done).toMatchObject({
      state: 'done',
      outcome: 'handled',
      offeredAt: '2026-07-01T02:00:00.000Z',
      answeredAt: '2026-07-01T02:00:20.000Z',
      enRouteAt: '2026-07-01T02:01:20.000Z',
      arrivedAt: '2026-07-01T02:05:20.000Z',
    });
    const detail = await dispatch.detail(id);
    expect(detail.state).toBe('handled');
    expect(detail.timeline.map((one) => one.kind)).toEqual([
      'received',
      'offered',
      'accepted',
      'en-route',
      'arrived',
      'done',
    ]);
    expect(dispatch.records.records.at(-1)).toMatchObject({
      volunteerId: first.id,
      teamId: team.id,
      source: { type: 'mission', id: mission },
      plannedMinutes: 120,
      actualMinutes: 45,
      creditedMinutes: 40,
      grade: 'B',
    });
    const all = await events(id);
    // Boards hear of every step, the silent ones (on the way) too.
    expect(all.filter((name) => name === 'mission.changed').length).toBeGreaterThanOrEqual(5);
    expect(all.filter((name) => !name.endsWith('.changed'))).toEqual([
      'incident.received',
      'mission.offered',
      'mission.accepted',
      'mission.arrived',
      'incident.handled',
      'mission.ended',
    ]);
  });

  it('are credited as a self-report when the volunteer closes them, and setting out may be forgotten', async () => {
    const { id, first } = await asked();
    const { id: mission } = await dispatch.offered(id);
    await dispatch.volunteer(first, () => missions().accept(mission));
    expect(
      (await refusalOf(dispatch.volunteer(first, () => missions().close(mission, { outcome: 'handled' })))).code,
    ).toBe('missions.wrongStep');
    const arrived = await dispatch.volunteer(first, () => missions().arrive(mission));
    expect(arrived.enRouteAt).toBe(arrived.arrivedAt);
    dispatch.house.clock.advance(60_000);
    await dispatch.volunteer(first, () => missions().close(mission, { outcome: 'handled' }));
    expect(dispatch.records.records.at(-1)).toMatchObject({ grade: 'C', creditedMinutes: 1 });
  });

  it('pass to the next when someone declines, who is not asked again and whose reason is forgotten at the end', async () => {
    const { id, first, second } = await asked(2);
    const { id: mission } = await dispatch.offered(id);
    await dispatch.volunteer(first, () => missions().decline(mission, '在开会，请打 15400001234'));
    const next = await dispatch.offered(id);
    expect(next.volunteerId).toBe(second.id);
    const detail = await dispatch.detail(id);
    expect(detail.missions[0]).toMatchObject({ state: 'declined', declineReason: '在开会，请打 ***********' });
    expect((await refusalOf(dispatch.offer(id, { volunteerId: first.id }))).code).toBe('offers.declined');
    await expect(
      dispatch.rows(
        `INSERT INTO dispatch.mission (county_code, incident_id, volunteer_id, team_id, state, offered_at, offered_by, expires_at)
         SELECT county_code, incident_id, volunteer_id, team_id, 'offered', offered_at, 'x', expires_at FROM dispatch.mission WHERE id = $1`,
        [mission],
      ),
    ).rejects.toMatchObject({ constraint: 'mission_declined_before' });
    await dispatch.liaison(() => missions().answer(next.id, false, '在外地'));
    expect((await dispatch.detail(id)).noOneLeft?.reasons).toEqual([
      { code: 'declined', params: { people: 2 }, text: '已谢绝这项任务：2 人' },
    ]);
    expect(await events(id)).toContain('incident.unanswered');
    await dispatch.liaison(() => dispatch.get(IncidentsService).cancel(id));
    expect((await dispatch.detail(id)).missions.filter((one) => one.declineReason !== undefined)).toEqual([]);
  });

  it('leave no mark on whoever declines: at the next incident they stand where someone does who accepted', async () => {
    const { team, members } = dispatch.team(2);
    const [first, second] = members as [VolunteerView, VolunteerView];
    const one = await dispatch.incident();
    await dispatch.offer(one, { volunteerId: first.id, otherwise: 'nobody' });
    const other = await dispatch.incident();
    await dispatch.offer(other, { volunteerId: second.id, otherwise: 'nobody' });
    await dispatch.volunteer(first, async () => missions().decline((await dispatch.offered(one)).id, undefined));
    await dispatch.volunteer(second, async () => missions().accept((await dispatch.offered(other)).id));
    await dispatch.liaison(() => dispatch.get(IncidentsService).cancel(other));
    dispatch.house.clock.advance(3_600_000);
    const fresh = await dispatch.incident();
    const { teams } = await dispatch.liaison(() =>
      dispatch.get(IncidentsService).candidatesFor(fresh, { teamId: team.id }),
    );
    const seen = teams[0]?.candidates.map(({ volunteerId, lastAskedAt, reasons }) => ({
      volunteerId,
      lastAskedAt,
      reasons,
    }));
    expect(seen?.map((candidate) => candidate.volunteerId)).toEqual([first.id, second.id]);
    expect(seen?.[0]).toEqual({ ...seen?.[1], volunteerId: first.id });
  });

  it('pass to the next when nobody answers in time, and an offer answered in time stays', async () => {
    const { id, first, second } = await asked(2);
    const { id: mission } = await dispatch.offered(id);
    const expire = (missionId: string) => dispatch.system(() => dispatch.get(OffersService).expire(missionId));
    await expect(expire(mission)).rejects.toThrow('still runs');
    dispatch.house.clock.advance(60_000);
    await expire(mission);
    await expire(mission);
    const next = await dispatch.offered(id);
    expect(next.volunteerId).toBe(second.id);
    expect((await refusalOf(dispatch.volunteer(first, () => missions().accept(mission)))).code).toBe(
      'missions.tooLate',
    );
    await dispatch.volunteer(second, () => missions().accept(next.id));
    dispatch.house.clock.advance(60_000);
    await expire(next.id);
    expect((await dispatch.detail(id)).state).toBe('assigned');
  });

  it('that several are asked for go to the first who accepts; the rest are thanked and stood down', async () => {
    const { id, first, second, third } = await asked(3, { atOnce: 3 });
    const all = (await dispatch.detail(id)).missions;
    const of = (volunteer: VolunteerView) => all.find((one) => one.volunteerId === volunteer.id)?.id ?? '';
    await dispatch.volunteer(second, () => missions().accept(of(second)));
    const states = new Map((await dispatch.detail(id)).missions.map((one) => [one.volunteerId, one.state]));
    expect([first, second, third].map((one) => states.get(one.id))).toEqual(['stood-down', 'accepted', 'stood-down']);
    expect(await messagesTo(first)).toEqual(['messages.dispatchOffer', 'messages.dispatchStandDown']);
    expect(await messagesTo(second)).toEqual(['messages.dispatchOffer']);
    expect((await refusalOf(dispatch.volunteer(third, () => missions().accept(of(third))))).code).toBe(
      'missions.tooLate',
    );
  });

  it('go back to those who were stood down when the one who took it cannot come', async () => {
    const { id, first, second, third } = await asked(3, { atOnce: 2 });
    const all = (await dispatch.detail(id)).missions;
    const taken = all.find((one) => one.volunteerId === first.id)?.id ?? '';
    await dispatch.volunteer(first, () => missions().accept(taken));
    const { teams } = await dispatch.liaison(() => dispatch.get(IncidentsService).candidatesFor(id, {}));
    expect(teams[0]?.candidates.map((one) => one.volunteerId).sort()).toEqual([second.id, third.id].sort());
    await dispatch.volunteer(first, () => missions().cancel(taken, undefined));
    const again = (await dispatch.detail(id)).missions.filter((one) => one.state === 'offered');
    expect(again.map((one) => one.volunteerId).sort()).toEqual([second.id, third.id].sort());
  });

  it('are taken by exactly one of fifty who say yes at the same moment, every time', async () => {
    const { team, members } = dispatch.team(50);
    for (let trial = 0; trial < 8; trial++) {
      const id = await dispatch.incident();
      const offered = await dispatch.offer(id, { teamId: team.id, atOnce: 50 });
      expect(offered).toHaveLength(50);
      const answers = await Promise.allSettled(
        offered.map((one) => dispatch.volunteer(one.volunteerId, () => missions().accept(one.id))),
      );
      expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      const codes = new Set(
        answers.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : [])),
      );
      expect([...codes]).toEqual(['missions.tooLate']);
      const states = (await dispatch.detail(id)).missions.map((one) => one.state).sort();
      expect(states).toEqual(['accepted', ...Array.from({ length: 49 }, () => 'stood-down')]);
      await dispatch.liaison(() => dispatch.get(IncidentsService).cancel(id));
    }
    expect(members).toHaveLength(50);
  }, 180_000);

  it('are one at a time: who says yes to two at the same moment goes to one', async () => {
    for (let trial = 0; trial < 10; trial++) {
      dispatch.clear();
      const [both] = dispatch.team(1).members as [VolunteerView];
      const ids = [await dispatch.incident(), await dispatch.incident(), await dispatch.incident()];
      const offered = [];
      for (const id of ids) offered.push(...(await dispatch.offer(id)));
      const answers = await Promise.allSettled(
        offered.map((one) => dispatch.volunteer(both, () => missions().accept(one.id))),
      );
      expect(
        answers.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'yes')).sort(),
      ).toEqual(['missions.busyElsewhere', 'missions.busyElsewhere', 'yes']);
    }
  });

  it('refuse a second taker and a second mission at once even by SQL', async () => {
    const { id, first } = await asked(2, { atOnce: 2 });
    const [one, other] = (await dispatch.detail(id)).missions;
    await dispatch.volunteer(first, () =>
      missions().accept((one?.volunteerId === first.id ? one.id : other?.id) ?? ''),
    );
    const rest = (await dispatch.detail(id)).missions.find((mission) => mission.state === 'stood-down');
    await expect(
      dispatch.rows(`UPDATE dispatch.mission SET state = 'accepted', ended_at = NULL WHERE id = $1`, [rest?.id]),
    ).rejects.toMatchObject({ constraint: 'mission_move' });
    const second = await dispatch.incident();
    expect((await refusalOf(dispatch.offer(second, { volunteerId: first.id }))).code).toBe('offers.busy');
    const [forced] = await dispatch.rows<{ id: string }>(
      `INSERT INTO dispatch.mission (county_code, incident_id, volunteer_id, team_id, state, offered_at, offered_by, expires_at)
       SELECT county_code, $2, volunteer_id, team_id, 'offered', offered_at, 'x', expires_at FROM dispatch.mission WHERE volunteer_id = $1 RETURNING id`,
      [first.id, second],
    );
    expect((await refusalOf(dispatch.volunteer(first, () => missions().accept(forced?.id ?? '')))).code).toBe(
      'missions.busyElsewhere',
    );
  });

  it('taken back by the liaison go to the next in order, and the one who was going is told', async () => {
    const { id, first, second } = await asked(2);
    const { id: mission } = await dispatch.offered(id);
    await dispatch.volunteer(first, () => missions().accept(mission));
    await dispatch.volunteer(first, () => missions().arrive(mission));
    dispatch.house.clock.advance(5 * 60_000);
    await dispatch.liaison(() => missions().cancel(mission, undefined));
    expect((await dispatch.detail(id)).state).toBe('open');
    expect((await dispatch.offered(id)).volunteerId).toBe(second.id);
    expect(await messagesTo(first)).toEqual(['messages.dispatchOffer', 'messages.dispatchCancelled']);
    // Whoever was there gave their time.
    expect(dispatch.records.records.at(-1)).toMatchObject({ source: { id: mission }, creditedMinutes: 5, grade: 'B' });
  });

  it('given back by the volunteer in time go to the next, without any message to themselves', async () => {
    const { id, first, second } = await asked(2);
    const { id: mission } = await dispatch.offered(id);
    expect((await refusalOf(dispatch.volunteer(first, () => missions().cancel(mission, undefined)))).code).toBe(
      'missions.wrongStep',
    );
    await dispatch.volunteer(first, () => missions().accept(mission));
    await dispatch.volunteer(first, () => missions().cancel(mission, '车坏了'));
    expect((await dispatch.offered(id)).volunteerId).toBe(second.id);
    expect(await messagesTo(first)).toEqual(['messages.dispatchOffer']);
  });

  it('skip people who can no longer go, and say why nobody is left', async () => {
    const { id, first, second, third } = await asked(3);
    dispatch.eligibility.blockers.set(second.id, [
      { code: 'eligibility.insuranceMissing', source: 'core', fixableBy: 'operator' },
    ]);
    dispatch.teams.memberships = dispatch.teams.memberships.filter((one) => one.volunteerId !== third.id);
    await dispatch.liaison(async () => missions().answer((await dispatch.offered(id)).id, false, undefined));
    const detail = await dispatch.detail(id);
    expect(detail.missions.map((one) => one.volunteerId)).toEqual([first.id]);
    expect(detail.noOneLeft?.reasons.map((one) => [one.code, one.params?.people])).toEqual([
      ['declined', 1],
      ['notEligible', 1],
      ['notMember', 1],
    ]);
    const list = await dispatch.liaison(() =>
      dispatch.get(IncidentListService).list({ limit: 10, unanswered: 'true' }),
    );
    expect(list.items.map((one) => one.id)).toContain(id);
    const fourth = dispatch.team(1).members[0] as VolunteerView;
    await dispatch.offer(id, { volunteerId: fourth.id });
    expect((await dispatch.detail(id)).noOneLeft).toBeUndefined();
  });

  it('are handed to a department by name, or end with the incident when nobody is needed', async () => {
    const { id, first } = await asked();
    const { id: mission } = await dispatch.offered(id);
    await dispatch.volunteer(first, () => missions().accept(mission));
    await dispatch.volunteer(first, () => missions().arrive(mission));
    expect((await refusalOf(dispatch.liaison(() => missions().close(mission, { outcome: 'handed-over' })))).code).toBe(
      'missions.departmentNeeded',
    );
    await dispatch.liaison(() => missions().close(mission, { outcome: 'handed-over', handedOverTo: '供电所' }));
    expect(await dispatch.detail(id)).toMatchObject({ state: 'handed-over', handedOverTo: '供电所', emergency: false });
    expect(await dispatch.rows('SELECT 1 FROM dispatch.follow_up WHERE incident_id = $1', [id])).toEqual([]);
  });

  it('show the place to nobody before they accept, and to nobody afterwards', async () => {
    const { id, first, second } = await asked(2, { atOnce: 2 });
    const own = async (volunteer: VolunteerView) => (await dispatch.volunteer(volunteer, () => missions().mine()))[0];
    const before = await own(first);
    expect(before).toMatchObject({ state: 'offered', category: 'street-light' });
    expect(
      Object.keys(before ?? {}).filter((key) =>
        ['summary', 'place', 'latitude', 'longitude', 'hasReporterPhone'].includes(key),
      ),
    ).toEqual([]);
    await dispatch.volunteer(first, () => missions().accept(before?.id ?? ''));
    expect(await own(first)).toMatchObject({
      state: 'accepted',
      place: '枫桥镇老街口',
      summary: '路灯不亮',
      hasReporterPhone: false,
    });
    expect(await own(second)).not.toHaveProperty('place');
    await dispatch.volunteer(first, () => missions().arrive(before?.id ?? ''));
    await dispatch.volunteer(first, () => missions().close(before?.id ?? '', { outcome: 'handled' }));
    expect(await own(first)).not.toHaveProperty('place');
    expect(await dispatch.as(operatorId, [], () => missions().mine())).toEqual([]);
    const [texts] = await dispatch.rows<{ text: string }>(
      `SELECT string_agg(d::text, ' ') AS text FROM platform.delivery d`,
    );
    expect(texts?.text).not.toContain('老街口');
    expect(id).toBe(before?.incidentId);
  });

  it('belong to the person who was asked: to others they do not exist', async () => {
    const { id, second } = await asked(2);
    const { id: mission } = await dispatch.offered(id);
    for (const step of [
      () => missions().accept(mission),
      () => missions().decline(mission, undefined),
      () => missions().setOut(mission),
      () => missions().cancel(mission, undefined),
    ]) {
      expect((await refusalOf(dispatch.volunteer(second, step))).code).toBe('request.notFound');
    }
    expect((await refusalOf(dispatch.operator(() => missions().answer(mission, true, undefined)))).code).toBe(
      'request.notFound',
    );
    // The liaison answers on behalf, by telephone, and never in the volunteer's own name.
    expect((await refusalOf(dispatch.liaison(() => missions().accept(mission)))).code).toBe('request.notFound');
    await dispatch.liaison(() => missions().answer(mission, true, undefined));
    expect(await dispatch.rows('SELECT answered_by FROM dispatch.mission WHERE id = $1', [mission])).toEqual([
      { answered_by: liaisonId },
    ]);
  });

  it('leave the incident alone when they come too early, too late or twice', async () => {
    const { id, first } = await asked();
    const { id: mission } = await dispatch.offered(id);
    for (const step of [
      () => missions().setOut(mission),
      () => missions().arrive(mission),
      () => missions().close(mission, { outcome: 'handled' }),
    ]) {
      expect((await refusalOf(dispatch.volunteer(first, step))).code).toBe('missions.wrongStep');
    }
    await dispatch.volunteer(first, () => missions().accept(mission));
    await dispatch.volunteer(first, () => missions().accept(mission));
    expect((await refusalOf(dispatch.volunteer(first, () => missions().decline(mission, undefined)))).code).toBe(
      'missions.notOffered',
    );
    expect((await refusalOf(dispatch.offer(id, {}))).code).toBe('offers.notWaiting');
    expect((await dispatch.detail(id)).timeline.filter((one) => one.kind === 'accepted')).toHaveLength(1);
  });
});
