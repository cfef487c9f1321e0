import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { otherCounty, queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import {
  openMembershipHouse,
  type Somebody,
  staff,
  team,
  volunteer,
  volunteerAccount,
} from '../../testing/membership-house.js';
import { CommendationProposals } from './proposals.service.js';

describe('a commendation that a leader proposes', () => {
  let house: TestHouse;
  let proposals: CommendationProposals;
  let teamId: string;
  let leader: Somebody;
  let lead: Awaited<ReturnType<typeof volunteer>>;
  let operator: Somebody;
  let admin: Somebody;

  beforeAll(async () => {
    house = await openMembershipHouse();
    house.clock.set('2026-03-10T02:00:00Z');
    proposals = house.get(CommendationProposals);
    teamId = await team(house);
    lead = await volunteer(house, { teamId, role: 'leader' });
    leader = await volunteerAccount(house, lead.personId, [{ role: 'team-leader', scope: 'team', scopeId: teamId }]);
    operator = await staff(house, ['operator']);
    admin = await staff(house, ['county-admin']);
  });
  afterAll(() => house.close());

  const wish = (volunteerId: string, more: object = {}) => ({
    teamId,
    volunteerId,
    from: '2026-02-01',
    to: '2026-02-28',
    reason: '连续四周夜巡，救起一名落水儿童',
    ...more,
  });
  const propose = async () => {
    const { id } = await volunteer(house, { teamId });
    return leader.act(() => proposals.propose(wish(id)));
  };

  it('is read by one and decided by another, and tells who is commended', async () => {
    const { id, volunteerId, version } = await propose();
    await expect(admin.act(() => proposals.decide(id, { version, outcome: 'approved' }))).rejects.toMatchObject({
      code: 'recognition.wrongState',
    });
    const supported = await operator.act(() => proposals.support(id, { version, outcome: 'supported' }));
    expect(supported).toMatchObject({ state: 'supported', mine: true });
    await expect(admin.act(() => proposals.decide(id, { version, outcome: 'approved' }))).rejects.toMatchObject({
      code: 'request.stale',
      details: { params: { version: 2 } },
    });
    expect(await admin.act(() => proposals.decide(id, { version: 2, outcome: 'approved' }))).toMatchObject({
      state: 'approved',
      version: 3,
    });
    const told = await queryAsOwner<{ template: string }>(
      house.database,
      `SELECT template FROM platform.delivery WHERE person_id = (SELECT person_id FROM volunteers.volunteer WHERE id = $1)`,
      [volunteerId],
    );
    expect(told).toEqual([{ template: 'messages.commendedByTeam' }]);
    await expect(leader.act(() => proposals.withdraw(id, 3))).rejects.toMatchObject({ code: 'recognition.wrongState' });
  });

  it('goes on by nobody who took a step before, nor by whom it is about', async () => {
    const both = await staff(house, ['operator', 'county-admin']);
    const one = await propose();
    await both.act(() => proposals.support(one.id, { version: 1, outcome: 'supported' }));
    await expect(both.act(() => proposals.decide(one.id, { version: 2, outcome: 'approved' }))).rejects.toMatchObject({
      code: 'recognition.samePerson',
    });
    await expect(leader.act(() => proposals.propose(wish(lead.id)))).rejects.toMatchObject({
      code: 'recognition.ownProposal',
    });
    const me = await volunteer(house, { teamId });
    const myself = await volunteerAccount(house, me.personId, [{ role: 'operator', scope: 'county' }]);
    const about = await leader.act(() => proposals.propose(wish(me.id)));
    await expect(
      myself.act(() => proposals.support(about.id, { version: 1, outcome: 'supported' })),
    ).rejects.toMatchObject({ code: 'recognition.ownProposal' });
    expect(await queryAsOwner(house.database, 'SELECT 1 FROM inv.commendations_by_too_few')).toEqual([]);
  });

  it('is about a member of the own team, once at a time, with days in their order', async () => {
    const elsewhere = await team(house);
    const stranger = await volunteer(house, { teamId: elsewhere });
    await expect(leader.act(() => proposals.propose(wish(stranger.id)))).rejects.toMatchObject({
      code: 'recognition.notAMember',
    });
    await expect(leader.act(() => proposals.propose(wish(stranger.id, { teamId: elsewhere })))).rejects.toMatchObject({
      code: 'access.denied',
    });
    const { volunteerId, id } = await propose();
    await expect(leader.act(() => proposals.propose(wish(volunteerId)))).rejects.toMatchObject({
      code: 'recognition.proposedAlready',
    });
    const member = await volunteer(house, { teamId });
    for (const days of [{ to: '2026-01-31' }, { from: '2024-02-01' }])
      await expect(leader.act(() => proposals.propose(wish(member.id, days)))).rejects.toMatchObject({
        code: 'recognition.periodWrong',
      });
    expect(await leader.act(() => proposals.withdraw(id, 1))).toMatchObject({ state: 'withdrawn' });
    expect(await leader.act(() => proposals.propose(wish(volunteerId)))).toMatchObject({ state: 'proposed' });
  });

  it('is refused with an answer that its leader reads; other leaders and counties see nothing of it', async () => {
    const { id } = await propose();
    const no = { version: 1, outcome: 'refused' as const };
    await expect(operator.act(() => proposals.support(id, no))).rejects.toMatchObject({
      code: 'recognition.replyNeeded',
    });
    await operator.act(() => proposals.support(id, { ...no, reply: '请补充经过' }));
    const { items } = await leader.act(() => proposals.list({ limit: 50, state: 'refused' }));
    expect(items).toMatchObject([{ id, reply: '请补充经过', state: 'refused' }]);
    const other = await staff(house, [{ role: 'team-leader', scope: 'team', scopeId: await team(house) }]);
    expect(await other.act(() => proposals.list({ limit: 50 }))).toEqual({ items: [] });
    const abroad = await staff(house, ['operator'], { county: otherCounty });
    expect(await abroad.act(() => proposals.list({ limit: 50 }))).toEqual({ items: [] });
  });
});
