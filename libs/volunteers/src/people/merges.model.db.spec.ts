import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Vault } from '@redmaple/platform';
import { queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import fc from 'fast-check';
import { MembershipsService } from '../teams/memberships.service.js';
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
import { VolunteerSearch } from '../volunteers/volunteer-search.js';
import { Duplicates } from './duplicates.service.js';
import { MergeRows, type MergeSides } from './merge-rows.js';
import { Merges } from './merges.service.js';
import { PeopleService } from './people.service.js';

const day = 86_400_000;
const reason = '同一证件，两次登记';

describe('two records of one person', () => {
  let house: TestHouse;
  let operator: Somebody;
  let colleague: Somebody;
  let merges: Merges;
  let teams: string[];

  beforeAll(async () => {
    house = await openMembershipHouse();
    [operator, colleague] = [await staff(house, ['operator']), await staff(house, ['county-admin'])];
    merges = house.get(Merges);
    teams = [await team(house), await team(house), await team(house), await team(house)];
  });
  afterAll(() => house.close());

  const asOwner = <Row extends object>(sql: string, params: unknown[] = []) =>
    queryAsOwner<Row>(house.database, sql, params);
  const merge = (keptPersonId: string, gonePersonId: string, by = operator) =>
    by.act(() => merges.merge({ keptPersonId, gonePersonId, reason }));

  /** Whose each row about these people is, and how the people stand. */
  async function stateOf(personIds: readonly string[]): Promise<Record<string, unknown>[]> {
    return asOwner(
      `SELECT 'application' AS what, id::text, person_id::text AS whose FROM volunteers.application WHERE person_id = ANY($1)
       UNION ALL SELECT 'consent', id::text, person_id::text FROM volunteers.consent WHERE person_id = ANY($1)
       UNION ALL SELECT 'membership', m.id::text, v.person_id::text || m.role || coalesce(m.valid_to::text, '') FROM volunteers.membership m JOIN volunteers.volunteer v ON v.id = m.volunteer_id WHERE v.person_id = ANY($1)
       UNION ALL SELECT 'record', r.id::text, v.person_id::text || r.credited_minutes FROM volunteers.service_record r JOIN volunteers.volunteer v ON v.id = r.volunteer_id WHERE v.person_id = ANY($1)
       UNION ALL SELECT 'volunteer', id::text, person_id::text || status FROM volunteers.volunteer WHERE person_id = ANY($1)
       UNION ALL SELECT 'account', id::text, person_id::text || status || coalesce(encode(phone_index, 'hex'), '') FROM platform.account WHERE person_id = ANY($1)
       UNION ALL SELECT 'person', id::text, coalesce(merged_into::text, '') FROM volunteers.person WHERE id = ANY($1)
       ORDER BY 1, 2`,
      [personIds],
    );
  }
  const whoseOf = async (personIds: readonly string[], what: string) =>
    (await stateOf(personIds)).filter((one) => one.what === what).map((one) => one.whose);
  const emptyViews = async () => {
    for (const view of ['merged_people', 'left_applications'])
      expect(await asOwner(`SELECT * FROM inv.${view}`)).toEqual([]);
  };
  /** Each on a day of its own: nobody has the same minute credited twice. */
  let days = 0;
  const credit = (volunteerId: string, minutes: number, sourceId: string) =>
    house.inCounty(() =>
      house.work.execute(
        `INSERT INTO volunteers.service_record (volunteer_id, source_type, source_id, occurred_at, planned_minutes, actual_minutes, credited_minutes, grade)
         VALUES ($1, 'test', $2, $3, $4, $4, $4, 'C')`,
        [volunteerId, sourceId, new Date(Date.UTC(2020, 0, ++days, 8)), minutes],
      ),
    );

  it('are found by name and birth date, put aside for good, and forgotten by nobody', async () => {
    const first = await person(house, { name: '重复演示', birthDate: '1971-05-06' });
    const second = await person(house, { name: '重复 演示', birthDate: '1971-05-06' });
    await person(house, { name: '重复演示', birthDate: '1955-12-31' });
    const duplicates = house.get<Duplicates>(Duplicates);
    await house.inCounty(() => duplicates.compareAll());
    const pair = async () =>
      (await operator.act(() => duplicates.list({ limit: 50 }))).items.find((one) =>
        [one.first.personId, one.second.personId].includes(second),
      );
    const found = await pair();
    expect(found).toMatchObject({
      reasons: ['same-name', 'same-birth-date'],
      score: 80,
      first: { personId: first, maskedPhone: expect.stringMatching(/^154\*{4}/) },
    });
    await operator.act(() => duplicates.dismiss(found?.id ?? ''));
    await house.inCounty(() =>
      house.work.execute('UPDATE volunteers.person SET compared_at = NULL WHERE id = $1', [second]),
    );
    await house.inCounty(() => duplicates.compareAll());
    expect(await pair()).toBeUndefined();
  });

  it('become one: every row changes hands, sealed values open, search and phone lead to who is kept', async () => {
    const kept = await volunteer(house, { name: '留下演示', teamId: teams[0] ?? '' });
    const gone = await volunteer(house, { name: '离去演示', phone: '15400007777', teamId: teams[1] ?? '' });
    await application(house, { personId: gone.personId });
    await credit(gone.id, 90, 'walk');
    const vault = house.get<Vault>(Vault);
    const people = house.get<PeopleService>(PeopleService);
    const sealed = await house.inCounty(async () => {
      const key = await vault.keyOf(gone.personId);
      return key ? vault.sealFor(key, 'note', '旧档案的话') : Buffer.alloc(0);
    });
    const done = await merge(kept.personId, gone.personId);
    expect(done.moves).toContainEqual({ table: 'volunteers.membership', moved: 1, stayed: 0 });
    expect(await whoseOf([gone.personId], 'application')).toEqual([]);
    expect(await whoseOf([kept.personId], 'record')).toEqual([`${kept.personId}90`]);
    await house.inCounty(async () => {
      const key = await vault.keyOf(kept.personId);
      expect(key && vault.openFor(key, 'note', sealed)).toBe('旧档案的话');
      expect(await people.byPhoneIndex(people.indexOfPhone('15400007777'))).toEqual([kept.personId]);
      expect((await people.find(gone.personId))?.phone).toBe((await people.find(kept.personId))?.phone);
    });
    const search = (text: string) =>
      operator.act(() => house.get<VolunteerSearch>(VolunteerSearch).list({ limit: 50, search: text }));
    expect((await search('离去演示')).items).toEqual([]);
    // What never changes otherwise changed hands in this one way alone.
    await expect(
      house.inCounty(() =>
        house.work
          .execute(`SELECT set_config('app.moving', 'yes', true)`)
          .then(() => house.work.execute('UPDATE volunteers.service_record SET volunteer_id = $1', [gone.id])),
      ),
    ).rejects.toMatchObject({ code: '42501' });
    await emptyViews();
  });

  it('are not merged when something stands in the way, and then nothing has moved', async () => {
    const kept = await volunteer(house, { teamId: teams[0] ?? '' });
    const gone = await volunteer(house, { teamId: teams[0] ?? '' });
    await credit(gone.id, 30, 'round');
    const before = await stateOf([kept.personId, gone.personId]);
    await expect(merge(kept.personId, gone.personId)).rejects.toMatchObject({
      code: 'merges.clash',
      details: { params: { table: 'volunteers.membership' } },
    });
    expect(await stateOf([kept.personId, gone.personId])).toEqual(before);
    const recruit = await person(house);
    await expect(merge(recruit, gone.personId)).rejects.toMatchObject({ code: 'merges.keepVolunteer' });
    await expect(merge(gone.personId, gone.personId)).rejects.toMatchObject({ code: 'merges.samePerson' });
  });

  it('are not merged while one leads a team and the other, who would stay, is suspended: the team hands over first', async () => {
    const kept = await volunteer(house, { teamId: teams[0] ?? '' });
    const gone = await volunteer(house, { teamId: await team(house), role: 'leader' });
    await asOwner(`UPDATE volunteers.volunteer SET status = 'suspended' WHERE id = $1`, [kept.id]);
    const before = await stateOf([kept.personId, gone.personId]);
    await expect(merge(kept.personId, gone.personId)).rejects.toMatchObject({ code: 'merges.leads' });
    expect(await stateOf([kept.personId, gone.personId])).toEqual(before);
    // Past the service the database holds it as well.
    await expect(
      house.inCounty(async () => {
        const sides = await house.work.one<MergeSides>(
          `INSERT INTO volunteers.merge (kept_id, gone_id, kept_volunteer_id, gone_volunteer_id, reason, before, merged_at, merged_by, undo_until)
           VALUES ($1, $2, $3, $4, $5, '{}', now(), $6, now()) RETURNING id, kept_id, gone_id, kept_volunteer_id, gone_volunteer_id`,
          [kept.personId, gone.personId, kept.id, gone.id, reason, operator.accountId],
        );
        if (sides) await house.get<MergeRows>(MergeRows).moveAll(sides);
      }),
    ).rejects.toMatchObject({ code: 'teams.leaderAbsent' });
    const memberships = house.get<MembershipsService>(MembershipsService);
    await operator.act(() => memberships.setRole(gone.membershipId, 'member', undefined));
    const done = await merge(kept.personId, gone.personId);
    expect(await asOwner('SELECT * FROM inv.team_led_by_absent')).toEqual([]);
    await operator.act(() => merges.undo(done.id));
  });

  it('are merged once when two people do so at once, in whichever direction, and undone once', async () => {
    for (const [first, second] of [
      [0, 1],
      [0, 0],
    ] as const) {
      const pair = [(await volunteer(house)).personId, (await volunteer(house)).personId];
      const direction = (index: number) =>
        merge(pair[index] ?? '', pair[1 - index] ?? '', index === first ? operator : colleague);
      const outcome = await race([() => direction(first), () => direction(second)]);
      expect(outcome).toEqual({ done: 1, refused: ['merges.mergedAlready'] });
      const rows = await asOwner<{ id: string }>(
        'SELECT id FROM volunteers.merge WHERE kept_id = ANY($1) AND undone_at IS NULL',
        [pair],
      );
      const id = rows[0]?.id ?? '';
      expect(
        await race([() => operator.act(() => merges.undo(id)), () => colleague.act(() => merges.undo(id))]),
      ).toEqual({
        done: 1,
        refused: ['merges.undoneAlready'],
      });
    }
    await emptyViews();
  });

  it('are two again as they were, for thirty days: what came later stays with who was kept', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          keptIsVolunteer: fc.constant(true),
          goneIsVolunteer: fc.boolean(),
          samePhone: fc.boolean(),
          applications: fc.integer({ min: 0, max: 2 }),
          records: fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 3 }),
          joins: fc.boolean(),
          later: fc.array(fc.constantFrom('record', 'application', 'leave'), { maxLength: 3 }),
          waits: fc.integer({ min: 0, max: 29 }),
        }),
        async (plan) => {
          const phone = '15400005555';
          const kept = await volunteer(house, { ...(plan.samePhone && { phone }), teamId: teams[2] ?? '' });
          const goneFacts = { ...(plan.samePhone && { phone }), ...(plan.joins && { teamId: teams[3] ?? '' }) };
          const goneVolunteer = plan.goneIsVolunteer ? await volunteer(house, goneFacts) : undefined;
          const gone = goneVolunteer?.personId ?? (await person(house, goneFacts));
          for (let count = 0; count < plan.applications; count++) await application(house, { personId: gone });
          if (goneVolunteer)
            for (const [index, minutes] of plan.records.entries()) await credit(goneVolunteer.id, minutes, `m${index}`);
          const both = [kept.personId, gone];
          const before = await stateOf(both);
          const { id } = await merge(kept.personId, gone);
          const merged = await stateOf(both);
          const counted = (rows: typeof merged) => rows.map((one) => `${String(one.what)} ${String(one.id)}`);
          expect(counted(merged)).toEqual(counted(before));
          expect(
            merged
              .filter((one) => ['application', 'consent', 'record'].includes(String(one.what)))
              .every((one) => String(one.whose).startsWith(kept.personId)),
          ).toBe(true);
          const extra: string[] = [];
          const moved = await asOwner<{ id: string }>(
            'SELECT id FROM volunteers.membership WHERE volunteer_id = $1 AND team_id = $2 AND valid_to IS NULL',
            [kept.id, teams[3]],
          );
          let left = false;
          for (const what of plan.later) {
            if (what === 'record') await credit(kept.id, 7, `later${extra.push('record')}`);
            if (what === 'application') extra.push((await application(house, { personId: kept.personId })).id);
            if (what === 'leave' && moved[0] && !left) {
              await operator.act(() => house.get<MembershipsService>(MembershipsService).end(moved[0]?.id ?? ''));
              left = true;
            }
          }
          house.clock.advance(plan.waits * day);
          await colleague.act(() => merges.undo(id));
          const after = await stateOf(both);
          const known = new Set(counted(before));
          const old = after.filter((one) => known.has(`${String(one.what)} ${String(one.id)}`));
          // A membership that ended meanwhile goes back as it stands now.
          const bare = (rows: typeof after) =>
            rows.map((one) => (one.what === 'membership' ? { ...one, whose: String(one.whose).slice(0, 36) } : one));
          expect(bare(old)).toEqual(bare(before));
          if (!left) expect(old).toEqual(before);
          const later = after.filter((one) => !known.has(`${String(one.what)} ${String(one.id)}`));
          expect(later).toHaveLength(extra.length);
          expect(later.every((one) => String(one.whose).startsWith(kept.personId))).toBe(true);
          await emptyViews();
        },
      ),
      { numRuns: 8, interruptAfterTimeLimit: 20_000 },
    );
  }, 60_000);

  it('stay one after thirty days: the old record is emptied, what moved stays readable; erased they are both gone', async () => {
    const kept = await volunteer(house);
    const gone = await volunteer(house, { name: '旧档演示' });
    const { id } = await merge(kept.personId, gone.personId);
    house.clock.advance(31 * day);
    await expect(operator.act(() => merges.undo(id))).rejects.toMatchObject({ code: 'merges.tooLate' });
    await house.inCounty(() => merges.finishDue());
    const people = house.get<PeopleService>(PeopleService);
    expect(await house.inCounty(() => people.openedById(gone.personId))).toMatchObject({ name: '', phone: undefined });
    const vault = house.get<Vault>(Vault);
    expect((await house.inCounty(() => vault.keyOf(kept.personId)))?.merged).toHaveLength(1);
    expect(await operator.act(() => merges.detail(id))).toMatchObject({ state: 'finished', goneName: '' });
    await house.inCounty(() => people.erase(kept.personId));
    expect((await house.inCounty(() => vault.keysOf([kept.personId, gone.personId]))).size).toBe(0);
    await emptyViews();
  });
});
