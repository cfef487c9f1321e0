import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { VolunteerView } from '@redmaple/plugins/house';
import type { IncidentsQuery } from '../incidents/incident.dto.js';
import { IncidentListService } from '../incidents/incident-list.service.js';
import { IncidentsService } from '../incidents/incidents.service.js';
import { MissionsService } from '../missions/missions.service.js';
import { DispatchHouse, fengqiao, refusalOf } from '../testing/dispatch-house.js';
import { BoardService } from './board.service.js';

describe('the board', () => {
  let dispatch: DispatchHouse;
  beforeAll(async () => {
    dispatch = await DispatchHouse.open();
  }, 120_000);
  afterAll(() => dispatch?.close());
  beforeEach(async () => {
    dispatch.clear();
    dispatch.house.clock.set('2026-07-01T02:00:00Z');
    const open = await list({ list: 'open', limit: 200 });
    for (const { id } of open.items) await dispatch.liaison(() => dispatch.get(IncidentsService).cancel(id));
  });

  const list = (query: Partial<IncidentsQuery>) =>
    dispatch.operator(() => dispatch.get(IncidentListService).list({ limit: 50, ...query }));
  const board = () => dispatch.operator(() => dispatch.get(BoardService).board());
  const minutes = (count: number) => dispatch.house.clock.advance(count * 60_000);
  const missions = () => dispatch.get(MissionsService);
  const stateOf = async (teamId: string) => (await board()).teams.find((one) => one.id === teamId);

  it('lists who waits longest first and where somebody is last, page by page', async () => {
    const { members } = dispatch.team(1);
    const first = await dispatch.incident();
    minutes(1);
    const second = await dispatch.incident();
    minutes(1);
    const third = await dispatch.incident();
    const [mission] = await dispatch.offer(first);
    const id = mission?.id ?? '';
    await dispatch.volunteer(members[0] as VolunteerView, () => missions().accept(id));
    expect((await list({ list: 'open' })).items.map((one) => one.id)).toEqual([first, second, third]);
    await dispatch.volunteer(members[0] as VolunteerView, () => missions().arrive(id));
    expect((await list({ list: 'open' })).items.map((one) => one.id)).toEqual([second, third, first]);

    const page = await list({ list: 'open', limit: 2 });
    expect(page.items.map((one) => one.id)).toEqual([second, third]);
    const rest = await list({ list: 'open', limit: 2, ...(page.next !== undefined && { after: page.next }) });
    expect(rest).toMatchObject({ items: [{ id: first }] });
    expect(rest.next).toBeUndefined();
  });

  it('says since when somebody waits, until when somebody should be there, and who is asked', async () => {
    const { team, members } = dispatch.team(1);
    const id = await dispatch.incident();
    await dispatch.offer(id);
    const [shown] = (await list({ list: 'open' })).items;
    expect(shown).toMatchObject({
      waitingSince: '2026-07-01T02:00:00.000Z',
      dueAt: '2026-07-01T02:05:00.000Z',
      live: [{ teamId: team.id, volunteerName: members[0]?.name, state: 'offered' }],
    });
    const mission = await dispatch.offered(id);
    await dispatch.volunteer(members[0] as VolunteerView, () => missions().accept(mission.id));
    await dispatch.volunteer(members[0] as VolunteerView, () => missions().arrive(mission.id));
    const [there] = (await list({ list: 'open' })).items;
    expect(there?.waitingSince).toBeUndefined();
    expect(there?.dueAt).toBeUndefined();
    await dispatch.volunteer(members[0] as VolunteerView, () => missions().close(mission.id, { outcome: 'handled' }));
    expect((await list({ list: 'open' })).items).toEqual([]);
    expect((await list({ list: 'over', limit: 1 })).items[0]).toMatchObject({ id, state: 'handled' });
  });

  it('counts what is open, waits, is overdue and is attended to', async () => {
    const { members } = dispatch.team(1);
    const attended = await dispatch.incident();
    const mission = (await dispatch.offer(attended))[0]?.id ?? '';
    await dispatch.volunteer(members[0] as VolunteerView, () => missions().accept(mission));
    await dispatch.volunteer(members[0] as VolunteerView, () => missions().arrive(mission));
    await dispatch.incident();
    minutes(5);
    await dispatch.incident();
    await dispatch.incident({ emergency: true });
    expect(await board()).toMatchObject({
      now: '2026-07-01T02:05:00.000Z',
      numbers: { open: 3, waiting: 2, overdue: 1, onScene: 1, teamsAvailable: 0 },
    });
  });

  it('shows what each team is doing, and takes nobody for available of whom nothing is known', async () => {
    const idle = dispatch.team(2, { name: '在家' });
    const free = dispatch.team(2, { name: '在岗', base: fengqiao });
    const [one] = free.members as [VolunteerView, VolunteerView];
    dispatch.onDuty(free.team, one);
    expect(await stateOf(idle.team.id)).toMatchObject({ state: 'off-duty', onDuty: 0, free: 0 });
    expect(await stateOf(free.team.id)).toMatchObject({
      state: 'available',
      onDuty: 1,
      free: 1,
      ...fengqiao,
      dutyEndsAt: '2026-07-01T03:00:00.000Z',
    });
    expect((await board()).numbers.teamsAvailable).toBe(1);

    const id = await dispatch.incident();
    const [mission] = await dispatch.offer(id, { volunteerId: one.id, otherwise: 'nobody' });
    expect(await stateOf(free.team.id)).toMatchObject({ state: 'asked', asked: 1, free: 0, incidentIds: [id] });
    await dispatch.volunteer(one, () => missions().accept(mission?.id ?? ''));
    expect(await stateOf(free.team.id)).toMatchObject({ state: 'on-the-way', onTheWay: 1 });
    await dispatch.volunteer(one, () => missions().arrive(mission?.id ?? ''));
    expect(await stateOf(free.team.id)).toMatchObject({ state: 'on-scene', onScene: 1, free: 0 });
    expect((await board()).numbers.teamsAvailable).toBe(0);
  });

  it('shows who holds which seat of a team’s posts, to the station while the team is on duty only', async () => {
    const { team, members } = dispatch.team(2);
    const [one] = members as [VolunteerView];
    const seats = [
      { id: 'a', kind: 'leader' as const, volunteerId: one.id },
      { id: 'b', kind: 'member' as const, volunteerId: undefined },
    ];
    const post = { id: 'p', teamId: team.id, name: '老街口', areaId: undefined, seats, unaccompanied: false };
    dispatch.teams.posted.push({ ...post, lacks: { leaders: 0, members: 1 } });
    const of = (who: 'liaison' | 'operator') =>
      dispatch[who](async () => {
        const { teams } = await dispatch.get(BoardService).board();
        return teams.find(({ id }) => id === team.id)?.posts;
      });
    const named = [
      {
        name: '老街口',
        seats: [
          { kind: 'leader', taken: true, name: one.name },
          { kind: 'member', taken: false },
        ],
        lacking: 1,
      },
    ];
    expect(await of('operator')).toEqual(named);
    expect((await of('liaison'))?.[0]?.seats).toEqual([
      { kind: 'leader', taken: true },
      { kind: 'member', taken: false },
    ]);
    dispatch.onDuty(team, one);
    expect(await of('liaison')).toEqual(named);
  });

  it('counts who is out for one team as not free for another', async () => {
    const { team, members } = dispatch.team(1, { name: '甲' });
    const other = dispatch.team(0, { name: '乙' }).team;
    const [person] = members as [VolunteerView];
    dispatch.join(other, person);
    await dispatch.offer(await dispatch.incident(), { volunteerId: person.id, teamId: other.id, otherwise: 'nobody' });
    dispatch.onDuty(team, person);
    expect(await stateOf(team.id)).toMatchObject({ state: 'off-duty', onDuty: 1, free: 0 });
  });

  it('is for the station and the centre only', async () => {
    const { members } = dispatch.team(1);
    const refused = await refusalOf(
      dispatch.volunteer(members[0] as VolunteerView, async () => dispatch.get(BoardService).board()),
    );
    expect(refused.code).toBe('access.denied');
  });
});
