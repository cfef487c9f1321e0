import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import writeExcelFile from 'write-excel-file/node';
import { cellText } from './cell-text.js';
import { parseSpreadsheet } from './parse-spreadsheet.js';
import { ROW_PROBLEM_CODES, SPREADSHEET_ERROR_CODES, spreadsheetTexts } from './spreadsheet-error.js';
import { packStored } from './zip-archive.js';

const parse = (text: string) => parseSpreadsheet(Buffer.from(text));

const PARTS = {
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="报名" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
};
const workbook = (rows: string) => {
  const parts = { ...PARTS, 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>` };
  return packStored(new Map(Object.entries(parts).map(([name, xml]) => [name, Buffer.from(xml)])));
};
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const HEAD = `<row r="1">${cell('A1', '姓名')}${cell('B1', '证件号码')}${cell('C1', '手机号码')}</row>`;

describe('a CSV file', () => {
  const table = '姓名,手机号码\n张三,15400000001\n李四,15400000002\n';
  const rows = [
    { line: 2, cells: { 姓名: '张三', 手机号码: '15400000001' }, problems: [] },
    { line: 3, cells: { 姓名: '李四', 手机号码: '15400000002' }, problems: [] },
  ];

  it.each([
    ['UTF-8', Buffer.from(table), 'utf-8'],
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${table}`), 'utf-8'],
    ['GBK', iconv.encode(table, 'gbk'), 'gb18030'],
    [
      'UTF-16, as "Unicode text" of Excel',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(table.replaceAll(',', '\t'), 'utf16le')]),
      'utf-16le',
    ],
  ])('is read in %s', async (_, file, encoding) => {
    expect(await parseSpreadsheet(file)).toEqual({ format: 'csv', encoding, columns: ['姓名', '手机号码'], rows });
  });

  it.each([',', ';', '\t'])('may be separated by %j', async (delimiter) => {
    expect((await parse(table.replaceAll(',', delimiter))).rows).toEqual(rows);
  });

  it.each(['\r\n', '\r'])('may end its lines with %j', async (end) => {
    expect((await parse(table.replaceAll('\n', end))).rows).toEqual(rows);
  });

  it('keeps rare characters that only GB 18030 has', async () => {
    const sheet = await parseSpreadsheet(iconv.encode('姓名,备注\n张𠮷,无\n', 'gb18030'));
    expect(sheet.rows[0]?.cells.姓名).toBe('张𠮷');
  });

  it('keeps line breaks, delimiters and quotes inside quoted cells and numbers the lines as an editor does', async () => {
    const sheet = await parse('姓名,备注\r\n\r\n张三,"会开船,\r\n会""急救"""\r\n,,\r\n李四,"无"\r\n');
    expect(sheet.rows.map(({ line, cells }) => [line, cells.备注])).toEqual([
      [3, '会开船,\n会"急救"'],
      [6, '无'],
    ]);
  });

  it('takes text of two kinds of line end in one file', async () => {
    expect((await parse('姓名,备注\r\n张三,a\n李四,b\r\n')).rows.map(({ line, cells }) => [line, cells.备注])).toEqual([
      [2, 'a'],
      [3, 'b'],
    ]);
  });

  it('undoes the tricks that keep Excel from turning numbers', async () => {
    const sheet = await parse('姓名,手机号码\n甲,"=""15400000001"""\n乙,\'15400000002\n丙,\t15400000003\n');
    expect(sheet.rows.map(({ cells }) => cells.手机号码)).toEqual(['15400000001', '15400000002', '15400000003']);
  });

  it('reports a number that Excel has shortened, in its row', async () => {
    const sheet = await parse('姓名,证件号码,手机号码\n甲,3.30681E+17,1.54E+10\n乙,E1234567,15400000002\n');
    expect(sheet.rows.map(({ problems }) => problems)).toEqual([
      [
        { column: '证件号码', code: 'numericDocument' },
        { column: '手机号码', code: 'numericDocument' },
      ],
      [],
    ]);
    expect(sheet.rows[0]?.cells.证件号码).toBe('');
  });

  it('writes dates in one way and leaves what is no date alone', async () => {
    const written = ['2026/3/5', '2026年3月5日', '2026.03.05', '2026-3-5', '2026/2/30', '2026年春', '3/5'];
    const sheet = await parse(`姓名,日期\n${written.map((day) => `甲,${day}`).join('\n')}\n`);
    expect(sheet.rows.map(({ cells }) => cells.日期)).toEqual([
      '2026-03-05',
      '2026-03-05',
      '2026-03-05',
      '2026-03-05',
      '2026/2/30',
      '2026年春',
      '3/5',
    ]);
  });

  it('reports characters that cannot be stored and texts without end', async () => {
    const sheet = await parse(`姓名,备注\n甲,\u0007\n乙,${'长'.repeat(4001)}\n`);
    expect(sheet.rows.map(({ problems }) => problems[0]?.code)).toEqual(['badCharacter', 'cellTooLong']);
  });
});

