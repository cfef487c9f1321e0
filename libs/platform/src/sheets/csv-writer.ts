import type { Sheet, SheetCell } from './sheet.js';

/** Without it Excel takes UTF-8 for the code page of the machine. */
const byteOrderMark = '\ufeff';
/** What spreadsheet programs take for a formula, in full width as well, also behind blanks (OWASP: CSV injection). */
const formula = /^\s*[=+\-@＝＋－＠]/;
const toQuote = /[",\r\n;\t]/;
const rowsAtOnce = 200;

/** The rows of a sheet as CSV for spreadsheet programs (RFC 4180, CRLF, UTF-8), some rows at a time. */
export async function* writeCsv({ columns, rows }: Sheet): AsyncGenerator<string> {
  let waiting = byteOrderMark + lineOf(columns.map(({ heading }) => heading));
  let count = 0;
  for await (const row of rows) {
    waiting += lineOf(row);
    if (++count % rowsAtOnce > 0) continue;
    yield waiting;
    waiting = '';
  }
  if (waiting !== '') yield waiting;
}

function lineOf(cells: readonly SheetCell[]): string {
  return `${cells.map(written).join(',')}\r\n`;
}

function written(cell: SheetCell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return 'day' in cell ? cell.day : cell.moment;
  const harmless = formula.test(cell) ? `'${cell}` : cell;
  return toQuote.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
