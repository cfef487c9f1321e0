import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { otherCounty, queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import { AreasService } from '../areas/areas.service.js';
import { Guardians } from '../people/guardians.js';
import {
  agreeToLead,
  openMembershipHouse,
  race,
  type Somebody,
  staff,
  team,
  volunteer,
  volunteerAccount,
} from '../testing/membership-house.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';
import { LeaderDecisions } from './leader-decisions.service.js';
import { MembersService } from './members.service.js';
import { MembershipsService } from './memberships.service.js';
import { TeamJoiningService } from './team-joining.service.js';
import { TeamsService } from './teams.service.js';

describe('teams', () => {
  let house: TestHouse;
  let teams: TeamsService;
  let memberships: MembershipsService;
  let list: MembersService;
  let areas: AreasService;
  let operator: Somebody;
  let colleague: Somebody;
  let leaders: LeaderDecisions;

  beforeAll(async () => {
    house = await openMembershipHouse();
    teams = house.get(TeamsService);
    memberships = house.get(MembershipsService);
    list = house.get(MembersService);
    areas = house.get(AreasService);
    operator = await staff(house, ['operator']);
    colleague = await staff(house, ['county-admin']);
    leaders = house.get(LeaderDecisions);
  });
  afterAll(() => {
    house.clock.set(undefined);
    return house.close();
  });

  const rolesIn = async (teamId: string) =>
    Object.fromEntries(
      (await house.inCounty(() => teams.members([teamId], house.clock.now()))).map((one) => [
        one.volunteerId,
        one.role,
      ]),
    );
  const leaderGrants = async (personId: string) =>
    queryAsOwner<{ scope_id: string; open: boolean }>(
      house.database,
      `SELECT g.scope_id, g.valid_to IS NULL AS open FROM platform.role_grant g JOIN platform.account a ON a.id = g.account_id
       WHERE a.person_id = $1 AND g.role = 'team-leader' ORDER BY g.id`,
      [personId],
    );

  it('are of a type the county has switched on, under a name of their own, in an area of the county', async () => {
    const made = await operator.act(() =>
      teams.create({ name: '枫桥巡守队', typeCode: 'grove.watch', base: { latitude: 29.79, longitude: 120.4 } }),
    );
    expect(made).toMatchObject({
      name: '枫桥巡守队',
      typeCode: 'grove.watch',
      base: { latitude: 29.79, longitude: 120.4 },
      members: 0,
      state: 'active',
      version: 1,
    });
    const again = operator.act(() => teams.create({ name: '枫桥巡守队', typeCode: 'grove.watch' }));
    await expect(again).rejects.toMatchObject({ code: 'teams.nameTaken', status: 409 });
    await expect(operator.act(() => teams.create({ name: '飞行队', typeCode: 'grove.pilots' }))).rejects.toMatchObject({
      code: 'teams.typeUnknown',
    });
    const foreign = await house.inCounty(() => areas.create({ level: 'county', name: '芮城县' }), otherCounty);
    const there = operator.act(() => teams.create({ name: '外县队', typeCode: 'grove.watch', areaId: foreign.id }));
    await expect(there).rejects.toMatchObject({ code: 'areas.unknown', status: 422 });
    expect(await house.inCounty(() => teams.byId(made.id), otherCounty)).toBeUndefined();
  });

  it('take volunteers of the right age who are still with us, once', async () => {
    const joining = house.get<TeamJoiningService>(TeamJoiningService);
    const teamId = await team(house, 'grove.rescue');
    const { id } = await volunteer(house);
    const add = (volunteerId: string) => operator.act(() => joining.add(teamId, { volunteerId, role: 'probationer' }));
    expect(await add(id)).toMatchObject({ volunteerId: id, teamId, role: 'probationer' });
    await expect(add(id)).rejects.toMatchObject({ code: 'teams.alreadyMember' });
    const young = await volunteer(house, { birthDate: `${house.clock.now().getUTCFullYear() - 16}-01-01` });
    await expect(add(young.id)).rejects.toMatchObject({ code: 'teams.ageUnfit' });
    const gone = await volunteer(house);
    await operator.act(() => house.get<VolunteersService>(VolunteersService).setStatus(gone.id, 'left', 1));
    await expect(add(gone.id)).rejects.toMatchObject({ code: 'volunteers.unknown' });
    const elsewhere = await volunteer(house, {}, otherCounty);
    await expect(add(elsewhere.id)).rejects.toMatchObject({ code: 'volunteers.unknown' });
  });

  it('take a minor once a guardian has signed, and no more once they took it back', async () => {
    const joining = house.get<TeamJoiningService>(TeamJoiningService);
    const guardians = house.get<Guardians>(Guardians);
    const birthDate = `${house.clock.now().getUTCFullYear() - 17}-01-01`;
    const { id, personId } = await volunteer(house, { birthDate });
    const join = async () => {
      const teamId = await team(house, 'grove.watch');
      return operator.act(() => joining.add(teamId, { volunteerId: id, role: 'probationer' }));
    };
    const needed = { code: 'teams.guardianConsentNeeded' };
    await expect(join()).rejects.toMatchObject(needed);
    const paper = { name: '监护甲', phone: '15409990001', paperConsentOn: '2026-01-01' };
    await operator.act(() => guardians.record(personId, paper));
    await expect(join()).resolves.toMatchObject({ volunteerId: id });
    await operator.act(() => guardians.withdraw(personId));
    await expect(join()).rejects.toMatchObject(needed);
  });

  it('are changed by one at a time', async () => {
    const id = await team(house);
    await operator.act(() => teams.change(id, { version: 1, name: '改名队' }));
    await expect(operator.act(() => teams.change(id, { version: 1, name: '又改名' }))).rejects.toMatchObject({
      code: 'request.stale',
      details: { params: { version: 2 } },
    });
    expect(await operator.act(() => teams.detail(id))).toMatchObject({ name: '改名队', version: 2 });
  });

  it('are closed once everybody has left, and take nobody afterwards', async () => {
    const id = await team(house);
    const member = await volunteer(house, { teamId: id });
    await expect(operator.act(() => teams.close(id, 1))).rejects.toMatchObject({ code: 'teams.hasMembers' });
    await operator.act(() => memberships.end(member.membershipId));
    await operator.act(() => teams.close(id, 1));
    const late = house.inCounty(() =>
      memberships.join({ volunteerId: member.id, teamId: id, role: 'member', answers: {} }),
    );
    await expect(late).rejects.toMatchObject({ code: 'teams.notOpen' });
    expect((await house.inCounty(() => teams.all())).map((one) => one.id)).not.toContain(id);
  });

  it('never close over someone who joins at that moment', async () => {
    for (let trial = 0; trial < 10; trial++) {
      const id = await team(house);
      const { id: volunteerId } = await volunteer(house);
      await race([
        () => operator.act(() => teams.close(id, 1)),
        () => house.inCounty(() => memberships.join({ volunteerId, teamId: id, role: 'member', answers: {} })),
      ]);
      const { state, members } = await house.inCounty(() => teams.detail(id));
      expect([`closed 0`, `active 1`]).toContain(`${state} ${members}`);
    }
  });

  it('keep the past of a membership: role, reserve and transfer can be read back for any day', async () => {
    const [from, to] = [await team(house), await team(house)];
    house.clock.set(new Date('2030-01-01T00:00:00Z'));
    const { id, membershipId } = await volunteer(house, {
      teamId: from,
      role: 'probationer',
      answers: { vehicle: true },
    });
    house.clock.set(new Date('2030-02-01T00:00:00Z'));
    const full = await operator.act(() => memberships.setRole(membershipId, 'member', undefined));
    house.clock.set(new Date('2030-03-01T00:00:00Z'));
    const away = await operator.act(() => memberships.setReserve(full.id, true));
    house.clock.set(new Date('2030-04-01T00:00:00Z'));
    const moved = await operator.act(() => memberships.transfer(away.id, { teamId: to }));
    expect(moved).toMatchObject({ teamId: to, role: 'member', since: '2030-04-01T00:00:00.000Z' });
    const onDay = async (day: string) =>
      (await house.inCounty(() => teams.ofVolunteer(id, new Date(`${day}T12:00:00Z`)))).map(
        ({ teamId, role, reserve, since }) => ({
          teamId,
          role,
          reserve,
          since: since.slice(0, 10),
        }),
      );
    expect(await onDay('2029-12-31')).toEqual([]);
    expect(await onDay('2030-01-15')).toEqual([
      { teamId: from, role: 'probationer', reserve: false, since: '2030-01-01' },
    ]);
    expect(await onDay('2030-02-15')).toEqual([{ teamId: from, role: 'member', reserve: false, since: '2030-01-01' }]);
    expect(await onDay('2030-03-15')).toEqual([{ teamId: from, role: 'member', reserve: true, since: '2030-01-01' }]);
    expect(await onDay('2030-04-15')).toEqual([{ teamId: to, role: 'member', reserve: true, since: '2030-04-01' }]);
    await expect(operator.act(() => memberships.setRole(full.id, 'deputy', undefined))).rejects.toMatchObject({
      code: 'request.stale',
    });
    house.clock.set(undefined);
  });

  it('have one leader: a new one takes over the office and what it may do', async () => {
    const id = await team(house);
    const [old, next] = [
      await volunteer(house, { teamId: id, role: 'leader' }),
      await volunteer(house, { teamId: id }),
    ];
    expect(await house.inCounty(() => teams.byId(id))).toMatchObject({ leaderId: old.id });
    expect(await leaderGrants(old.personId)).toEqual([{ scope_id: id, open: true }]);
    const { leaderProposal } = await operator.act(() => memberships.setRole(next.membershipId, 'leader', undefined));
    expect(await rolesIn(id)).toEqual({ [old.id]: 'leader', [next.id]: 'member' });
    await colleague.act(() => leaders.decide(leaderProposal?.id ?? '', { outcome: 'confirm' }));
    expect(await rolesIn(id)).toEqual({ [old.id]: 'member', [next.id]: 'leader' });
    expect(await leaderGrants(old.personId)).toEqual([{ scope_id: id, open: false }]);
    expect(await leaderGrants(next.personId)).toEqual([{ scope_id: id, open: true }]);
    const stranger = await volunteer(house);
    const second = house.inCounty(async () => {
      await agreeToLead(house, stranger.id, id);
      await house.work.execute(
        `INSERT INTO volunteers.membership (volunteer_id, team_id, role, joined_at, valid_from)
         SELECT id, $1, 'leader', now(), now() FROM volunteers.volunteer WHERE id = $2`,
        [id, stranger.id],
      );
    });
    await expect(second).rejects.toMatchObject({ code: 'teams.leaderTaken' });
  });

  it('end up with one leader when several are named at once', async () => {
    const id = await team(house);
    const members = [
      await volunteer(house, { teamId: id }),
      await volunteer(house, { teamId: id }),
      await volunteer(house, { teamId: id }),
    ];
    const proposed = await race(
      members.map((one) => () => operator.act(() => memberships.setRole(one.membershipId, 'leader', undefined))),
    );
    expect(proposed).toEqual({ done: 1, refused: ['teams.leaderProposed', 'teams.leaderProposed'] });
    const waiting = await colleague.act(() => leaders.waiting(id));
    const confirmed = await race(
      [1, 2, 3].map(() => () => colleague.act(() => leaders.decide(waiting?.id ?? '', { outcome: 'confirm' }))),
    );
    expect(confirmed).toEqual({ done: 1, refused: ['teams.leaderDecided', 'teams.leaderDecided'] });
    const roles = await rolesIn(id);
    expect(Object.values(roles).filter((role) => role === 'leader')).toHaveLength(1);
    expect(roles[waiting?.volunteerId ?? '']).toBe('leader');
  });

  it('have a volunteer once, also against SQL past the services and against a race', async () => {
    const id = await team(house);
    const one = await volunteer(house, { teamId: id });
    const again = () =>
      house.inCounty(() =>
        house.work.execute(
          `INSERT INTO volunteers.membership (volunteer_id, team_id, role, joined_at, valid_from) VALUES ($1, $2, 'member', now(), now())`,
          [one.id, id],
        ),
      );
    await expect(again()).rejects.toMatchObject({ code: 'teams.alreadyMember' });
    const other = await volunteer(house);
    const joining = () =>
      house.inCounty(() => memberships.join({ volunteerId: other.id, teamId: id, role: 'member', answers: {} }));
    expect((await race([joining, joining, joining])).done).toBe(1);
  });

  it('let members go on leave themselves, and nobody else but leader and office', async () => {
    const id = await team(house);
    const [own, stranger] = [await volunteer(house, { teamId: id }), await volunteer(house)];
    const self = await volunteerAccount(house, own.personId);
    const away = await self.act(() => memberships.setReserve(own.membershipId, true));
    expect(away).toMatchObject({ reserve: true });
    const other = await volunteerAccount(house, stranger.personId);
    await expect(other.act(() => memberships.setReserve(away.id, false))).rejects.toMatchObject({
      code: 'request.notFound',
    });
    const leader = await volunteerAccount(house, stranger.personId, [
      { role: 'team-leader', scope: 'team', scopeId: id },
    ]);
    await expect(leader.act(() => memberships.setReserve(away.id, false))).resolves.toMatchObject({ reserve: false });
  });

  it('show names to their members, answers to leader and office, and nothing to others', async () => {
    const id = await team(house);
    const member = await volunteer(house, { teamId: id, name: '红小枫', answers: { vehicle: true } });
    const page = { limit: 50 };
    const forOffice = await operator.act(() => list.members(id, page));
    expect(forOffice.items).toMatchObject([
      { volunteerId: member.id, name: '红小枫', number: member.number, answers: { vehicle: true } },
    ]);
    const self = await volunteerAccount(house, member.personId);
    const [seen] = (await self.act(() => list.members(id, page))).items;
    expect(seen).toMatchObject({ name: '红小枫' });
    expect(seen).not.toHaveProperty('answers');
    const outside = await volunteerAccount(house, (await volunteer(house)).personId);
    await expect(outside.act(() => list.members(id, page))).rejects.toMatchObject({ code: 'access.denied' });
    const elsewhere = await staff(house, ['operator'], { county: otherCounty });
    await expect(elsewhere.act(() => list.members(id, page))).rejects.toMatchObject({
      code: 'request.notFound',
    });
  });
});