describe('the heading', () => {
  it('is found below a title and a note, without blanks, marks and full-width forms', async () => {
    const sheet = await parse(
      '枫桥镇志愿者报名表,,\n填表说明：请如实填写,2026年,\n\n 姓 名*,游泳距离（米）,备注\n张三,200,\n',
    );
    expect(sheet.columns).toEqual(['姓名', '游泳距离(米)', '备注']);
    expect(sheet.rows).toEqual([{ line: 5, cells: { 姓名: '张三', '游泳距离(米)': '200', 备注: '' }, problems: [] }]);
  });

  it('must not name a column twice', async () => {
    await expect(parse('姓名,备注,姓 名\n张三,,李四\n')).rejects.toMatchObject({
      code: 'duplicateColumn',
      params: { column: '姓名' },
    });
  });

  it('may be missing over a value, which is then reported by the letters of its column', async () => {
    const sheet = await parse('姓名,,备注,日期,专长\n张三,不知何意,无,,,又一个\n');
    expect(sheet.rows[0]?.problems).toEqual([
      { column: 'B', code: 'valueWithoutColumn' },
      { column: 'F', code: 'valueWithoutColumn' },
    ]);
    expect(sheet.columns).toEqual(['姓名', '备注', '日期', '专长']);
  });

  it('may have the name of something every object has', async () => {
    const sheet = await parse('__proto__,constructor\n一,二\n');
    expect(Object.entries(sheet.rows[0]?.cells ?? {})).toEqual([
      ['__proto__', '一'],
      ['constructor', '二'],
    ]);
  });
});

describe('an .xlsx file', () => {
  it('is read with its texts, numbers, dates, times and ticks', async () => {
    const file = await writeExcelFile([
      ['姓名', '证件号码', '手机号码', '日期', '时间', '会游泳', '距离'].map((value) => ({ value })),
      [
        { value: ' 张三 ' },
        { value: '99999919900101001X' },
        { value: 15400000001, type: Number },
        { value: new Date(Date.UTC(2026, 2, 5)), type: Date, format: 'yyyy/m/d' },
        { value: 22 / 24, type: Number, format: 'h:mm' },
        { value: true, type: Boolean },
        { value: 0.1 + 0.2, type: Number },
      ],
    ]).toBuffer();
    const sheet = await parseSpreadsheet(file);
    expect(sheet).toMatchObject({ format: 'xlsx', encoding: undefined });
    expect(sheet.rows).toEqual([
      {
        line: 2,
        cells: {
          姓名: '张三',
          证件号码: '99999919900101001X',
          手机号码: '15400000001',
          日期: '2026-03-05',
          时间: '22:00',
          会游泳: 'TRUE',
          距离: '0.30000000000000004',
        },
        problems: [],
      },
    ]);
  });

  it('reads a time of day that the fraction of a day misses by a millisecond', () => {
    expect(cellText({ date: Date.UTC(1899, 11, 30, 21, 59, 59, 999) })).toEqual({ text: '22:00' });
    expect(cellText({ date: Date.UTC(1899, 11, 31) })).toEqual({ text: '1899-12-31' });
    expect(cellText({ date: Number.NaN })).toEqual({ text: '' });
  });

  it('reports an identity number that was typed as a number and has lost its last digits', async () => {
    const sheet = await parseSpreadsheet(
      workbook(
        `${HEAD}<row r="3">${cell('A3', '甲')}<c r="B3"><v>3.3068119900101097E+17</v></c><c r="C3"><v>1.5400000001E+10</v></c></row>`,
      ),
    );
    expect(sheet.rows).toEqual([
      {
        line: 3,
        cells: { 姓名: '甲', 证件号码: '', 手机号码: '15400000001' },
        problems: [{ column: '证件号码', code: 'numericDocument' }],
      },
    ]);
  });

  it('reports characters that its escapes smuggle in', async () => {
    const sheet = await parseSpreadsheet(
      workbook(`${HEAD}<row r="2">${cell('A2', '甲_x0000_')}${cell('B2', '_xD800_')}${cell('C2', '1')}</row>`),
    );
    expect(sheet.rows[0]?.problems).toEqual([
      { column: '姓名', code: 'badCharacter' },
      { column: '证件号码', code: 'badCharacter' },
    ]);
  });

  it('keeps the line numbers of the spreadsheet program across empty lines', async () => {
    const sheet = await parseSpreadsheet(
      workbook(`${HEAD}<row r="5">${cell('A5', '甲')}</row><row r="6000">${cell('A6000', '乙')}</row>`),
    );
    expect(sheet.rows.map(({ line }) => line)).toEqual([5, 6000]);
  });
});

