import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asSystem } from '@redmaple/platform';
import { queryAsOwner, testCounty, type TestHouse } from '@redmaple/platform/testing';
import { CallsService } from '../calls/calls.service.js';
import { documentBorn, newPhone, openRecruitmentHouse, publishCall } from '../testing/recruitment-house.js';
import { CommitImport } from './commit-import.js';
import type { ImportView } from './import.dto.js';
import { ImportFiles } from './import-files.service.js';
import { ImportsService } from './imports.service.js';
import { parseSpreadsheet, type Spreadsheet } from './parse/index.js';

describe('spreadsheets that go out to be filled in', () => {
  let house: TestHouse;
  let files: ImportFiles;
  let callId: string;

  beforeAll(async () => {
    house = await openRecruitmentHouse();
    house.clock.set('2026-03-10T02:00:00Z');
    files = house.get(ImportFiles);
    callId = await publishCall(house, { rescue: 5, patrol: 5, companion: 5 });
  });
  afterAll(() => house.close());

  const inCounty = <T>(work: () => Promise<T>) => asSystem(testCounty, 'test', work);
  const bytesOf = async (file: Promise<AsyncGenerator<Buffer>>): Promise<Buffer> => {
    const chunks: Buffer[] = [];
    for await (const chunk of await file) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  const preview = (file: Buffer, call = callId): Promise<ImportView> =>
    inCounty(() =>
      house.get<ImportsService>(ImportsService).preview(call, { file, filename: 'a', paperConsentOn: undefined }),
    );
  const corrections = async (id: string, which: 'wrong' | 'all'): Promise<{ file: Buffer; sheet: Spreadsheet }> => {
    const file = await bytesOf(inCounty(() => files.corrections(id, which)));
    return { file, sheet: await parseSpreadsheet(file, 'a.xlsx') };
  };

  it('has a column for everything the call asks, one for what several teams ask, and an example that is nobody', async () => {
    const file = await bytesOf(inCounty(() => files.template(callId)));
    const sheet = await parseSpreadsheet(file, 'a.xlsx');
    expect(sheet.columns).toEqual(
      expect.arrayContaining([
        '姓名',
        '证件类型',
        '证件号码',
        '手机号码',
        '报名队伍',
        '监护人姓名',
        '能连续游泳的距离(米)',
        '河段',
        '会游泳',
      ]),
    );
    expect(sheet.columns.filter((heading) => heading === '晚上能参加巡防')).toHaveLength(1);
    expect(sheet.rows).toHaveLength(1);
    expect(await preview(file)).toMatchObject({ totalRows: 0, wrongRows: 0, ignoredColumns: [] });
    await expect(inCounty(() => files.template('0199d1a0-0000-7000-8000-000000000000'))).rejects.toMatchObject({
      code: 'request.notFound',
    });
  });

  it('has what the call asks of address and specialty, and the specialists it looks for', async () => {
    const skill = '无人机飞手';
    const other = await publishCall(house, { companion: 5 });
    const calls = house.get<CallsService>(CallsService);
    const change = {
      version: 2,
      specialists: [{ skill, wanted: 2 }],
      form: {
        about: [
          { key: 'address' as const, asked: true, required: true, hint: { 'zh-CN': '写到村', en: 'The village' } },
          { key: 'specialty' as const, asked: false, required: false },
        ],
        teams: [],
      },
    };
    const { specialists } = await inCounty(() => calls.change(other, change));
    const file = await bytesOf(inCounty(() => files.template(other)));
    const { columns, rows } = await parseSpreadsheet(file, 'a.xlsx');
    expect(columns).toEqual(expect.arrayContaining(['居住村社', '急需专长']));
    expect(columns).not.toContain('专长');
    expect(rows[0]?.cells.急需专长).toBe(skill);
    const sheet = (home: string) =>
      preview(
        Buffer.from(
          `姓名,证件号码,手机号码,报名队伍,居住村社,急需专长,晚上能参加巡防,纸质同意书日期\n错例,${documentBorn('1990-03-01')},${newPhone()},陪伴队,${home},${skill},是,2026-03-01`,
        ),
        other,
      );
    expect((await sheet('')).errors).toMatchObject([{ line: 2, column: '居住村社', code: 'required' }]);
    const { id } = await sheet('新村');
    await inCounty(async () => {
      await house.get<ImportsService>(ImportsService).commit(id);
      await house.get<CommitImport>(CommitImport).run(id, async () => {});
    });
    const kept = await queryAsOwner(
      house.database,
      `SELECT a.specialist_id AS specialist, p.sealed_address IS NOT NULL AS home, a.specialty FROM volunteers.application a
       JOIN volunteers.person p ON p.id = a.person_id WHERE a.call_id = $1`,
      [other],
    );
    expect(kept).toEqual([{ specialist: specialists[0]?.id, home: true, specialty: null }]);
  });

  it('gives back what has to be corrected as it was written, and takes it again once it is', async () => {
    const [good, bad] = [documentBorn('1990-01-01'), documentBorn('1991-01-01')];
    const phones = [newPhone(), newPhone()];
    const rows = [
      '姓名,证件号码,手机号码,报名队伍,河段,晚上能参加巡防,会游泳,纸质同意书日期,备注',
      `=错例,${good},${phones[0]},河道巡防队,海边,是,是,2026-03-01,`,
      `错二,${bad},12345,河道巡防队,海边,是,是,2026-03-01,会"开"船`,
    ];
    const view = await preview(Buffer.from(rows.join('\n')));
    expect(view).toMatchObject({ totalRows: 2, wrongRows: 2 });
    const { sheet } = await corrections(view.id, 'wrong');
    expect(sheet.rows).toHaveLength(2);
    expect(sheet.rows[1]?.cells).toMatchObject({
      姓名: '错二',
      手机号码: '12345',
      河段: '海边',
      备注: '会"开"船',
      原表行号: '3',
    });
    expect(sheet.rows[1]?.cells.需要改正).toMatch(/手机号码：.+；河段：/);
    const kept = await queryAsOwner<{ row: string }>(
      house.database,
      'SELECT to_jsonb(i)::text AS row FROM volunteers.import i WHERE id = $1',
      [view.id],
    );
    expect(kept[0]?.row).not.toContain(bad);

    const half = await preview(
      Buffer.from([rows[0], rows[1]?.replace('=错例', '错例').replace('海边', '上游'), rows[2]].join('\n')),
    );
    expect((await corrections(half.id, 'wrong')).sheet.rows.map(({ cells }) => cells.姓名)).toEqual(['错二']);
    const all = (await corrections(half.id, 'all')).sheet;
    expect(all.rows.map(({ cells }) => [cells.姓名, cells.需要改正 === ''])).toEqual([
      ['错例', true],
      ['错二', false],
    ]);
    const corrected = [
      all.columns.join(','),
      ...all.rows.map(({ cells }) =>
        all.columns
          .map((heading) => {
            const cell = (cells[heading] ?? '').replace('12345', phones[1] ?? '').replace('海边', '下游');
            return `"${(heading === '手机号码' ? cell.slice(-11) : cell).replaceAll('"', '""')}"`;
          })
          .join(','),
      ),
    ].join('\n');
    expect(await preview(Buffer.from(corrected))).toMatchObject({ totalRows: 2, wrongRows: 0, ignoredColumns: [] });
  });

  it('keeps no rows of a sheet without mistakes', async () => {
    const sheet = [
      '姓名,证件号码,手机号码,报名队伍,晚上能参加巡防,纸质同意书日期',
      `错例,${documentBorn('1990-02-01')},${newPhone()},陪伴队,是,2026-03-01`,
    ];
    const view = await preview(Buffer.from(sheet.join('\n')));
    expect(view.wrongRows).toBe(0);
    await expect(corrections(view.id, 'all')).rejects.toMatchObject({ code: 'request.notFound' });
  });
});
