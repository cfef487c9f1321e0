import { cellText } from './cell-text.js';
import { decodeText, type TextEncodingName } from './decode-text.js';
import { LIMITS } from './limits.js';
import type { RawRow } from './raw-row.js';
import { readCsv } from './read-csv.js';
import { readWorkbook } from './read-workbook.js';
import { type RowProblemCode, SpreadsheetError } from './spreadsheet-error.js';

export interface SpreadsheetRow {
  /** As the spreadsheet program numbers it, from 1. */
  readonly line: number;
  /** Trimmed text by heading; every heading is there, an empty cell is ''. */
  readonly cells: Readonly<Record<string, string>>;
  /** Cells that could not be read; they are '' in `cells`. */
  readonly problems: readonly RowProblem[];
}

export interface RowProblem {
  /** The heading, or for a value without one its column letters. */
  readonly column: string;
  readonly code: RowProblemCode;
}

export interface Spreadsheet {
  readonly format: 'xlsx' | 'csv';
  /** Of a .csv file; an .xlsx has none to guess. */
  readonly encoding: TextEncodingName | undefined;
  /** Headings from left to right: without blanks and required-marks, full-width forms made plain (游泳距离(米)). */
  readonly columns: readonly string[];
  /** Rows that hold something. */
  readonly rows: readonly SpreadsheetRow[];
}

/**
 * Reads the first sheet of an .xlsx file or a .csv file (UTF-8, GBK, UTF-16). What the file is, its content says;
 * the name only helps to say what went wrong. Lines above the heading (a title, a note) are passed over.
 *
 * @throws SpreadsheetError when the file as a whole cannot be imported
 */
export async function parseSpreadsheet(file: Buffer, filename = ''): Promise<Spreadsheet> {
  if (file.length > LIMITS.fileBytes) throw new SpreadsheetError('tooLarge', { limit: LIMITS.fileBytes / 1024 / 1024 });
  if (startsWith(file, [0x50, 0x4b])) return tableOf(await readWorkbook(file), 'xlsx', undefined);
  if (isForeign(file)) throw new SpreadsheetError('unsupportedFormat');
  if (/\.xlsx$/i.test(filename)) throw new SpreadsheetError('damagedFile');
  const { text, encoding } = decodeText(file);
  if (text.includes('\u0000')) throw new SpreadsheetError('unsupportedFormat');
  return tableOf(readCsv(text), 'csv', encoding);
}

/** Old .xls and encrypted .xlsx are compound files; some programs write HTML or XML and call it .xls. */
function isForeign(file: Buffer): boolean {
  return (
    startsWith(file, [0xd0, 0xcf, 0x11, 0xe0]) ||
    startsWith(file, [0x25, 0x50, 0x44, 0x46]) ||
    /^\ufeff?\s*<(?:!doctype|html|\?xml|table)/i.test(file.toString('utf8', 0, 200))
  );
}

function startsWith(file: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => file[index] === byte);
}

function tableOf(
  all: readonly RawRow[],
  format: Spreadsheet['format'],
  encoding: TextEncodingName | undefined,
): Spreadsheet {
  const filled = all.filter(({ cells }) => filledIn(cells) > 0);
  const heading = findHeading(filled);
  const columns = readHeadings(heading);
  const body = filled.slice(filled.indexOf(heading) + 1);
  if (body.length > LIMITS.rows) throw new SpreadsheetError('tooManyRows', { limit: LIMITS.rows });
  if (Math.max(columns.length, ...body.map(({ cells }) => lastFilled(cells) + 1)) > LIMITS.columns)
    throw new SpreadsheetError('tooManyColumns', { limit: LIMITS.columns });
  return {
    format,
    encoding,
    columns: columns.filter((column) => column !== ''),
    rows: body.map((row) => readRow(row, columns)),
  };
}

/** The first row that is filled about as widely as the table itself; a title or a note above fills one cell or two. */
function findHeading(filled: readonly RawRow[]): RawRow {
  const candidates = filled.slice(0, LIMITS.headingRows);
  const widest = Math.max(0, ...candidates.map(({ cells }) => filledIn(cells)));
  const heading = candidates.find(({ cells }) => filledIn(cells) * 3 > widest * 2);
  if (heading === undefined) throw new SpreadsheetError('empty');
  return heading;
}

function readHeadings(heading: RawRow): string[] {
  const columns = heading.cells.slice(0, lastFilled(heading.cells) + 1).map((cell) => {
    const read = cellText(cell);
    return 'text' in read ? headingText(read.text) : '';
  });
  const twice = columns.find((column, index) => column !== '' && columns.indexOf(column) < index);
  if (columns.every((column) => column === '')) throw new SpreadsheetError('empty');
  if (twice !== undefined) throw new SpreadsheetError('duplicateColumn', { column: twice.slice(0, 60) });
  return columns;
}

function headingText(text: string): string {
  return text.normalize('NFKC').replace(/[\s*]+/g, '');
}

function readRow({ line, cells }: RawRow, columns: readonly string[]): SpreadsheetRow {
  const texts: [string, string][] = [];
  const problems: RowProblem[] = [];
  for (let index = 0; index < Math.max(columns.length, cells.length); index += 1) {
    const column = columns[index] ?? '';
    const read = cellText(cells[index]);
    const text = 'text' in read ? read.text : '';
    if (column === '' && text !== '') problems.push({ column: columnLetters(index), code: 'valueWithoutColumn' });
    else if ('problem' in read) problems.push({ column: column || columnLetters(index), code: read.problem });
    if (column !== '') texts.push([column, text]);
  }
  return { line, cells: Object.fromEntries(texts), problems };
}

/** 0 → A, 25 → Z, 26 → AA */
function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

function filledIn(cells: RawRow['cells']): number {
  return cells.filter((cell) => cell !== undefined).length;
}

function lastFilled(cells: RawRow['cells']): number {
  return cells.findLastIndex((cell) => cell !== undefined);
}
