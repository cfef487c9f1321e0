import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asSystem, ExportWriter, Exports } from '@redmaple/platform';
import { queryAsOwner, testCounty, type TestHouse } from '@redmaple/platform/testing';
import { parseSpreadsheet } from '../import/parse/index.js';
import {
  application,
  openMembershipHouse,
  type Somebody,
  staff,
  team,
  volunteer,
} from '../testing/membership-house.js';

describe('taking lists along', () => {
  let house: TestHouse;
  let exports: Exports;
  let operator: Somebody;

  beforeAll(async () => {
    house = await openMembershipHouse();
    house.clock.set('2026-03-10T02:00:00Z');
    exports = house.get(Exports);
    operator = await staff(house, ['operator']);
  });
  afterAll(() => house.close());

  const ask = (who: Somebody, list: string, filters: Record<string, unknown> = {}, format: 'xlsx' | 'csv' = 'xlsx') =>
    who.act(() => exports.ask({ list: `volunteers.${list}`, format, filters }));
  const bytesOf = async (who: Somebody, id: string): Promise<Buffer> => {
    const { pieces } = await who.act(() => exports.fetch(id));
    const chunks: Buffer[] = [];
    for await (const piece of pieces) chunks.push(piece);
    return Buffer.concat(chunks);
  };
  const read = async (who: Somebody, list: string, filters?: Record<string, unknown>) => {
    const { id, state } = await ask(who, list, filters);
    expect(state).toBe('ready');
    return (await parseSpreadsheet(await bytesOf(who, id), 'a.xlsx')).rows.map(({ cells }) => cells);
  };
  const one = async <Row extends object>(sql: string, params: unknown[] = []) =>
    (await queryAsOwner<Row>(house.database, sql, params))[0];

  it('gives the rows and the masking of whoever asks, with the filters of the list', async () => {
    const [mine, other] = [await team(house), await team(house)];
    const { number } = await volunteer(house, { name: '柏导出', teamId: mine, phone: '15400981234' });
    await volunteer(house, { name: '松导出', teamId: other });
    const leader = await staff(house, [{ role: 'team-leader', scope: 'team', scopeId: mine }]);
    expect(await read(operator, 'volunteers', { search: '导出' })).toHaveLength(2);
    const office = await read(operator, 'volunteers', { search: '柏导出' });
    expect(office).toMatchObject([
      { 志愿者编号: number, '手机号码(已遮蔽)': '154****1234', 状态: '在岗', 成为志愿者的时间: '2026-03-10' },
    ]);
    const led = await read(leader, 'volunteers', { search: '导出' });
    expect(led).toMatchObject([{ 志愿者编号: number, '手机号码(已遮蔽)': '', '证件号码(已遮蔽)': '' }]);
    await expect(read(leader, 'team-members', { teamId: other })).rejects.toMatchObject({ code: 'access.denied' });
    expect(await read(leader, 'team-members', { teamId: mine })).toMatchObject([{ 姓名: '柏导出', 队内职务: '队员' }]);
    await expect(ask(leader, 'certificates')).rejects.toMatchObject({ code: 'access.denied' });
    await expect(ask(operator, 'secrets')).rejects.toMatchObject({ code: 'exports.unknownList' });
    await expect(ask(operator, 'volunteers', { status: 'all' })).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('has every list of the lib, also while it is empty', async () => {
    await application(house);
    for (const list of ['applications', 'service-records', 'certificates', 'expiring-qualifications']) {
      const { id, rows } = await ask(operator, list, {}, 'csv');
      const text = (await bytesOf(operator, id)).toString();
      expect(text.startsWith('\ufeff')).toBe(true);
      expect(text.trimEnd().split('\r\n')).toHaveLength(rows + 1);
      expect(text).not.toContain('⟦');
    }
  });

  it('says beside a list what each column is meant for', async () => {
    const { id } = await ask(operator, 'volunteers', {}, 'csv');
    const { text, name } = await operator.act(() => exports.mapping(id));
    expect(name).toBe('volunteers-2026-03-10-fields.csv');
    expect(text).toContain('志愿者基本信息：姓名');
    expect(text).toContain('没有对应的项目');
    expect(text).not.toContain('⟦');
  });

  it('is for who asked alone, for a day, and each step stands in the trail without the words of the search', async () => {
    const { id } = await ask(operator, 'volunteers', { search: '柏导出', status: 'active' });
    const colleague = await staff(house, ['operator']);
    for (const look of [() => exports.get(id), () => exports.fetch(id), () => exports.mapping(id)])
      await expect(colleague.act<unknown>(look)).rejects.toMatchObject({ code: 'request.notFound' });
    await bytesOf(operator, id);
    const trail = await queryAsOwner<{ action: string; details: Record<string, unknown> }>(
      house.database,
      'SELECT action, details FROM audit.entry WHERE subject_id = $1 ORDER BY id',
      [id],
    );
    expect(trail.map(({ action }) => action)).toEqual(['list.export-asked', 'list.exported', 'list.export-fetched']);
    expect(trail[0]?.details).toMatchObject({ filters: { search: true, status: 'active' } });
    expect(trail[1]?.details).toMatchObject({ rows: 1 });
    house.clock.set('2026-03-11T02:00:01Z');
    await expect(operator.act(() => exports.fetch(id))).rejects.toMatchObject({ code: 'request.notFound' });
    await asSystem(testCounty, 'test', () => house.get<ExportWriter>(ExportWriter).expire());
    expect(await operator.act(() => exports.get(id))).toMatchObject({ state: 'expired' });
    expect(await one('SELECT 1 FROM platform.list_export_piece WHERE export_id = $1', [id])).toBeUndefined();
    house.clock.set('2026-03-10T02:00:00Z');
  });

  it('leaves long lists to the worker, one at a time, who reads them with the roles of that moment', async () => {
    await house.inCounty(() =>
      house.work.execute(
        `WITH person AS (INSERT INTO volunteers.person (id, name, document_type, sealed_document, document_index, created_at)
           SELECT uuidv7(), '多', 'passport', '\\x00', sha256(no::text::bytea), now() FROM generate_series(1, 1200) no RETURNING id),
           numbered AS (SELECT id, row_number() OVER () AS no FROM person)
         INSERT INTO volunteers.volunteer (person_id, number, joined_at) SELECT id, 'V9' || lpad(no::text, 7, '0'), now() FROM numbered`,
      ),
    );
    const asker = await staff(house, ['operator']);
    await house.inCounty(() =>
      house.work.execute(
        `INSERT INTO platform.role_grant (account_id, role, granted_by, valid_from) VALUES ($1, 'operator', 'system', '2020-01-01')`,
        [asker.accountId],
      ),
    );
    const writer = house.get<ExportWriter>(ExportWriter);
    const run = (id: string) => asSystem(testCounty, 'job', () => writer.run(id));
    const asked = await ask(asker, 'volunteers');
    expect(asked).toMatchObject({ state: 'running', rows: 0 });
    await expect(asker.act(() => exports.fetch(asked.id))).rejects.toMatchObject({ code: 'exports.notReady' });
    await expect(ask(asker, 'volunteers')).rejects.toMatchObject({ code: 'exports.oneAtATime' });
    await run(asked.id);
    await run(asked.id);
    const made = await asker.act(() => exports.get(asked.id));
    const { rows } = await parseSpreadsheet(await bytesOf(asker, asked.id), 'a.xlsx');
    expect(made).toMatchObject({ state: 'ready', rows: rows.length });
    expect(rows.length).toBeGreaterThan(1_200);
    const again = await ask(asker, 'volunteers');
    await house.inCounty(() =>
      house.work.execute(`UPDATE platform.role_grant SET valid_to = '2021-01-01' WHERE account_id = $1`, [
        asker.accountId,
      ]),
    );
    await expect(run(again.id)).rejects.toMatchObject({ code: 'access.denied' });
    await asSystem(testCounty, 'job', () => writer.fail(again.id, 'access.denied'));
    expect(await asker.act(() => exports.get(again.id))).toMatchObject({ state: 'failed', failure: 'access.denied' });
    expect(await one('SELECT 1 FROM inv.list_exports')).toBeUndefined();
  });
});
