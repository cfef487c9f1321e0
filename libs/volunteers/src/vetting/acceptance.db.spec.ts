import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Sessions } from '@redmaple/platform';
import { otherCounty, queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import { Teams, Volunteers } from '@redmaple/plugins/house';
import { Guardians } from '../people/guardians.js';
import {
  application,
  openMembershipHouse,
  person,
  race,
  type Somebody,
  staff,
  team,
  volunteer,
} from '../testing/membership-house.js';
import { isVolunteerNumber } from '../volunteers/volunteer-number.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';
import { AcceptanceService } from './acceptance.service.js';
import { DecisionsService } from './decisions.service.js';

describe('acceptance', () => {
  let house: TestHouse;
  let acceptance: AcceptanceService;
  let decisions: DecisionsService;
  let operator: Somebody;
  let liaison: Somebody;
  let watch: string;

  beforeAll(async () => {
    house = await openMembershipHouse();
    acceptance = house.get(AcceptanceService);
    decisions = house.get(DecisionsService);
    operator = await staff(house, ['operator']);
    liaison = await staff(house, ['liaison']);
    watch = await team(house);
  });
  afterAll(() => house.close());

  const reviewed = async (facts: Parameters<typeof application>[1] = {}) => {
    const made = await application(house, facts);
    await operator.act(() => decisions.screen(made.id, { outcome: 'pass' }));
    await liaison.act(() => decisions.reviewBackground(made.id, 'pass'));
    return made;
  };
  const accept = (id: string, teamId = watch, mentorId?: string) =>
    operator.act(() => acceptance.accept(id, { teamId, ...(mentorId !== undefined && { mentorId }) }));
  const count = async (sql: string, params: unknown[]) => (await queryAsOwner(house.database, sql, params)).length;

  it('makes a recruit a volunteer with a number, an account and a place on probation', async () => {
    const { id, personId } = await reviewed({ answers: { vehicle: false } });
    const accepted = await accept(id);
    expect(accepted).toMatchObject({
      applicationId: id,
      state: 'accepted',
      teamId: watch,
      returning: false,
      signIn: 'ready',
    });
    expect(isVolunteerNumber(accepted.number)).toBe(true);
    const view = await house.inCounty(() => house.get<Volunteers>(Volunteers).byPerson(personId));
    expect(view).toEqual({
      id: accepted.volunteerId,
      personId,
      number: accepted.number,
      name: '错例',
      birthDate: '1990-01-01',
      status: 'active',
    });
    const places = await house.inCounty(() =>
      house.get<Teams>(Teams).ofVolunteer(accepted.volunteerId, house.clock.now()),
    );
    expect(places).toMatchObject([{ teamId: watch, role: 'probationer', reserve: false, answers: { vehicle: false } }]);
    const told = await queryAsOwner<{ payload: unknown }>(
      house.database,
      `SELECT payload FROM platform.outbox WHERE name = 'volunteer.accepted' AND payload->>'applicationId' = $1`,
      [id],
    );
    expect(told).toEqual([
      { payload: { volunteerId: accepted.volunteerId, personId, applicationId: id, teamId: watch } },
    ]);
  });

  it('opens sign-in by phone: the account carries the number and the role', async () => {
    const { id, personId } = await reviewed();
    await accept(id);
    const account = await house.inCounty(() =>
      house.work.one<{ id: string; fits: boolean }>(
        `SELECT a.id, a.phone_index = p.phone_index AS fits FROM platform.account a JOIN volunteers.person p ON p.id = a.person_id WHERE p.id = $1`,
        [personId],
      ),
    );
    expect(account?.fits).toBe(true);
    const sessions = house.get<Sessions>(Sessions);
    const { token } = await house.inCounty(() =>
      sessions.open('volunteer', { accountId: account?.id ?? '', personId }),
    );
    expect(await sessions.find(token)).toMatchObject({
      actor: { personId, grants: [{ role: 'volunteer', scope: 'county' }] },
    });
  });

  it('gives a returning volunteer only the new membership', async () => {
    const first = await reviewed();
    const before = await accept(first.id);
    const second = await reviewed({ personId: first.personId });
    const other = await team(house);
    const after = await accept(second.id, other);
    expect(after).toMatchObject({ volunteerId: before.volunteerId, number: before.number, returning: true });
    expect(
      await count(
        'SELECT 1 FROM platform.role_grant g JOIN platform.account a ON a.id = g.account_id WHERE a.person_id = $1',
        [first.personId],
      ),
    ).toBe(1);
    const third = await reviewed({ personId: first.personId });
    await expect(accept(third.id, other)).rejects.toMatchObject({ code: 'teams.alreadyMember', status: 409 });
    expect(await count(`SELECT 1 FROM volunteers.application WHERE id = $1 AND state = 'reviewed'`, [third.id])).toBe(
      1,
    );
  });

  it('lets one of several acceptances of an application win, and leaves one volunteer', async () => {
    for (let trial = 0; trial < 5; trial++) {
      const { id, personId } = await reviewed();
      const { done, refused } = await race([1, 2, 3, 4].map(() => () => accept(id)));
      expect({ done, refused: new Set(refused) }).toEqual({ done: 1, refused: new Set(['applications.stateChanged']) });
      expect(await count('SELECT 1 FROM volunteers.volunteer WHERE person_id = $1', [personId])).toBe(1);
      expect(
        await count(
          'SELECT 1 FROM volunteers.membership m JOIN volunteers.volunteer v ON v.id = m.volunteer_id WHERE v.person_id = $1',
          [personId],
        ),
      ).toBe(1);
    }
  });

  it('makes one volunteer of a person whose applications are accepted at the same moment', async () => {
    for (let trial = 0; trial < 5; trial++) {
      const personId = await person(house);
      const [one, two] = [await reviewed({ personId }), await reviewed({ personId })];
      const [first, second] = [await team(house), await team(house)];
      const results = await Promise.all([accept(one.id, first), accept(two.id, second)]);
      expect(new Set(results.map((result) => result.number)).size).toBe(1);
      expect(results.filter((result) => !result.returning)).toHaveLength(1);
      expect(await count('SELECT 1 FROM platform.account WHERE person_id = $1', [personId])).toBe(1);
    }
  });

  it('refuses what is not reviewed, another type of team, a closed or foreign team, and an unfit mentor, and writes nothing', async () => {
    const raw = await application(house);
    await expect(accept(raw.id)).rejects.toMatchObject({ code: 'applications.stateChanged' });
    const { id, personId } = await reviewed();
    await expect(accept(id, await team(house, 'grove.rescue'))).rejects.toMatchObject({
      code: 'vetting.otherTeamType',
    });
    await expect(accept(id, await team(house, 'grove.watch', otherCounty))).rejects.toMatchObject({
      code: 'teams.notOpen',
    });
    const stranger = await volunteer(house);
    await expect(accept(id, watch, stranger.id)).rejects.toMatchObject({ code: 'teams.mentorUnfit' });
    const beginner = await volunteer(house, { teamId: watch, role: 'probationer' });
    await expect(accept(id, watch, beginner.id)).rejects.toMatchObject({ code: 'teams.mentorUnfit' });
    expect(await count('SELECT 1 FROM volunteers.volunteer WHERE person_id = $1', [personId])).toBe(0);
    const mentor = await volunteer(house, { teamId: watch });
    await expect(accept(id, watch, mentor.id)).resolves.toMatchObject({ state: 'accepted' });
  });

  it('takes nobody whom the team type does not take by age, whatever the form let through', async () => {
    const personId = await person(house, { birthDate: '2016-05-05' });
    const { id } = await reviewed({ personId });
    await expect(accept(id)).rejects.toMatchObject({ code: 'vetting.ageUnfit' });
    await operator.act(() => decisions.refuse(id, { reasonCode: 'age' }));
  });

  it('takes a minor only with a guardian who agrees', async () => {
    const personId = await person(house, { birthDate: `${house.clock.now().getUTCFullYear() - 17}-01-01` });
    const { id } = await reviewed({ personId });
    await expect(accept(id)).rejects.toMatchObject({ code: 'vetting.guardianConsentNeeded' });
    const paper = { name: '监护甲', phone: '15409990001', paperConsentOn: '2026-01-01' };
    await operator.act(() => house.get<Guardians>(Guardians).record(personId, paper));
    await expect(accept(id)).resolves.toMatchObject({ state: 'accepted' });
  });

  it('does not rest on a background review that is older than a year', async () => {
    house.clock.set(new Date('2031-03-01T00:00:00Z'));
    const { id } = await reviewed();
    house.clock.set(new Date('2032-03-02T00:00:00Z'));
    await expect(accept(id)).rejects.toMatchObject({ code: 'vetting.outdated' });
    house.clock.set(new Date('2032-02-28T00:00:00Z'));
    await expect(accept(id)).resolves.toMatchObject({ state: 'accepted' });
    house.clock.set(undefined);
  });

  it('says so when a family shares the phone of an account', async () => {
    const phone = '15400000001';
    const one = await reviewed({ personId: await person(house, { phone }) });
    const two = await reviewed({ personId: await person(house, { phone }) });
    expect(await accept(one.id)).toMatchObject({ signIn: 'ready' });
    expect(await accept(two.id)).toMatchObject({ signIn: 'phone-taken', state: 'accepted' });
  });

  it('does not let an operator accept their own application', async () => {
    const personId = await person(house);
    const self = await staff(house, ['operator'], { personId });
    const { id } = await reviewed({ personId });
    await expect(self.act(() => acceptance.accept(id, { teamId: watch }))).rejects.toMatchObject({
      code: 'vetting.ownApplication',
    });
    // The staff account is the person's account: it gets the volunteer's role beside its own.
    expect(await accept(id)).toMatchObject({ signIn: 'ready' });
    expect(
      await count(`SELECT 1 FROM platform.role_grant WHERE account_id = $1 AND role = 'volunteer'`, [self.accountId]),
    ).toBe(1);
  });

  it('lets someone who left come back through a new application', async () => {
    const first = await reviewed();
    const { volunteerId } = await accept(first.id);
    const volunteers = house.get<VolunteersService>(VolunteersService);
    const left = await operator.act(() => volunteers.setStatus(volunteerId, 'left', 1));
    expect(left.memberships.every((one) => one.to !== undefined)).toBe(true);
    await expect(operator.act(() => volunteers.setStatus(volunteerId, 'active', 2))).rejects.toMatchObject({
      code: 'volunteers.statusFinal',
    });
    const again = await reviewed({ personId: first.personId });
    expect(await accept(again.id)).toMatchObject({ volunteerId, returning: true });
    expect(await house.inCounty(() => volunteers.byId(volunteerId))).toMatchObject({ status: 'active' });
  });
});
