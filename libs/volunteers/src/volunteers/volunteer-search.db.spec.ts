import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { otherCounty, queryAsOwner, type TestHouse } from '@redmaple/platform/testing';
import { PeopleService } from '../people/people.service.js';
import { openMembershipHouse, type Somebody, staff, team, volunteer } from '../testing/membership-house.js';
import type { VolunteersQuery } from './volunteer.dto.js';
import { VolunteerSearch } from './volunteer-search.js';

describe('looking for a volunteer', () => {
  let house: TestHouse;
  let search: VolunteerSearch;
  let operator: Somebody;

  beforeAll(async () => {
    house = await openMembershipHouse();
    search = house.get(VolunteerSearch);
    operator = await staff(house, ['operator']);
  });
  afterAll(() => house.close());

  const list = (query: Partial<VolunteersQuery>) => operator.act(() => search.list({ limit: 50, ...query }));
  const find = async (text: string) => (await list({ search: text })).items.map((one) => one.id);

  it('finds any part of a name, in whatever width and case, with or without its dots and blanks', async () => {
    const { id } = await volunteer(house, { name: '王建国' });
    const other = await volunteer(house, { name: '王建' });
    const long = await volunteer(house, { name: 'Ａｌｉｍ 阿里木·吐尔逊' });
    for (const text of ['国', '建国', '王建国', ' 王 建 国 ']) expect(await find(text)).toEqual([id]);
    expect(await find('王建')).toEqual([id, other.id]);
    for (const text of ['alim', 'ALIM阿里', '木吐尔逊', '阿里木 · 吐']) expect(await find(text)).toEqual([long.id]);
    expect(await find('阿里木尔逊')).toEqual([]);
  });

  it('finds the first letters of the pinyin', async () => {
    const { id } = await volunteer(house, { name: '欧阳晓岚' });
    for (const text of ['oyxl', 'OYX', 'xl', 'ｏｙ']) expect(await find(text)).toContain(id);
    expect(await find('oyxz')).toEqual([]);
  });

  it('finds a number by its start, and a phone by the whole or its last four digits', async () => {
    const { id, number } = await volunteer(house, { phone: '15400987654' });
    const digits = number.slice(1);
    const written = `${number.slice(0, 5).toLowerCase()}-${number.slice(5)}`;
    for (const text of [number, digits, written, digits.slice(0, 6)]) expect(await find(text)).toContain(id);
    for (const text of ['7654', '154 0098 7654', '１５４００９８７６５４']) expect(await find(text)).toEqual([id]);
    expect(await find('98765')).not.toContain(id);
  });

  it('keeps to filters and pages', async () => {
    const teamId = await team(house, 'grove.rescue');
    const inTeam = [];
    for (let count = 0; count < 3; count++) inTeam.push((await volunteer(house, { name: '柏演示', teamId })).id);
    await volunteer(house, { name: '柏演示' });
    const { items } = await list({ teamId });
    expect(items.map((one) => one.id)).toEqual(inTeam);
    expect(items[0]?.teams).toMatchObject([{ id: teamId }]);
    expect((await list({ teamTypeCode: 'grove.rescue' })).items).toHaveLength(3);
    expect((await list({ teamTypeCode: 'grove.juniors' })).items).toEqual([]);
    expect((await list({ teamId, status: 'left' })).items).toEqual([]);
    const first = await list({ search: '柏', teamId, limit: 2 });
    const second = await list({ search: '柏', teamId, limit: 2, after: first.next ?? '' });
    expect([...first.items, ...second.items].map((one) => one.id)).toEqual(inTeam);
    expect(second.next).toBeUndefined();
  });

  it('forgets who was erased, and sees nobody of another county', async () => {
    const { id, personId } = await volunteer(house, { name: '槐演示' });
    await volunteer(house, { name: '槐演示' }, otherCounty);
    expect(await find('槐')).toEqual([id]);
    await house.inCounty(() => house.get<PeopleService>(PeopleService).erase(personId));
    expect(await find('槐')).toEqual([]);
    const left = await queryAsOwner(house.database, 'SELECT part FROM volunteers.name_part WHERE volunteer_id = $1', [
      id,
    ]);
    expect(left).toEqual([]);
  });
});
