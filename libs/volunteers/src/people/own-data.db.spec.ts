import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Vault } from '@redmaple/platform';
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
import { VolunteersService } from '../volunteers/volunteers.service.js';
import { Closings } from './closings.service.js';
import { Corrections } from './corrections.service.js';
import { DataExports } from './data-exports.service.js';
import { Looks } from './looks.service.js';
import type { OwnData } from './own-data.js';
import { PeopleService } from './people.service.js';
import { Profiles } from './profiles.service.js';

const day = 86_400_000;

describe('people’s own data', () => {
  let house: TestHouse;
  let operator: Somebody;

  beforeAll(async () => {
    house = await openMembershipHouse();
    operator = await staff(house, ['operator']);
  });
  afterAll(() => house.close());

  async function somebody(facts: Parameters<typeof volunteer>[1] = {}) {
    const made = await volunteer(house, facts);
    return { ...made, me: await volunteerAccount(house, made.personId) };
  }
  const get = <T>(token: abstract new (...args: never[]) => T): T => house.get<T>(token);
  const left = (sql: string, params: unknown[]) => queryAsOwner<Record<string, unknown>>(house.database, sql, params);

  it('is said by volunteers, sealed, and masked for the office; a leader sees what the work needs', async () => {
    const teamId = await team(house);
    const { id, me } = await somebody({ teamId });
    const profiles = get(Profiles);
    const said = await me.act(() =>
      profiles.changeMine({
        email: ' bai@example.cn ',
        occupation: '电工',
        emergencyName: '陈演示',
        emergencyPhone: '154 0000 0077',
        emergencyRelation: 'spouse',
        languages: ['普通话', '手语'],
        skills: ['急救', '开船'],
        quietFrom: '21:00',
        quietTo: '08:30',
        version: 0,
      }),
    );
    expect(said).toMatchObject({
      email: 'bai@example.cn',
      emergencyPhone: '15400000077',
      quietTo: '08:30',
      version: 1,
    });
    const seen = await operator.act(() => profiles.of(id));
    expect(seen).toMatchObject({
      maskedEmail: 'ba***@example.cn',
      maskedEmergencyName: '陈**',
      maskedEmergencyPhone: '154****0077',
      occupation: '电工',
    });
    expect(JSON.stringify(seen)).not.toContain('15400000077');
    const leader = await staff(house, [{ role: 'team-leader', scope: 'team', scopeId: teamId }]);
    expect(await leader.act(() => profiles.of(id))).toEqual({
      languages: ['普通话', '手语'],
      skills: ['急救', '开船'],
      version: 1,
    });
    const stranger = await staff(house, [{ role: 'team-leader', scope: 'team', scopeId: await team(house) }]);
    await expect(stranger.act(() => profiles.of(id))).rejects.toMatchObject({ code: 'request.notFound' });
    const [row] = await left('SELECT f::text AS text FROM volunteers.profile f WHERE volunteer_id = $1', [id]);
    for (const secret of ['bai@', '电工', '陈演示', '15400000077']) expect(String(row?.text)).not.toContain(secret);
    // What is left out stays; what is emptied goes; an older version is refused.
    const changed = await me.act(() => profiles.changeMine({ email: null, version: 1 }));
    expect(changed).toMatchObject({ occupation: '电工', quietFrom: '21:00' });
    expect(changed.email).toBeUndefined();
    await expect(me.act(() => profiles.changeMine({ skills: [], version: 1 }))).rejects.toMatchObject({
      code: 'request.stale',
    });
  });

  it('names every wrong field of a profile at once', async () => {
    const { me } = await somebody();
    await expect(
      me.act(() =>
        get(Profiles).changeMine({
          email: 'nowhere',
          emergencyName: '陈演示',
          quietFrom: '21:00',
          skills: ['号码15400000001'],
          version: 0,
        }),
      ),
    ).rejects.toMatchObject({
      details: {
        fields: [
          { field: 'email', code: 'notAnAddress' },
          { field: 'emergencyPhone', code: 'required' },
          { field: 'quietTo', code: 'required' },
          { field: 'skills', code: 'notATag' },
        ],
      },
    });
  });

  it('says who looked, at what and why: once an hour, never oneself', async () => {
    const { id, me } = await somebody();
    const volunteers = get(VolunteersService);
    await operator.act(() => volunteers.detail(id));
    await operator.act(() => volunteers.detail(id));
    await operator.act(() => volunteers.reveal(id, { field: 'phone', reason: 'contact' }));
    await me.act(() => volunteers.own());
    const { items } = await me.act(() => get(Looks).mine({ limit: 50 }));
    expect(items).toMatchObject([
      { kind: 'revealed-phone', reason: 'contact', name: '运营专员' },
      { kind: 'record', name: '运营专员' },
    ]);
    const other = await somebody();
    expect((await other.me.act(() => get(Looks).mine({ limit: 50 }))).items).toEqual([]);
  });

  it('is corrected by somebody else, who compares; a refusal says why', async () => {
    const { personId, me } = await somebody({ name: '错名演示' });
    const corrections = get(Corrections);
    const asked = await me.act(() => corrections.ask({ field: 'name', value: '正名演示', note: '见身份证' }));
    await expect(me.act(() => corrections.ask({ field: 'name', value: '又一个' }))).rejects.toMatchObject({
      code: 'corrections.openAlready',
    });
    const colleague = await staff(house, ['operator']);
    const waiting = (await operator.act(() => corrections.list({ limit: 50 }))).items.find(
      (one) => one.id === asked.id,
    );
    expect(waiting).toMatchObject({ present: '错名演示', value: '正名演示', note: '见身份证' });
    const { done, refused } = await race([
      () => operator.act(() => corrections.decide(asked.id, { outcome: 'accept', version: 1 })),
      () => colleague.act(() => corrections.decide(asked.id, { outcome: 'accept', version: 1 })),
    ]);
    expect([done, refused]).toEqual([1, ['corrections.decided']]);
    expect((await house.inCounty(() => get(PeopleService).openedById(personId)))?.name).toBe('正名演示');
    const phone = await me.act(() => corrections.ask({ field: 'phone', value: '15400000123' }));
    await expect(
      operator.act(() => corrections.decide(phone.id, { outcome: 'refuse', version: 1 })),
    ).rejects.toMatchObject({ code: 'corrections.answerNeeded' });
    await operator.act(() => corrections.decide(phone.id, { outcome: 'refuse', answer: '请本人来办理', version: 1 }));
    expect(await me.act(() => corrections.mine())).toMatchObject([
      { field: 'phone', state: 'refused', answer: '请本人来办理' },
      { field: 'name', state: 'accepted' },
    ]);
    const mine = await me.act(() => corrections.ask({ field: 'address', value: '枫桥镇 1 号' }));
    await expect(me.act(() => corrections.decide(mine.id, { outcome: 'accept', version: 1 }))).rejects.toMatchObject({
      code: 'access.samePerson',
    });
  });

  it('goes along as one file, complete and nobody else’s, and is gone after a week', async () => {
    const teamId = await team(house);
    const { personId, me } = await somebody({ name: '带走演示', phone: '15400001234', teamId });
    const neighbour = await somebody({ name: '邻居演示', teamId });
    const exports = get(DataExports);
    const asked = await me.act(() => exports.ask());
    expect((await me.act(() => exports.ask())).id).toBe(asked.id);
    await expect(me.act(() => exports.json(asked.id))).rejects.toMatchObject({ code: 'request.notFound' });
    await house.inCounty(() => exports.gather(asked.id));
    await house.inCounty(() => exports.gather(asked.id));
    const data = JSON.parse(await me.act(() => exports.json(asked.id))) as OwnData;
    expect(data.person).toMatchObject({ name: '带走演示', phone: '15400001234' });
    expect(data.sections.map((one) => one.table)).toEqual(
      expect.arrayContaining([
        'platform.account',
        'volunteers.consent',
        'volunteers.membership',
        'volunteers.volunteer',
      ]),
    );
    const page = await me.act(() => exports.page(asked.id));
    expect(page).toContain('带走演示');
    expect(page).toContain('所在队伍');
    expect(page).not.toContain('邻居演示');
    expect(page).not.toContain('ownData.');
    await expect(neighbour.me.act(() => exports.json(asked.id))).rejects.toMatchObject({ code: 'request.notFound' });
    const [stored] = await left('SELECT sealed_data FROM volunteers.data_export WHERE person_id = $1', [personId]);
    expect((stored?.sealed_data as Buffer | undefined)?.includes(Buffer.from('带走演示'))).toBe(false);
    house.clock.advance(8 * day);
    await expect(me.act(() => exports.json(asked.id))).rejects.toMatchObject({ code: 'request.notFound' });
    expect(await house.inCounty(() => exports.expire())).toBeGreaterThan(0);
  });

  it('closes after seven days that can be taken back; what stays says no more who it was', async () => {
    const teamId = await team(house);
    const { id, personId, me } = await somebody({ name: '告别演示', phone: '15400004321', teamId });
    const closings = get(Closings);
    await me.act(() => get(Profiles).changeMine({ email: 'bye@example.cn', skills: ['唱歌'], version: 0 }));
    expect(await me.act(() => closings.ask())).toMatchObject({ state: 'asked' });
    expect(await me.act(() => closings.cancel())).toMatchObject({ state: 'open' });
    expect((await house.inCounty(() => get(VolunteersService).byId(id)))?.status).toBe('active');
    await me.act(() => closings.ask());
    expect((await house.inCounty(() => get(VolunteersService).byId(id)))?.status).toBe('suspended');
    const rows = await left(`SELECT id FROM volunteers.closing WHERE person_id = $1 AND state = 'asked'`, [personId]);
    const closingId = String(rows[0]?.id);
    await house.inCounty(() => closings.carryOut(closingId));
    expect((await house.inCounty(() => get(PeopleService).openedById(personId)))?.erased).toBe(false);
    house.clock.advance(7 * day);
    // Two workers at once, and once more after a death: erased once.
    await Promise.all([1, 2].map(() => house.inCounty(() => closings.carryOut(closingId))));
    await house.inCounty(() => closings.carryOut(closingId));
    expect(await house.inCounty(() => get(PeopleService).openedById(personId))).toMatchObject({
      name: '',
      erased: true,
    });
    expect(await house.inCounty(() => get(Vault).keyOf(personId))).toBeUndefined();
    const whole = await left(
      `SELECT (SELECT count(*)::int FROM volunteers.profile WHERE volunteer_id = $1) AS profiles,
         (SELECT status FROM volunteers.volunteer WHERE id = $1) AS status,
         (SELECT status || display_name FROM platform.account WHERE person_id = $2) AS account,
         (SELECT count(*)::int FROM platform.delivery WHERE person_id = $2) AS messages,
         (SELECT count(*)::int FROM volunteers.membership WHERE volunteer_id = $1 AND valid_to IS NULL) AS memberships,
         (SELECT count(*)::int FROM platform.outbox WHERE name = 'person.erased' AND payload->>'personId' = $2::text) AS told`,
      [id, personId],
    );
    expect(whole).toEqual([{ profiles: 0, status: 'left', account: 'disabled', messages: 0, memberships: 0, told: 1 }]);
  });

  it('is left in no state that must not be', async () => {
    for (const view of ['open_closings', 'decided_corrections'])
      expect(await left(`SELECT * FROM inv.${view}`, [])).toEqual([]);
  });
});
