import { describe, expect, it } from '@jest/globals';
import { type Sheet, type SheetCell, writeCsv, writeXlsx } from '@redmaple/platform';
import fc from 'fast-check';
import { parseSpreadsheet } from '../import/parse/index.js';

const bytesOf = async (file: AsyncIterable<Buffer>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk);
  return Buffer.concat(chunks);
};
const textOf = async (sheet: Sheet): Promise<string> => {
  let text = '';
  for await (const piece of writeCsv(sheet)) text += piece;
  return text;
};
const sheetOf = (rows: SheetCell[][], columns = ['甲', '乙']): Sheet => ({
  name: '名单',
  columns: columns.map((heading) => ({ heading })),
  rows,
});

describe('a written spreadsheet', () => {
  it('is read again by the importer as it was written: texts, numbers, days and moments', async () => {
    const rows: SheetCell[][] = [
      ['=1+1', '<b>&"'],
      ['007', 12.5],
      [{ day: '2026-02-28' }, { moment: '2026-03-01 23:59' }],
      ['  前后空格  ', undefined],
    ];
    const read = await parseSpreadsheet(await bytesOf(writeXlsx([sheetOf(rows)])), 'a.xlsx');
    expect(read.rows.map(({ cells }) => [cells.甲, cells.乙])).toEqual([
      ['=1+1', '<b>&"'],
      ['007', '12.5'],
      ['2026-02-28', '2026-03-01'],
      ['前后空格', ''],
    ]);
  });

  it('survives whatever people are called', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 5 }),
        async (names) => {
          const file = await bytesOf(writeXlsx([sheetOf(names.map((name) => [`名${name}字`, 1]))]));
          const read = await parseSpreadsheet(file, 'a.xlsx');
          expect(read.rows).toHaveLength(names.length);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('asks for rows as the file grows, and holds few of them', async () => {
    let asked = 0;
    function* many(): Generator<SheetCell[]> {
      for (; asked < 100_000; asked++) yield [`红枫 ${asked * 7919}`, asked];
    }
    const file = writeXlsx([{ ...sheetOf([]), rows: many() }]);
    let size = 0;
    while (size < 60_000) size += ((await file.next()).value as Buffer).length;
    expect(asked).toBeGreaterThan(1_000);
    expect(asked).toBeLessThan(30_000);
    for await (const chunk of file) size += chunk.length;
    expect(asked).toBe(100_000);
  });

  it('breaks when the rows break', async () => {
    async function* broken(): AsyncGenerator<SheetCell[]> {
      yield ['一', 1];
      throw new Error('lost');
    }
    await expect(bytesOf(writeXlsx([{ ...sheetOf([]), rows: broken() }]))).rejects.toThrow('lost');
  });

  it('offers what may be chosen and keeps numbers of papers as texts', async () => {
    const file = await bytesOf(
      writeXlsx([
        {
          name: '填写',
          above: ['说明'],
          columns: [
            { heading: '姓名' },
            { heading: '队伍', options: ['河道', '救援'], help: '选一支' },
            { heading: '证件', text: true },
          ],
          rows: [['例', '河道', '110']],
          prepared: 500,
        },
      ]),
    );
    const read = await parseSpreadsheet(file, 'a.xlsx');
    expect(read.columns).toEqual(['姓名', '队伍', '证件']);
    expect(read.rows).toMatchObject([{ line: 3, cells: { 姓名: '例', 队伍: '河道', 证件: '110' } }]);
  });
});

describe('written CSV', () => {
  it('begins with the mark that Excel needs, quotes what it must and lets nothing be a formula', async () => {
    const hostile = ['=cmd', '+1', '-1', '@a', '\t=1', ' =1', '＝1', '＋1', '－1', '＠a', '\r\n=1'];
    const text = await textOf(
      sheetOf([
        ...hostile.map((cell): SheetCell[] => [cell, -5]),
        ['a"b', '一,二'],
        [{ day: '2026-01-02' }, undefined],
      ]),
    );
    expect(text.startsWith('\ufeff甲,乙\r\n')).toBe(true);
    const lines = text.slice(1).split(/(?<=[^"]|-5)\r\n(?=[^=])/);
    for (const cell of hostile)
      expect(text).toMatch(
        new RegExp(
          `(^|\\n|")'${cell
            .replace(/[+\t\r\n]/g, '\\$&')
            .replace('\\\t', '\\t')
            .replace('\\\r', '\\r')
            .replace('\\\n', '\\n')}`,
        ),
      );
    expect(lines.length).toBeGreaterThan(hostile.length);
    expect(text).toContain('"a""b","一,二"\r\n');
    expect(text).toContain('2026-01-02,\r\n');
    // A number is a number.
    expect(text).toContain(',-5\r\n');
  });

  it('is read again by the importer', async () => {
    const text = await textOf(
      sheetOf([
        ['张"三', '一,二'],
        ['两\n行', '完'],
      ]),
    );
    const read = await parseSpreadsheet(Buffer.from(text), 'a.csv');
    expect(read.rows.map(({ cells }) => [cells.甲, cells.乙])).toEqual([
      ['张"三', '一,二'],
      ['两\n行', '完'],
    ]);
  });
});
