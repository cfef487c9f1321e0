import { readFileSync } from 'node:fs';
import { choice, form, labelForm, longText, optional, whole, yesNo } from '@redmaple/forms';
import { compileForm } from '@redmaple/forms/validate';
import type { CallQuota } from '../calls/published-calls.js';
import { parseSpreadsheet } from './parse/index.js';
import { type ReadRows, type ReadRowsContext, readRows } from './read-rows.js';
import { missingColumn } from './sheet-columns.js';

const labels = {
  swimMetres: '能连续游泳的距离(米)',
  experience: '救援或急救经历',
  vehicle: '自备车辆',
  stretch: '河段',
  'stretch.upstream': '上游',
  'stretch.midstream': '中游',
  'stretch.downstream': '下游',
  evenings: '晚上能参加巡防',
  swims: '会游泳',
};
const rescueForm = labelForm(
  form({ swimMetres: whole({ min: 0, max: 10_000 }), experience: optional(longText()), vehicle: yesNo() }),
  { 'zh-CN': labels, en: labels },
);
const patrolForm = labelForm(
  form({ stretch: choice('upstream', 'midstream', 'downstream'), evenings: yesNo(), swims: yesNo() }),
  { 'zh-CN': labels, en: labels },
);

const quota = (teamTypeCode: string, asked: typeof rescueForm | typeof patrolForm): CallQuota => ({
  id: teamTypeCode,
  callId: 'call',
  formNo: 1,
  about: [],
  teamTypeCode,
  form: asked,
  formVersion: asked.version,
  minAge: 18,
  maxAge: undefined,
  validate: compileForm(asked as typeof rescueForm),
});
const teams = [
  { quota: quota('sample.rescue', rescueForm), names: ['应急救援队', 'Rescue', 'sample.rescue'] },
  { quota: quota('sample.patrol', patrolForm), names: ['河道巡防队', 'Patrol', 'sample.patrol'] },
  { quota: { ...quota('sample.companion', patrolForm), minAge: 14 }, names: ['陪伴队', 'sample.companion'] },
];
const demo = (name: string) => readFileSync(new URL(`../../../../demo/${name}`, import.meta.url));
const header = '姓名,证件类型,证件号码,手机号码,报名队伍,河段,晚上能参加巡防,会游泳,纸质同意书日期';

const callForm = {
  teams,
  about: [
    { key: 'address', required: false },
    { key: 'specialty', required: false },
  ],
  specialists: [],
} as const;

async function read(
  csv: string | Buffer,
  defaultPaperConsentOn?: string,
  change: Partial<ReadRowsContext> = {},
): Promise<ReadRows> {
  return readRows(await parseSpreadsheet(Buffer.from(csv), 'x.csv'), {
    ...callForm,
    today: '2026-03-10',
    defaultPaperConsentOn,
    ...change,
  });
}
const codes = ({ errors }: ReadRows) => errors.map(({ line, field, code }) => `${line} ${field} ${code}`);

