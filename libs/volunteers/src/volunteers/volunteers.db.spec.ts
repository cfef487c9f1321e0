import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { declaredErrorCodes, registeredTexts } from '@redmaple/platform';
import { otherCounty, queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import {
  openMembershipHouse,
  person,
  type Somebody,
  staff,
  team,
  volunteer,
  volunteerAccount,
} from '../testing/membership-house.js';
import { refusalReasons, backgroundReason, queueStages } from '../vetting/vetting.policy.js';
import { VolunteerRegister } from './volunteer-register.js';
import { VolunteerScope } from './volunteer-scope.js';
import { VolunteerSearch } from './volunteer-search.js';
import { VolunteersService } from './volunteers.service.js';

describe('volunteers', () => {
  let house: TestHouse;
  let volunteers: VolunteersService;
  let search: VolunteerSearch;
  let operator: Somebody;

  beforeAll(async () => {
    house = await openMembershipHouse();
    volunteers = house.get(VolunteersService);
    search = house.get(VolunteerSearch);
    operator = await staff(house, ['operator']);
  });
  afterAll(() => house.close());

  const page = { limit: 50 };

  it('are found by part of a name or the start of a number, and by nothing that only looks like a pattern', async () => {
    const one = await volunteer(house, { name: '阿依古丽·错例' });
    const find = async (wanted: string) =>
      (await operator.act(() => search.list({ ...page, search: wanted }))).items.map((item) => item.id);
    expect(await find('古丽')).toEqual([one.id]);
    expect(await find(one.number.slice(0, 7).toLowerCase())).toContain(one.id);
    expect(await find('%')).toEqual([]);
    expect(await find('_依')).toEqual([]);
    expect(await find('\\')).toEqual([]);
    const rare = await volunteer(house, { name: '𠮷𡈽' });
    expect(await find('𡈽')).toEqual([rare.id]);
  });

  it('are listed page by page in the order they joined', async () => {
    for (let count = 0; count < 5; count++) await volunteer(house);
    const all = (await operator.act(() => search.list({ limit: 200 }))).items.map((item) => item.id);
    const paged: string[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const part = await operator.act(() => search.list({ limit: 2, ...(after !== undefined && { after }) }));
      paged.push(...part.items.map((item) => item.id));
      after = part.next;
      more = after !== undefined;
    }
    expect(paged).toEqual(all);
  });

  it('show the office a masked phone, a leader of their team no phone, and other leaders nothing', async () => {
    const teamId = await team(house);
    const { id } = await volunteer(house, { teamId, phone: '15400001234' });
    expect(await operator.act(() => volunteers.detail(id))).toMatchObject({
      maskedPhone: '154****1234',
      phoneVerified: false,
      birthYear: 1990,
      memberships: [{ teamId }],
    });
    const leading = (scopeId: string) => staff(house, [{ role: 'team-leader', scope: 'team', scopeId }]);
    const leader = await leading(teamId);
    const seen = await leader.act(() => volunteers.detail(id));
    expect(seen).not.toHaveProperty('maskedPhone');
    expect((await leader.act(() => search.list(page))).items.map((item) => item.id)).toEqual([id]);
    const stranger = await leading(await team(house));
    await expect(stranger.act(() => volunteers.detail(id))).rejects.toMatchObject({ code: 'request.notFound' });
    await expect(stranger.act(() => house.get<VolunteerScope>(VolunteerScope).require(id))).rejects.toMatchObject({
      code: 'request.notFound',
    });
    expect((await stranger.act(() => search.list(page))).items).toEqual([]);
  });

  it('show a sealed field in full to who says why, and the audit trail knows', async () => {
    const { id, personId } = await volunteer(house, { phone: '15400004321' });
    const seen = await operator.act(() => volunteers.reveal(id, { field: 'phone', reason: 'contact' }));
    expect(seen).toEqual({ value: '15400004321' });
    expect(await operator.act(() => volunteers.reveal(id, { field: 'address', reason: 'contact' }))).toEqual({});
    const audited = await queryAsOwner<{ details: unknown }>(
      house.database,
      `SELECT details FROM audit.entry WHERE action = 'person.revealed' AND subject_id = $1 ORDER BY id`,
      [personId],
    );
    expect(audited.map((one) => one.details)).toEqual([
      { field: 'phone', reason: 'contact', volunteerId: id },
      { field: 'address', reason: 'contact', volunteerId: id },
    ]);
    const other = await volunteer(house, {}, otherCounty);
    await expect(
      operator.act(() => volunteers.reveal(other.id, { field: 'phone', reason: 'contact' })),
    ).rejects.toMatchObject({ code: 'request.notFound' });
  });

  it('see themselves with teams and certificates; who is none is told so', async () => {
    const teamId = await team(house);
    const { personId, id, number } = await volunteer(house, { teamId });
    const self = await volunteerAccount(house, personId);
    expect(await self.act(() => volunteers.own())).toMatchObject({
      id,
      number,
      memberships: [{ teamId, teamTypeCode: 'grove.watch', role: 'member' }],
      qualifications: [],
    });
    await expect(operator.act(() => volunteers.own())).rejects.toMatchObject({
      code: 'volunteers.notAVolunteer',
      status: 404,
    });
  });

  it('of another county are nobody', async () => {
    const { id, personId } = await volunteer(house, {}, otherCounty);
    await house.inCounty(async () => {
      expect(await volunteers.byId(id)).toBeUndefined();
      expect(await volunteers.byPerson(personId)).toBeUndefined();
      expect((await volunteers.byIds([id])).size).toBe(0);
    });
    await expect(operator.act(() => volunteers.setStatus(id, 'suspended', 1))).rejects.toMatchObject({
      code: 'request.notFound',
    });
  });

  it('are suspended and brought back by one at a time; who leaves loses memberships and role', async () => {
    const teamId = await team(house);
    const { id, personId } = await volunteer(house, { teamId, role: 'leader' });
    await operator.act(() => volunteers.setStatus(id, 'suspended', 1));
    await expect(operator.act(() => volunteers.setStatus(id, 'active', 1))).rejects.toMatchObject({
      code: 'request.stale',
      details: { params: { version: 2 } },
    });
    await operator.act(() => volunteers.setStatus(id, 'active', 2));
    await operator.act(() => volunteers.setStatus(id, 'left', 3));
    const live = await queryAsOwner(
      house.database,
      `SELECT role FROM platform.role_grant g JOIN platform.account a ON a.id = g.account_id WHERE a.person_id = $1 AND g.valid_to IS NULL`,
      [personId],
    );
    expect(live).toEqual([]);
    const told = await queryAsOwner<{ status: string }>(
      house.database,
      `SELECT payload->>'status' AS status FROM platform.outbox WHERE name = 'volunteer.status-changed' AND payload->>'volunteerId' = $1 ORDER BY id`,
      [id],
    );
    expect(told.map((one) => one.status)).toEqual(['suspended', 'active', 'left']);
  });

  it('from paper get their phone marked as proved by the first sign-in', async () => {
    const personId = await person(house);
    const register = house.get<VolunteerRegister>(VolunteerRegister);
    const { id } = await house.inCounty(() => register.enrol(personId));
    await house.inCounty(() => register.phoneProved(personId));
    expect(await operator.act(() => volunteers.detail(id))).toMatchObject({ phoneVerified: true });
  });

  it('have words in both languages for every error, stage and reason of membership', () => {
    const features = ['areas', 'teams', 'volunteers', 'qualifications', 'insurance', 'serviceRecords', 'vetting'];
    const keys = [
      ...declaredErrorCodes()
        .filter((code) => features.includes(code.split('.')[0] ?? ''))
        .map((code) => `errors.${code}`),
      ...[...refusalReasons, backgroundReason].map((reason) => `vetting.reasons.${reason}`),
      ...queueStages.map((stage) => `vetting.stages.${stage}`),
    ];
    expect(keys.length).toBeGreaterThan(35);
    expect(
      keys.filter((key) => !(['zh-CN', 'en'] as const).every((locale) => registeredTexts().has(locale, key))),
    ).toEqual([]);
  });
});
