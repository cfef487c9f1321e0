// Writes the sign-ups of the demonstration: npm run demo:spreadsheet [-- --seed 330681 --out demo]
// The same seed gives the same bytes, so a difference in review is a difference in content.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import iconv from 'iconv-lite';
import writeExcelFile from 'write-excel-file/node';
import { inventMistakes } from './demo-mistakes.mjs';
import { COLUMNS, inventPeople } from './demo-people.mjs';

/** The code of Zhuji, where the demonstration plays. */
const DEFAULT_SEED = '330681';
const DEFAULT_FOLDER = path.resolve(import.meta.dirname, '..', 'demo');
const TITLE = '枫桥镇红枫林志愿者应征报名表(演示用,人物均为虚构)';
/** 1 January 2026, 00:00, in the clock of the ZIP format. */
const ZIP_DATE = ((2026 - 1980) << 9) | (1 << 5) | 1;

const { values } = parseArgs({
  options: { seed: { type: 'string', default: DEFAULT_SEED }, out: { type: 'string', default: DEFAULT_FOLDER } },
});
const people = inventPeople(Number(values.seed));

mkdirSync(values.out, { recursive: true });
save('signups-336.xlsx', await workbook(people));
save('signups-336.utf8.csv', Buffer.from(`\ufeff${csv(people)}`));
save('signups-336.gbk.csv', inGbk(csv(people)));
save('signups-with-errors.csv', Buffer.from(`\ufeff${csv(inventMistakes())}`));

function save(name, content) {
  writeFileSync(path.join(values.out, name), content);
  process.stdout.write(`${path.join(values.out, name)}  ${content.length} bytes\n`);
}

/** As Excel writes it: CRLF, quotes only where they are needed. */
function csv(rows) {
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))];
  return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function quoted(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function inGbk(text) {
  const bytes = iconv.encode(text, 'gbk');
  if (iconv.decode(bytes, 'gbk') !== text)
    throw new Error('A character of the sign-ups does not exist in GBK: choose another name');
  return bytes;
}

async function workbook(rows) {
  const title = [{ value: TITLE, fontWeight: 'bold', columnSpan: COLUMNS.length }, ...COLUMNS.slice(1).map(() => null)];
  const headings = COLUMNS.map((value) => ({ value, fontWeight: 'bold' }));
  const body = rows.map((row) => COLUMNS.map((column) => cell(column, row[column])));
  const columns = COLUMNS.map((heading) => ({ width: heading === '证件号码' ? 22 : Math.max(10, heading.length * 2) }));
  return withFixedTimes(await writeExcelFile([title, headings, ...body], { sheet: '报名表', columns }).toBuffer());
}

/** Numbers and dates as Excel keeps them; identity and phone numbers as text, or their last digits would be lost. */
function cell(column, text) {
  if (text === '') return null;
  if (column === '纸质同意书日期') return { value: new Date(`${text}T00:00:00Z`), type: Date, format: 'yyyy/m/d' };
  if (column === '能连续游泳的距离(米)') return { value: Number(text), type: Number };
  return { value: text, type: String };
}

/** The archive notes when each part was written; that is the only thing in it that would differ between two runs. */
function withFixedTimes(archive) {
  const fixed = Buffer.from(archive);
  const end = fixed.lastIndexOf('PK\u0005\u0006');
  let entry = fixed.readUInt32LE(end + 16);
  for (let count = fixed.readUInt16LE(end + 10); count > 0; count -= 1) {
    setTime(fixed, entry + 12);
    setTime(fixed, fixed.readUInt32LE(entry + 42) + 10);
    entry += 46 + fixed.readUInt16LE(entry + 28) + fixed.readUInt16LE(entry + 30) + fixed.readUInt16LE(entry + 32);
  }
  return fixed;
}

function setTime(archive, offset) {
  archive.writeUInt16LE(0, offset);
  archive.writeUInt16LE(ZIP_DATE, offset + 2);
}
