import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import { parseSpreadsheet } from './parse-spreadsheet.js';
import { SPREADSHEET_ERROR_CODES, SpreadsheetError } from './spreadsheet-error.js';
import { packStored } from './zip-archive.js';

const reasonFor = async (file: Buffer, filename?: string): Promise<string> => {
  try {
    await parseSpreadsheet(file, filename);
    return 'read';
  } catch (error) {
    if (error instanceof SpreadsheetError) return error.code;
    throw error;
  }
};

interface Part {
  readonly name: string;
  readonly content: Buffer;
  /** What the headers claim, when it is not the truth. */
  readonly claimed?: number;
  readonly flags?: number;
}

/** A compressed archive; the headers say what the test wants them to say. */
function zip(parts: readonly Part[]): Buffer {
  const chunks: Buffer[] = [];
  const listing: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed = content.length, flags = 0 } of parts) {
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimed, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    listing.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), common, place, Buffer.from(name));
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed]);
    chunks.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(listing);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, directory, end]);
}

const WORKBOOK: readonly [string, string][] = [
  ['xl/workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="报名" sheetId="1" r:id="rId1"/></sheets></workbook>'],
  [
    'xl/_rels/workbook.xml.rels',
    '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  ],
];
const sheetParts = (rows: string, head = ''): Part[] =>
  [
    ...WORKBOOK,
    ['xl/worksheets/sheet1.xml', `${head}<worksheet><sheetData>${rows}</sheetData></worksheet>`] as const,
  ].map(([name, xml]) => ({ name, content: Buffer.from(xml) }));
const workbook = (rows: string, head?: string) => zip(sheetParts(rows, head));
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const HEAD = `<row r="1">${cell('A1', '姓名')}${cell('B1', '证件号码')}${cell('C1', '手机号码')}</row>`;

describe('a hostile or broken file', () => {
  it.each([
    ['nothing at all', Buffer.alloc(0), undefined, 'empty'],
    ['blank lines only', Buffer.from('\n,,\n\n'), undefined, 'empty'],
    [
      'an old .xls or an encrypted workbook',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      'a.xls',
      'unsupportedFormat',
    ],
    [
      'a web page that calls itself .xls',
      Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'),
      'a.xls',
      'unsupportedFormat',
    ],
    ['a PDF', Buffer.from('%PDF-1.7'), 'a.pdf', 'unsupportedFormat'],
    ['binary rubbish', Buffer.from('姓名,\u0000\n'), 'a.csv', 'unsupportedFormat'],
    ['bytes of no encoding', Buffer.from([0x61, 0xff, 0xff, 0x80]), 'a.csv', 'unknownEncoding'],
    ['a quote that never ends', Buffer.from('姓名,"备注\n张三,无\n'), 'a.csv', 'damagedFile'],
    ['text that calls itself .xlsx', Buffer.from('姓名,备注\n'), 'a.xlsx', 'damagedFile'],
    ['half a workbook', workbook(HEAD).subarray(0, 300), 'a.xlsx', 'damagedFile'],
    [
      'another kind of archive',
      zip([{ name: 'word/document.xml', content: Buffer.from('<x/>') }]),
      'a.docx',
      'unsupportedFormat',
    ],
    [
      'a workbook without a sheet',
      packStored(new Map(WORKBOOK.map(([name, xml]) => [name, Buffer.from(xml)]))),
      'a.xlsx',
      'damagedFile',
    ],
    ['a workbook that is not XML', workbook('<row r="1"><c r="A1"'), 'a.xlsx', 'damagedFile'],
    ['an encrypted part', zip(sheetParts(HEAD).map((part) => ({ ...part, flags: 1 }))), 'a.xlsx', 'unsupportedFormat'],
    ['a part listed twice', zip([...sheetParts(HEAD), ...sheetParts(HEAD)]), 'a.xlsx', 'damagedFile'],
  ])('is refused with a reason: %s', async (_, file, filename, reason) => {
    expect(await reasonFor(file, filename)).toBe(reason);
  });

  it('that is a zip bomb is refused by its directory, without unpacking', async () => {
    const part = (name: string, megabytes: number): Part => ({
      name: `xl/${name}.xml`,
      content: Buffer.alloc(megabytes * 1024 * 1024, 0x20),
    });
    expect(await reasonFor(zip([...sheetParts(HEAD), part('ratio', 20)]))).toBe('tooLargeUnpacked');
    const declared = (name: string): Part => ({
      name: `xl/${name}.xml`,
      content: randomBytes(1024 * 1024),
      claimed: 31 * 1024 * 1024,
    });
    expect(await reasonFor(zip([...sheetParts(HEAD), declared('a'), declared('b')]))).toBe('tooLargeUnpacked');
  });

  it('that hides its true size is refused when the part comes out larger or smaller than claimed', async () => {
    const blanks = Buffer.alloc(20 * 1024 * 1024, 0x20);
    expect(await reasonFor(zip([...sheetParts(HEAD), { name: 'xl/x.xml', content: blanks, claimed: 100 }]))).toBe(
      'damagedFile',
    );
    expect(
      await reasonFor(zip([...sheetParts(HEAD), { name: 'xl/x.xml', content: Buffer.from('<x/>'), claimed: 500 }])),
    ).toBe('damagedFile');
  });

  it('whose checksum is wrong is refused', async () => {
    const file = workbook(HEAD);
    file.writeUInt32LE(1, file.indexOf('PK\u0001\u0002') + 16);
    expect(await reasonFor(file)).toBe('damagedFile');
  });

  it.each([
    ['a row beyond counting', `<row r="9007199254740991">${cell('A9007199254740991', '甲')}</row>`],
    ['a column beyond counting', `<row r="2">${cell('ZZZZZZ2', '甲')}</row>`],
  ])(
    'that claims %s harms nobody',
    async (_, row) => {
      const started = performance.now();
      expect(['tooLargeUnpacked', 'damagedFile', 'tooManyColumns']).toContain(await reasonFor(workbook(HEAD + row)));
      expect(performance.now() - started).toBeLessThan(32_000);
    },
    40_000,
  );

  it('that declares entities of entities gets no expansion', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    const sheet = await parseSpreadsheet(workbook(`${HEAD}<row r="2">${cell('A2', '&b;')}</row>`, laughs)).catch(
      () => undefined,
    );
    expect(sheet?.rows[0]?.cells.姓名?.length ?? 0).toBeLessThan(10);
  });

  it('never brings the reader down, whatever its bytes', async () => {
    const sound = workbook(`${HEAD}<row r="2">${cell('A2', '甲')}</row>`);
    const changed = fc
      .array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 })
      .map((changes) => {
        const copy = Buffer.from(sound);
        for (const [place, byte] of changes) copy[place] = byte;
        return copy;
      });
    const anything = fc.oneof(
      changed,
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(`姓名,备注\n${text}`)),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (file) => {
        expect([...SPREADSHEET_ERROR_CODES, 'read']).toContain(await reasonFor(file));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('of the full size that holds nothing but separators is judged quickly', async () => {
    const started = performance.now();
    for (const piece of [',', '\n', '"', '"\n', '""\n', ',\n', 'a\n', '\u00e9;\t,']) {
      expect(['tooManyColumns', 'empty', 'damagedFile', 'tooManyRows']).toContain(
        await reasonFor(Buffer.from(piece.repeat(Math.floor(10_000_000 / Buffer.byteLength(piece))))),
      );
    }
    expect(performance.now() - started).toBeLessThan(30_000);
  }, 60_000);
});
