import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PluginFaults } from '@redmaple/plugins/house';
import type { VolunteerView } from '@redmaple/plugins/house';
import { asSystem } from '@redmaple/platform';
import { testCounty } from '@redmaple/platform/testing';
import { IncidentsService } from '../incidents/incidents.service.js';
import { MissionsService } from '../missions/missions.service.js';
import { DispatchHouse, fengqiao, moody, refusalOf } from '../testing/dispatch-house.js';

const far = { latitude: 29.2, longitude: 120.0 };
const near = { latitude: 29.82, longitude: 120.44 };

describe('candidates', () => {
  let dispatch: DispatchHouse;
  beforeAll(async () => {
    dispatch = await DispatchHouse.open();
  }, 120_000);
  afterAll(() => dispatch?.close());
  beforeEach(async () => {
    dispatch.clear();
    dispatch.house.clock.set('2026-07-01T02:00:00Z');
    await dispatch.rows('DELETE FROM plugins.plugin_fault');
  });

  const candidates = (id: string, query: object = {}) =>
    dispatch.operator(() => dispatch.get(IncidentsService).candidatesFor(id, query));
  const now = () => dispatch.house.clock.now().getTime();
  const hours = (count: number) => new Date(now() + count * 3_600_000);

  it('are ranked with reasons: who is on duty first, then the nearest team, one of them suggested', async () => {
    dispatch.team(1, { name: '远队', base: { latitude: 29.95, longitude: 120.6 } });
    dispatch.team(2, { name: '近队', base: near });
    const patrol = dispatch.team(1, { name: '值勤队', base: { latitude: 29.9, longitude: 120.5 } });
    dispatch.onDuty(patrol.team, patrol.members[0] as VolunteerView);
    const found = await candidates(await dispatch.incident());
    expect(found.teams.map((one) => one.name)).toEqual(['值勤队', '近队', '远队']);
    expect(found.suggested).toEqual({ teamId: patrol.team.id, volunteerId: patrol.members[0]?.id });
    expect(found.teams[0]?.candidates[0]).toMatchObject({
      suggested: true,
      onDuty: true,
      reasons: [
        { code: 'onDuty', text: '正在值勤' },
        { code: 'distance', params: { kilometres: 12 } },
        { code: 'neverAsked' },
      ],
    });
    expect(found.teams.flatMap((one) => one.candidates).filter((one) => one.suggested)).toHaveLength(1);
    expect(found.teams[1]?.distanceKm).toBe(1.4);
    expect(found.nobody).toEqual([]);
  });

  it('are first those of the team types that the category names, and the liaison reads why', async () => {
    const patrol = dispatch.team(1, { name: '值勤巡防队', base: near });
    dispatch.onDuty(patrol.team, patrol.members[0] as VolunteerView);
    const lamps = dispatch.team(1, {
      name: '路灯队',
      base: { latitude: 29.9, longitude: 120.5 },
      typeCode: 'grove.plain',
    });
    const found = await candidates(
      await dispatch.incident({ category: 'grove.lamp', facts: { pole: '17', side: 'north' } }),
    );
    expect(found.teams.map((one) => one.name)).toEqual(['路灯队', '值勤巡防队']);
    expect(found.suggested).toEqual({ teamId: lamps.team.id, volunteerId: lamps.members[0]?.id });
    expect(found.teams[0]?.candidates[0]?.reasons).toContainEqual({ code: 'meantFor', text: '这类事情优先请这支队伍' });
    const other = await candidates(await dispatch.incident());
    expect(other.suggested?.teamId).toBe(patrol.team.id);
  });

  it('ask the eligibility engine for a mission of two hours from now', async () => {
    const { team } = dispatch.team(1);
    await candidates(await dispatch.incident());
    expect(dispatch.eligibility.asked.at(-1)).toMatchObject({
      action: 'be-offered-mission',
      at: new Date('2026-07-01T02:00:00Z'),
      context: { teamId: team.id, teamTypeCode: 'grove.patrol', endsAt: new Date('2026-07-01T04:00:00Z') },
    });
  });

  it('each say why they are left out, with every reason and every blocker', async () => {
    const { team } = dispatch.team(0);
    const other = dispatch.team(0).team;
    const add = (status?: VolunteerView['status']) => dispatch.join(team, dispatch.volunteers.add(status));
    const suspended = add('suspended');
    const away = dispatch.join(team, dispatch.volunteers.add(), true);
    const uninsured = add();
    dispatch.eligibility.blockers.set(uninsured.id, [
      { code: 'eligibility.insuranceMissing', source: 'core', fixableBy: 'operator' },
    ]);
    const elsewhere = add();
    dispatch.onDuty(other, elsewhere);
    const tired = add();
    dispatch.duties.held.push({ volunteerId: tired.id, assignmentId: 'a', startsAt: hours(-6), endsAt: hours(-3) });
    const soon = add();
    dispatch.duties.held.push({ volunteerId: soon.id, assignmentId: 'b', startsAt: hours(1), endsAt: hours(4) });
    const free = add();
    dispatch.duties.held.push({ volunteerId: free.id, assignmentId: 'c', startsAt: hours(3), endsAt: hours(6) });
    const busy = add();
    const task = await dispatch.incident();
    const [mission] = await dispatch.offer(task, { volunteerId: busy.id, otherwise: 'nobody' });
    await dispatch.volunteer(busy, () => dispatch.get(MissionsService).accept(mission?.id ?? ''));

    const { teams } = await candidates(await dispatch.incident(), { teamId: team.id });
    const reasons = new Map(
      teams[0]?.excluded.map((one) => [one.volunteerId, one.reasons.map((reason) => reason.code)]),
    );
    expect([suspended, away, uninsured, elsewhere, tired, soon, busy].map((one) => reasons.get(one.id))).toEqual([
      ['notActive'],
      ['inReserve'],
      ['notEligible'],
      ['onDutyElsewhere'],
      ['inRest'],
      ['dutySoon'],
      ['busy'],
    ]);
    expect(teams[0]?.candidates.map((one) => one.volunteerId)).toEqual([free.id]);
    expect(teams[0]?.excluded.find((one) => one.volunteerId === uninsured.id)?.blockers[0]).toMatchObject({
      code: 'eligibility.insuranceMissing',
      fixableBy: 'operator',
    });
    // What protects a person holds also when the liaison chooses them by hand.
    const incident = await dispatch.incident();
    for (const one of [suspended, away, uninsured, elsewhere, tired, soon]) {
      expect((await refusalOf(dispatch.offer(incident, { volunteerId: one.id }))).code).toBe('offers.notEligible');
    }
  });

  it('who rest after a mission are left out until the rest is over', async () => {
    const { members } = dispatch.team(1);
    const [one] = members as [VolunteerView];
    const id = await dispatch.incident();
    const [mission] = await dispatch.offer(id);
    const missions = dispatch.get(MissionsService);
    await dispatch.volunteer(one, () => missions.accept(mission?.id ?? ''));
    await dispatch.volunteer(one, () => missions.arrive(mission?.id ?? ''));
    await dispatch.volunteer(one, () => missions.close(mission?.id ?? '', { outcome: 'handled' }));
    const next = await dispatch.incident();
    expect((await candidates(next)).nobody.map((reason) => reason.code)).toEqual(['nobodyEligible', 'inRest']);
    dispatch.house.clock.advance(30 * 60_000);
    expect((await candidates(next)).suggested?.volunteerId).toBe(one.id);
  });

  it('are nobody when nobody can go, and it says why', async () => {
    const nobody = async (query: object = {}) =>
      (await candidates(await dispatch.incident(), query)).nobody.map((one) => one.text);
    expect(await nobody()).toEqual(['本县还没有队伍']);
    dispatch.team(2, { base: far });
    const empty = dispatch.team(0).team;
    expect(await nobody()).toEqual(['现在没有人可派', '离现场太远：2 人']);
    const found = await candidates(await dispatch.incident());
    expect(found.teams.map((one) => one.reasons[0]?.text).sort()).toEqual([
      '队伍没有队员',
      '队伍驻地距现场约 79.6 公里，太远',
    ]);
    dispatch.team(3);
    expect(await nobody({ onDuty: 'true' })).toEqual(['现在没有人可派', '现在不在岗：5 人', '离现场太远：2 人']);
    expect(await nobody({ teamId: empty.id })).toEqual(['现在没有人可派']);
  });

  it('offered to when nobody can go: nothing is offered, and the incident is flagged for the liaison', async () => {
    dispatch.team(1, { base: far });
    const id = await dispatch.incident();
    expect(await dispatch.offer(id)).toEqual([]);
    expect((await dispatch.detail(id)).noOneLeft?.reasons.map((one) => one.code)).toEqual(['nobodyEligible', 'tooFar']);
  });

  it('are asked in the order of the team type, within those on duty and then the others', async () => {
    moody.rank = (all) => [...all].sort((one, other) => (one.id < other.id ? 1 : -1));
    const { team, members } = dispatch.team(4, { typeCode: 'grove.moody' });
    dispatch.onDuty(team, members[1] as VolunteerView);
    const found = await candidates(await dispatch.incident());
    expect(found.teams[0]?.rankedBy).toBe('plugin');
    expect(found.teams[0]?.candidates.map((one) => one.volunteerId)).toEqual(
      [1, 3, 2, 0].map((index) => members[index]?.id),
    );
  });

  it('may be left out by a team type, but never added past the rules of the core', async () => {
    const { team, members } = dispatch.team(3, { typeCode: 'grove.moody' });
    const [kept, blocked] = members as [VolunteerView, VolunteerView, VolunteerView];
    dispatch.eligibility.blockers.set(blocked.id, [
      { code: 'eligibility.tooYoung', source: 'core', fixableBy: 'nobody' },
    ]);
    const given: string[][] = [];
    moody.rank = (all) => {
      given.push(all.map((one) => one.id));
      return all.filter((one) => one.id === kept.id);
    };
    const found = await candidates(await dispatch.incident(), { teamId: team.id });
    expect(given.flat()).not.toContain(blocked.id);
    expect(found.teams[0]?.candidates.map((one) => one.volunteerId)).toEqual([kept.id]);
    expect(found.teams[0]?.excluded.map((one) => one.reasons[0]?.code)).toEqual(['notEligible', 'leftOut']);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('no idea');
      },
    ],
    ['answers someone who was not given', (all: readonly object[]) => [...all, { id: 'stranger' }]],
    [
      'loops for ever',
      () => {
        for (;;);
      },
    ],
  ])('fall back to the core’s order, and say so, when the team type %s', async (_what, rank) => {
    moody.rank = rank as typeof moody.rank;
    const { members } = dispatch.team(2, { typeCode: 'grove.moody' });
    const found = await candidates(await dispatch.incident());
    expect(found.teams[0]).toMatchObject({ rankedBy: 'core' });
    expect(found.teams[0]?.candidates.map((one) => one.volunteerId)).toEqual(members.map((one) => one.id));
    expect(await asSystem(testCounty, 'test', () => dispatch.get(PluginFaults).recent())).toHaveLength(1);
  });

  it('of the smallest territory come before others at the same distance', async () => {
    const village = '00000000-0000-7000-8000-0000000000b2';
    dispatch.areas.areas.push({
      id: village,
      parentId: undefined,
      level: 'village',
      code: undefined,
      name: '枫源村',
      centre: undefined,
    });
    dispatch.team(1, { base: undefined });
    const own = dispatch.team(1, { base: undefined, areaId: village });
    const id = await dispatch.incident({ areaId: village });
    const found = await candidates(id);
    expect(found.suggested?.teamId).toBe(own.team.id);
    expect(found.teams[0]?.candidates[0]?.reasons.map((one) => one.code)).toEqual([
      'distanceUnknown',
      'ownArea',
      'neverAsked',
    ]);
  });

  it('stand once in the order of asking, although they are in two teams', async () => {
    const one = dispatch.team(1, { base: fengqiao });
    const other = dispatch.team(0, { base: near }).team;
    dispatch.join(other, one.members[0] as VolunteerView);
    const id = await dispatch.incident();
    await dispatch.offer(id, { atOnce: 2 });
    expect((await dispatch.detail(id)).missions.map((mission) => mission.teamId)).toEqual([one.team.id]);
  });
});
