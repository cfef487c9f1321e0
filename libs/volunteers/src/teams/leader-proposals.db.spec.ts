import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import {
  openMembershipHouse,
  race,
  type Somebody,
  staff,
  team,
  volunteer,
  volunteerAccount,
} from '../testing/membership-house.js';
import { leaderPhoneConsent } from '../people/consent.policy.js';
import { OwnConsents } from '../people/own-consents.service.js';
import { LeaderDecisions } from './leader-decisions.service.js';
import { LeadersHome } from './leaders.home.js';
import { MembershipsService } from './memberships.service.js';
import { OwnTeams } from './own-teams.js';
import { TeamsService } from './teams.service.js';

describe('whoever is to lead a team', () => {
  let house: TestHouse;
  let memberships: MembershipsService;
  let leaders: LeaderDecisions;
  let teams: TeamsService;
  let operator: Somebody;
  let admin: Somebody;

  beforeAll(async () => {
    house = await openMembershipHouse();
    memberships = house.get(MembershipsService);
    leaders = house.get(LeaderDecisions);
    teams = house.get(TeamsService);
    operator = await staff(house, ['operator']);
    admin = await staff(house, ['county-admin']);
  });
  afterAll(() => house.close());

  const leaderOf = async (teamId: string) => (await house.inCounty(() => teams.byId(teamId)))?.leaderId;
  const propose = async (who: Somebody, membershipId: string) =>
    (await who.act(() => memberships.setRole(membershipId, 'leader', undefined, { why: '换届' }))).leaderProposal?.id ??
    '';
  const confirm = (who: Somebody, id: string) => who.act(() => leaders.decide(id, { outcome: 'confirm' }));
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: { code?: string; constraint?: string }) => error.constraint ?? error.code,
    );

  it('is proposed by one and confirmed by another, neither of them the one it is about: every pair', async () => {
    const teamId = await team(house);
    const present = await volunteer(house, { teamId, role: 'leader' });
    const candidate = await volunteer(house, { teamId });
    const office = [{ role: 'operator', scope: 'county' }] as const;
    const people = {
      operator,
      admin,
      subject: await volunteerAccount(house, candidate.personId, office),
      leader: await volunteerAccount(house, present.personId, office),
    };
    const found: Record<string, string | undefined> = {};
    const atDatabase: Record<string, string | undefined> = {};
    for (const [one, first] of Object.entries(people))
      for (const [other, second] of Object.entries(people)) {
        const pair = `${one}, ${other}`;
        const asked = first.act(() => memberships.setRole(candidate.membershipId, 'leader', undefined));
        const id = await asked.then(
          (answer) => answer.leaderProposal?.id,
          () => undefined,
        );
        if (id === undefined) {
          found[pair] = await codeOf(asked);
          atDatabase[pair] = await codeOf(
            queryAsOwner(
              house.database,
              `INSERT INTO volunteers.leader_proposal (county_code, team_id, volunteer_id, former_leader, proposed_by, proposed_at)
               SELECT county_code, id, $2, 'member', $3, now() FROM volunteers.team WHERE id = $1`,
              [teamId, candidate.id, first.accountId],
            ),
          );
          continue;
        }
        // A proposal that is confirmed is rolled back with everything that follows, so that each pair begins anew.
        const undo = new Error('undo');
        found[pair] = await codeOf(
          second.act(() =>
            house.work.run(async () => {
              await leaders.decide(id, { outcome: 'confirm' });
              throw undo;
            }),
          ),
        ).then((code) => code ?? 'done');
        atDatabase[pair] = await codeOf(
          queryAsOwner(
            house.database,
            `WITH tried AS (UPDATE volunteers.leader_proposal SET state = 'confirmed', decided_by = $2, decided_at = now() WHERE id = $1 RETURNING 1)
             SELECT 1 / (SELECT 0 FROM tried)`,
            [id, second.accountId],
          ),
        );
        await first.act(() => leaders.decide(id, { outcome: 'decline' }));
      }
    const own = 'access.samePerson';
    expect(found).toEqual({
      'operator, operator': 'teams.leaderOwnProposal',
      'operator, admin': 'done',
      'operator, subject': own,
      'operator, leader': 'done',
      'admin, operator': 'done',
      'admin, admin': 'teams.leaderOwnProposal',
      'admin, subject': own,
      'admin, leader': 'done',
      'subject, operator': 'teams.ownRole',
      'subject, admin': 'teams.ownRole',
      'subject, subject': 'teams.ownRole',
      'subject, leader': 'teams.ownRole',
      'leader, operator': 'done',
      'leader, admin': 'done',
      'leader, subject': own,
      'leader, leader': 'teams.leaderOwnProposal',
    });
    // What the database says to the same pairs. A division by zero takes back what it lets through.
    const letThrough = '22012';
    expect(atDatabase).toEqual(
      Object.fromEntries(
        Object.entries(found).map(([pair, code]) => [
          pair,
          code === 'done'
            ? letThrough
            : code === 'teams.leaderOwnProposal'
              ? 'leader_proposal_two'
              : 'leader_proposal_own',
        ]),
      ),
    );
    expect(await leaderOf(teamId)).toBe(present.id);
  });

  it('leads from the confirmation on, and who led until then does until then', async () => {
    const teamId = await team(house);
    const present = await volunteer(house, { teamId, role: 'leader' });
    const next = await volunteer(house, { teamId });
    const id = await propose(operator, next.membershipId);
    // Said again it is the same; another person is not proposed beside.
    expect(await propose(operator, next.membershipId)).toBe(id);
    expect(await codeOf(propose(admin, next.membershipId))).toBe('teams.leaderProposed');
    expect(await leaderOf(teamId)).toBe(present.id);
    const waiting = (who: Somebody) => who.act(() => leaders.waiting(teamId));
    expect([await waiting(operator), await waiting(admin)]).toMatchObject([
      { id, mine: true, mayDecide: false, reason: '换届' },
      { id, mine: false, mayDecide: true },
    ]);
    const home = (who: Somebody) =>
      who.act(() => house.work.run(() => house.get<LeadersHome>(LeadersHome).homeItems()));
    expect([await home(operator), await home(admin)]).toMatchObject([[{ count: 0 }], [{ count: 1 }]]);
    expect(
      (await operator.act(() => teams.list({ limit: 200 }, { attention: 'leader-proposed' }))).items,
    ).toMatchObject([{ id: teamId }]);
    expect(await confirm(admin, id)).toMatchObject({ state: 'confirmed', volunteerId: next.id });
    expect(await leaderOf(teamId)).toBe(next.id);
    expect(await codeOf(confirm(admin, id))).toBe('teams.leaderDecided');
    expect(await waiting(admin)).toBeUndefined();
    // Changing the mentor of who leads is no new naming, and needs nobody.
    const [place] = await house.inCounty(() => teams.members([teamId], house.clock.now(), [next.id]));
    expect(place?.role).toBe('leader');
  });

  it('does not lead when it is declined, taken back, or they have left meanwhile', async () => {
    const teamId = await team(house);
    const [one, other] = [await volunteer(house, { teamId }), await volunteer(house, { teamId })];
    const declined = await propose(operator, one.membershipId);
    expect(await admin.act(() => leaders.decide(declined, { outcome: 'decline', note: '再等等' }))).toMatchObject({
      state: 'declined',
      note: '再等等',
    });
    const withdrawn = await propose(operator, one.membershipId);
    expect(await operator.act(() => leaders.decide(withdrawn, { outcome: 'decline' }))).toMatchObject({
      state: 'withdrawn',
    });
    const lapsed = await propose(operator, other.membershipId);
    await operator.act(() => memberships.end(other.membershipId));
    expect(await codeOf(confirm(admin, lapsed))).toBe('teams.leaderDecided');
    expect(await leaderOf(teamId)).toBeUndefined();
  });

  it('is named once when two confirm and one declines at the same moment', async () => {
    const teamId = await team(house);
    const one = await volunteer(house, { teamId });
    const third = await staff(house, ['operator']);
    const id = await propose(operator, one.membershipId);
    const { done, refused } = await race([
      () => confirm(admin, id),
      () => confirm(third, id),
      () => third.act(() => leaders.decide(id, { outcome: 'decline' })),
      () => operator.act(() => leaders.decide(id, { outcome: 'decline' })),
    ]);
    expect([done, refused]).toEqual([1, Array(3).fill('teams.leaderDecided')]);
  });

  it('leads on no other path: not by SQL, not by joining, not twice by one proposal', async () => {
    const teamId = await team(house);
    const { id } = await volunteer(house);
    const join = () => house.inCounty(() => memberships.join({ volunteerId: id, teamId, role: 'leader', answers: {} }));
    expect(await codeOf(join())).toBe('teams.leaderByTwo');
    const member = await volunteer(house, { teamId });
    await confirm(admin, await propose(operator, member.membershipId));
    const [row] = await queryAsOwner<{ id: string }>(
      house.database,
      `UPDATE volunteers.membership SET valid_to = now() + interval '1 hour' WHERE volunteer_id = $1 AND valid_to IS NULL RETURNING id`,
      [member.id],
    );
    expect(row).toBeDefined();
    expect(
      await codeOf(
        queryAsOwner(
          house.database,
          `INSERT INTO volunteers.membership (county_code, volunteer_id, team_id, role, joined_at, valid_from)
           SELECT county_code, volunteer_id, team_id, 'leader', joined_at, valid_to + interval '1 day' FROM volunteers.membership WHERE id = $1`,
          [row?.id],
        ),
      ),
    ).toBe('membership_leader_by_two');
    expect(
      await codeOf(
        queryAsOwner(
          house.database,
          `UPDATE volunteers.leader_proposal SET volunteer_id = $1 WHERE volunteer_id = $2`,
          [id, member.id],
        ),
      ),
    ).toBe('leader_proposal_once');
  });

  it('shares a number with the members only while agreeing to it, and only while leading', async () => {
    const teamId = await team(house);
    await operator.act(() => teams.change(teamId, { version: 1, dutyPhone: '0575-87040110' }));
    const present = await volunteer(house, { teamId, role: 'leader', phone: '15401234567' });
    const member = await volunteer(house, { teamId });
    const own = house.get<OwnConsents>(OwnConsents);
    const leader = await volunteerAccount(house, present.personId);
    const { purpose, version } = leaderPhoneConsent;
    const seen = async () => {
      const [place] = await house.inCounty(() => house.get<OwnTeams>(OwnTeams).of(member.id));
      return { leaderPhone: place?.leaderPhone, dutyPhone: place?.dutyPhone };
    };
    const duty = { leaderPhone: undefined, dutyPhone: '0575-87040110' };
    expect(await seen()).toEqual(duty);
    // Only who leads is asked; nobody agrees to a wording that they have not read.
    const offered = async (who: Somebody) => (await who.act(() => own.offered())).map((one) => one.purpose);
    const other = await volunteerAccount(house, member.personId);
    expect([await offered(leader), await offered(other)]).toEqual([[purpose], []]);
    expect(await codeOf(other.act(() => own.give(purpose, version)))).toBe('consents.outdated');
    expect(await codeOf(leader.act(() => own.give(purpose, '2020-01')))).toBe('consents.outdated');
    await leader.act(() => own.give(purpose, version));
    expect(await seen()).toEqual({ leaderPhone: '15401234567', dutyPhone: undefined });
    expect(await offered(leader)).toEqual([]);
    await leader.act(() => own.withdraw(purpose));
    expect(await seen()).toEqual(duty);
    await leader.act(() => own.give(purpose, version));
    await confirm(admin, await propose(operator, member.membershipId));
    const [former] = await house.inCounty(() => house.get<OwnTeams>(OwnTeams).of(present.id));
    expect([former?.leaderPhone, former?.dutyPhone]).toEqual([undefined, '0575-87040110']);
  });
});