describe('limits', () => {
  const lines = (count: number) => `姓名,备注\n${'甲,无\n'.repeat(count)}`;

  it('let five thousand rows through, with as many empty ones between them', async () => {
    expect((await parse(lines(5000))).rows.length).toBe(5000);
    expect((await parse(`姓名,备注\n${',\n\n'.repeat(6000)}${'甲,无\n'.repeat(5000)}`)).rows.length).toBe(5000);
  });

  it('refuse one row more', async () => {
    await expect(parse(lines(5001))).rejects.toMatchObject({ code: 'tooManyRows', params: { limit: 5000 } });
    await expect(parse(`题目\n${lines(5001)}`)).rejects.toMatchObject({ code: 'tooManyRows' });
    const rows = Array.from(
      { length: 5001 },
      (_, index) => `<row r="${index + 2}">${cell(`A${index + 2}`, '甲')}${cell(`B${index + 2}`, '乙')}</row>`,
    );
    await expect(parseSpreadsheet(workbook(HEAD + rows.join('')))).rejects.toMatchObject({ code: 'tooManyRows' });
  });

  it('refuse the sixty-first column but not sixty', async () => {
    const row = (width: number) => Array.from({ length: width }, (_, index) => `列${index}`).join(',');
    expect((await parse(`${row(60)},,,\n${row(60)},,,\n`)).columns.length).toBe(60);
    await expect(parse(`${row(61)}\n${row(2)}\n`)).rejects.toMatchObject({
      code: 'tooManyColumns',
      params: { limit: 60 },
    });
    await expect(parse(`${row(60)}\n${row(61)}\n`)).rejects.toMatchObject({ code: 'tooManyColumns' });
  });

  it('refuse a file of more than ten megabytes before looking into it', async () => {
    await expect(parseSpreadsheet(Buffer.alloc(10 * 1024 * 1024 + 1))).rejects.toMatchObject({
      code: 'tooLarge',
      params: { limit: 10 },
    });
  });
});

it('every reason has words in both languages', () => {
  const codes = [...SPREADSHEET_ERROR_CODES, ...ROW_PROBLEM_CODES].map((code) => `spreadsheet.${code}`);
  for (const words of Object.values(spreadsheetTexts)) expect(Object.keys(words)).toEqual(codes);
});

it('a workbook of the largest size that is allowed is read within the limits of time and memory', async () => {
  const columns = Array.from({ length: 60 }, (_, index) => ({ value: `列${index}` }));
  const row = (line: number) => columns.map((_, index) => ({ value: `第${line}行第${index}格,内容各不相同` }));
  const file = await writeExcelFile([columns, ...Array.from({ length: 5000 }, (_, index) => row(index))]).toBuffer();
  const sheet = await parseSpreadsheet(file, 'large.xlsx');
  expect([sheet.rows.length, sheet.columns.length, sheet.rows.at(-1)?.cells.列59]).toEqual([
    5000,
    60,
    '第4999行第59格,内容各不相同',
  ]);
}, 60_000);