describe('reading a sheet of paper sign-ups', () => {
  it('finds all 336 rows of the demonstration ready, in each format', async () => {
    for (const name of ['signups-336.xlsx', 'signups-336.utf8.csv', 'signups-336.gbk.csv']) {
      const sheet = await parseSpreadsheet(demo(name), name);
      const rows = readRows(sheet, { ...callForm, today: '2026-03-10', defaultPaperConsentOn: undefined });
      expect({ name, errors: rows.errors, ready: rows.ready.length, ignored: rows.ignoredColumns }).toEqual({
        name,
        errors: [],
        ready: 336,
        ignored: [],
      });
    }
  });

  it('reports every row that the file of mistakes calls wrong, and none that it calls right', async () => {
    const sheet = await parseSpreadsheet(demo('signups-with-errors.csv'));
    const rows = readRows(sheet, { ...callForm, today: '2026-11-01', defaultPaperConsentOn: undefined });
    const wrongLines = new Set(rows.errors.map(({ line }) => line));
    const told = sheet.rows.map(({ line, cells }) => [line, cells.备注?.startsWith('错误'), cells.备注]);
    expect(sheet.rows.map(({ line, cells }) => [line, wrongLines.has(line), cells.备注])).toEqual(told);
  });

  it('names line, field, column and reason, never the value', async () => {
    const rows = await read(
      `${header}\n错例,居民身份证,999999199001016003,15409000008,河道巡防队,海边,是,也许,2026/2/30\n`,
    );
    expect(rows.errors).toEqual([
      { line: 2, field: 'documentNumber', column: '证件号码', code: 'wrongCheckDigit' },
      { line: 2, field: 'paperConsentOn', column: '纸质同意书日期', code: 'impossibleDate' },
      {
        line: 2,
        field: 'answers.stretch',
        column: '河段',
        code: 'notAnOption',
        params: { options: '上游、中游、下游' },
      },
      { line: 2, field: 'answers.swims', column: '会游泳', code: 'wrongType', params: { expected: 'boolean' } },
    ]);
    expect(JSON.stringify(rows.errors)).not.toMatch(/999999199001016003|15409000008|海边/);
  });

  it('takes the default day only for rows that say none, and needs one or the other', async () => {
    const row = (day: string) =>
      `${header}\n错例,居民身份证,99999919900101501X,15409000001,河道巡防队,上游,是,是,${day}\n`;
    expect((await read(row(''), '2026-02-01')).ready[0]?.paperConsentOn).toBe('2026-02-01');
    expect((await read(row('2026年3月5日'), '2026-02-01')).ready[0]?.paperConsentOn).toBe('2026-03-05');
    expect(codes(await read(row('')))).toEqual(['2 paperConsentOn required']);
    expect(codes(await read(row('昨天')))).toEqual(['2 paperConsentOn notADate']);
    expect(codes(await read(row('2026-03-11')))).toEqual(['2 paperConsentOn futureDate']);
  });

  it('says once what a broken cell is, and not what follows from it', async () => {
    const rows = await read(`${header}\n错例,居民身份证,9.99999E+17,15409000012,河道巡防队,上游,是,是,2026/3/5\n`);
    expect(codes(rows)).toEqual(['2 证件号码 spreadsheet.numericDocument']);
  });

  it('reads a birth date beside papers that do not say one, and the age with it', async () => {
    const sheet = (born: string) =>
      `${header},出生日期\n错例,护照,E99000999,15409000001,河道巡防队,上游,是,是,2026/3/5,${born}\n`;
    expect((await read(sheet('1990/2/28'))).ready[0]?.identity.birthDate).toBe('1990-02-28');
    expect((await read(sheet(''))).ready[0]?.identity.birthDate).toBeUndefined();
    expect(codes(await read(sheet('2012-01-01')))).toEqual(['2 birthDate tooYoung']);
    expect(codes(await read(sheet('1990-02-30')))).toEqual(['2 birthDate impossibleDate']);
  });

  it('needs the guardian of a row under eighteen, and keeps none of a grown-up', async () => {
    const row = (born: string, more = '') =>
      `错例,护照,E99000999,15409000001,陪伴队,上游,是,是,2026/3/5,${born}${more}\n`;
    const plain = `${header},出生日期\n`;
    const full = `${header},出生日期,监护人姓名,监护人电话\n`;
    expect(codes(await read(plain + row('2008-03-10')))).toEqual([]);
    expect(codes(await read(plain + row('2008-03-11')))).toEqual(['2 guardian.name guardianColumn']);
    expect((await read(full + row('2008-03-11', ',,'))).errors).toEqual([
      { line: 2, field: 'guardian.name', column: '监护人姓名', code: 'guardianNeeded' },
      { line: 2, field: 'guardian.phone', column: '监护人电话', code: 'guardianNeeded' },
    ]);
    const complete = await read(full + row('2008-03-11', ',监护甲,15409000001'));
    expect(complete.ready[0]?.guardian).toEqual({ name: '监护甲', phone: '15409000001' });
    expect(complete.ignoredColumns).toEqual([]);
    expect((await read(full + row('2008-03-10', ',监护甲,15409000001'))).ready[0]?.guardian).toBeUndefined();
  });

  it('asks what the call asks about somebody: no more, no less', async () => {
    const sheet = (home: string, skill: string) =>
      `${header},居住村社,专长,急需专长\n错例,居民身份证,99999919900101501X,15409000001,河道巡防队,上游,是,是,2026/3/5,${home},会划船,${skill}\n`;
    const specialists = [
      { id: 'one', skill: '无人机 飞手' },
      { id: 'two', skill: '潜水' },
    ];
    const asks = { about: [{ key: 'address', required: true }], specialists } as const;
    const right = await read(sheet('枫桥镇', '无人机飞手'), undefined, asks);
    expect(right).toMatchObject({
      errors: [],
      ignoredColumns: ['专长'],
      ready: [{ address: '枫桥镇', specialistId: 'one' }],
    });
    expect(right.ready[0]).not.toHaveProperty('specialty');
    expect((await read(sheet('', '木工'), undefined, asks)).errors).toEqual([
      { line: 2, field: 'address', column: '居住村社', code: 'required' },
      {
        line: 2,
        field: 'specialist',
        column: '急需专长',
        code: 'unknownSpecialist',
        params: { options: '无人机 飞手、潜水' },
      },
    ]);
    expect(missingColumn(['姓名', '证件号码', '手机号码', '报名队伍'], asks)).toBe('居住村社');
    expect((await read(sheet('枫桥镇', '木工'))).ignoredColumns).toEqual(['急需专长']);
  });

  it('says which column is missing and which headings mean nothing to it', async () => {
    expect(missingColumn(['姓名', '证件号码', '手机号码'], callForm)).toBe('报名队伍');
    expect(missingColumn(['姓名', '身份证号', '电话', '队伍'], callForm)).toBeUndefined();
    expect(
      (await read(`${header},血型\n错例,居民身份证,99999919900101501X,15409000001,河道巡防队,上游,是,是,2026/3/5,A\n`))
        .ignoredColumns,
    ).toEqual(['血型']);
  });
});
