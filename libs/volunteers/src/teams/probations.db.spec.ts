import { queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import { Closings } from '../people/closings.service.js';
import { Erasure } from '../people/erasure.js';
import { ServiceRecordsService } from '../service-records/service-records.service.js';
import {
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

describe('probation, reserve and transfer', () => {
  let house: TestHouse;
  let memberships: MembershipsService;
  let volunteers: VolunteersService;
  let operator: Somebody;

  beforeAll(async () => {
    house = await openMembershipHouse();
    memberships = house.get<MembershipsService>(MembershipsService);
    volunteers = house.get<VolunteersService>(VolunteersService);
    operator = await staff(house, ['operator']);
  });
  afterAll(() => house.close());

  let shifts = 0;
  /** A shift of the team that stands in the ledger; each has an hour of its own. */
  const serve = (volunteerId: string, teamId: string) =>
    house.inCounty(() =>
      house.get<ServiceRecordsService>(ServiceRecordsService).credit({
        volunteerId,
        teamId,
        source: { type: 'assignment', id: `shift-${++shifts}` },
        occurredAt: new Date(house.clock.now().getTime() + shifts * 3_600_000),
        plannedMinutes: 60,
        actualMinutes: 60,
        creditedMinutes: 60,
        grade: 'B',
      }),
    );
  const decide = (who: Somebody, id: string, decision: 'pass' | 'shorten' | 'extend', reason?: string) =>
    who.act(() => memberships.decideProbation(id, { decision, ...(reason !== undefined && { reason }) }));
  const newcomer = async () => {
    const teamId = await team(house, 'grove.dikes');
    const one = await volunteer(house, { teamId, role: 'probationer' });
    return { ...one, teamId };
  };

  it('ends with the shifts that the ledger counts and a decision, never before', async () => {
    const { id, membershipId, teamId } = await newcomer();
    await serve(id, teamId);
    await expect(decide(operator, membershipId, 'pass')).rejects.toMatchObject({ code: 'teams.probationShort' });
    await serve(id, await team(house));
    await expect(decide(operator, membershipId, 'pass')).rejects.toMatchObject({ code: 'teams.probationShort' });
    await serve(id, teamId);
    const [seen] = (await operator.act(() => house.get<MembersService>(MembersService).members(teamId, { limit: 10 })))
      .items;
    expect(seen).toMatchObject({ probation: { requiredShifts: 2, doneShifts: 2 } });
    expect(await decide(operator, membershipId, 'pass')).toMatchObject({ role: 'member' });
    const { memberships: periods, probations } = await operator.act(() => volunteers.detail(id));
    expect(periods).toMatchObject([
      { role: 'member', begunHow: 'probation-passed', begunBy: '运营专员' },
      { role: 'probationer', begunHow: 'joined', endedHow: 'probation-passed' },
    ]);
    expect(probations).toMatchObject([{ state: 'passed', doneShifts: 2, decidedBy: '运营专员' }]);
    await expect(decide(operator, membershipId, 'pass')).rejects.toMatchObject({ code: 'request.stale' });
  });

  it('is not passed short by SQL past the services', async () => {
    const { id } = await newcomer();
    const cheat = house.inCounty(() =>
      house.work.execute(
        `UPDATE volunteers.probation SET state = 'passed', shifts_done = 2, decided_at = started_at WHERE volunteer_id = $1`,
        [id],
      ),
    );
    await expect(cheat).rejects.toMatchObject({ code: 'teams.probationShort' });
  });

  it('is extended or shortened with a reason, and the shifts that were served count on', async () => {
    const { id, membershipId, teamId } = await newcomer();
    await serve(id, teamId);
    await expect(decide(operator, membershipId, 'extend')).rejects.toMatchObject({ code: 'teams.reasonNeeded' });
    await operator.act(() =>
      memberships.decideProbation(membershipId, { decision: 'extend', shifts: 3, reason: '还没有走过夜间路线' }),
    );
    const { probations } = await operator.act(() => volunteers.detail(id));
    expect(probations).toMatchObject([
      { state: 'running', requiredShifts: 5, doneShifts: 1 },
      { state: 'extended', requiredShifts: 2, why: '还没有走过夜间路线' },
    ]);
    await expect(operator.act(() => memberships.setRole(membershipId, 'member', undefined))).rejects.toMatchObject({
      code: 'teams.reasonNeeded',
    });
    await expect(decide(operator, membershipId, 'shorten', '在别队做过三年')).resolves.toMatchObject({
      role: 'member',
    });
  });

  it('is decided by neither the one it is about nor the mentor, and once', async () => {
    const { id, personId, membershipId, teamId } = await newcomer();
    const mentor = await volunteer(house, { teamId });
    await serve(id, teamId);
    await serve(id, teamId);
    const withMentor = await operator.act(() => memberships.setRole(membershipId, 'probationer', mentor.id));
    const asLeader = { role: 'team-leader', scope: 'team' as const, scopeId: teamId };
    const own = await volunteerAccount(house, personId, [asLeader]);
    await expect(decide(own, withMentor.id, 'pass')).rejects.toMatchObject({ code: 'teams.ownRole' });
    const mentoring = await volunteerAccount(house, mentor.personId, [asLeader]);
    await expect(decide(mentoring, withMentor.id, 'pass')).rejects.toMatchObject({ code: 'teams.probationInvolved' });
    const others = await Promise.all([staff(house, ['operator']), staff(house, ['county-admin'])]);
    const { done } = await race(others.map((one) => () => decide(one, withMentor.id, 'pass')));
    expect(done).toBe(1);
  });

  it('is accompanied by somebody whom the rules let accompany', async () => {
    const { membershipId, teamId } = await newcomer();
    const other = await volunteer(house, { teamId, role: 'probationer' });
    const asMentor = (mentorId: string) =>
      operator.act(() => memberships.setRole(membershipId, 'probationer', mentorId));
    await expect(asMentor(other.id)).rejects.toMatchObject({ code: 'teams.mentorUnfit' });
    const fit = await volunteer(house, { teamId });
    await asMentor(fit.id);
    await operator.act(() => volunteers.setStatus(fit.id, 'suspended', 1));
    const { items } = await operator.act(() =>
      house.get<MembersService>(MembersService).members(teamId, { limit: 10 }),
    );
    expect(items.every((one) => one.mentorId === undefined)).toBe(true);
  });

  it('begins anew after a transfer, which asks the rules of joining and keeps the past with its reason', async () => {
    const { id, membershipId } = await newcomer();
    const [to, rescue] = [await team(house, 'grove.dikes'), await team(house, 'grove.juniors')];
    const moved = await operator.act(() => memberships.transfer(membershipId, { teamId: to, reason: '搬到镇东' }));
    expect(moved).toMatchObject({ teamId: to, role: 'probationer' });
    const { memberships: periods, probations } = await operator.act(() => volunteers.detail(id));
    expect(periods).toMatchObject([
      { teamId: to, begunHow: 'transferred', begunWhy: '搬到镇东' },
      { endedHow: 'transferred', endedWhy: '搬到镇东' },
    ]);
    expect(probations.map((one) => one.state)).toEqual(['running', 'ended']);
    await operator.act(() => volunteers.setStatus(id, 'suspended', 1));
    await expect(operator.act(() => memberships.transfer(moved.id, { teamId: rescue }))).rejects.toMatchObject({
      code: 'volunteers.unknown',
    });
    const young = await volunteer(house, {
      teamId: await team(house, 'grove.juniors'),
      birthDate: `${house.clock.now().getUTCFullYear() - 12}-01-01`,
    });
    await expect(operator.act(() => memberships.transfer(young.membershipId, { teamId: to }))).rejects.toMatchObject({
      code: 'teams.ageUnfit',
    });
  });

  it('fills a team from the reserve while there is a place, and hands the office over in one step', async () => {
    const teams = house.get<TeamsService>(TeamsService);
    const teamId = await team(house);
    await operator.act(() => teams.change(teamId, { version: 1, capacity: 2, mission: '守好渡口' }));
    const leader = await volunteer(house, { teamId, role: 'leader' });
    const deputy = await volunteer(house, { teamId });
    const waiting = await volunteer(house);
    const add = (reserve: boolean) =>
      operator.act(() =>
        house
          .get<TeamJoiningService>(TeamJoiningService)
          .add(teamId, { volunteerId: waiting.id, role: 'member', reserve }),
      );
    await expect(add(false)).rejects.toMatchObject({ code: 'teams.full', status: 409 });
    const inReserve = await add(true);
    await expect(operator.act(() => memberships.setReserve(inReserve.id, false))).rejects.toMatchObject({
      code: 'teams.full',
    });
    await expect(operator.act(() => teams.change(teamId, { version: 2, capacity: 1 }))).rejects.toMatchObject({
      code: 'teams.roomTooSmall',
    });
    await expect(operator.act(() => memberships.setRole(inReserve.id, 'leader', undefined))).rejects.toMatchObject({
      code: 'teams.leaderAbsent',
    });
    const { leaderProposal } = await operator.act(() =>
      memberships.setRole(deputy.membershipId, 'leader', undefined, { formerLeader: 'deputy', why: '换届' }),
    );
    await (await staff(house, ['county-admin'])).act(() =>
      house.get<LeaderDecisions>(LeaderDecisions).decide(leaderProposal?.id ?? '', { outcome: 'confirm' }),
    );
    const [now] = await operator.act(() => house.get<MembersService>(MembersService).historyOf(leader.id));
    expect(now).toMatchObject({ role: 'deputy', begunHow: 'handed-over', begunWhy: '换届' });
    await operator.act(() => memberships.setReserve(now?.id ?? '', true, '住院'));
    await operator.act(() => memberships.setReserve(inReserve.id, false));
    expect(await operator.act(() => teams.detail(teamId))).toMatchObject({
      active: 2,
      members: 3,
      leaderId: deputy.id,
    });
  });

  it('leaves no office with whoever is suspended or erased, and no words about who is erased', async () => {
    const teamId = await team(house);
    const leader = await volunteer(house, { teamId, role: 'leader' });
    await operator.act(() => volunteers.setStatus(leader.id, 'suspended', 1));
    const teams = house.get<TeamsService>(TeamsService);
    expect(await operator.act(() => teams.detail(teamId))).toMatchObject({ members: 1 });
    expect(await operator.act(() => teams.detail(teamId))).not.toHaveProperty('leaderId');
    const closing = await volunteer(house, { teamId, role: 'leader' });
    const own = await volunteerAccount(house, closing.personId);
    await own.act(() => house.get<Closings>(Closings).ask());
    expect(await operator.act(() => teams.detail(teamId))).not.toHaveProperty('leaderId');
    const { personId, membershipId, id } = await newcomer();
    await operator.act(() => memberships.setReserve(membershipId, true, '家里有人生病'));
    await house.inCounty(() => house.get<Erasure>(Erasure).erase(personId));
    expect(
      await queryAsOwner(
        house.database,
        `SELECT 1 FROM volunteers.membership WHERE volunteer_id = $1 AND (valid_to IS NULL OR begun_why <> '' OR ended_why <> '')`,
        [id],
      ),
    ).toEqual([]);
  });

  it('never writes over a past stretch', async () => {
    const { membershipId } = await newcomer();
    await operator.act(() => memberships.setReserve(membershipId, true));
    for (const change of [`role = 'leader'`, 'valid_to = NULL', `valid_from = now()`, `begun_how = 'ended'`]) {
      const rewritten = house.inCounty(() =>
        house.work.execute(`UPDATE volunteers.membership SET ${change} WHERE id = $1`, [membershipId]),
      );
      await expect(rewritten).rejects.toMatchObject({ code: 'teams.pastFixed' });
    }
  });
});
