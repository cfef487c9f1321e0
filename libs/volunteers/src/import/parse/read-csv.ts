import { LIMITS, READ_ROWS } from './limits.js';
import type { RawCell, RawRow } from './raw-row.js';
import { SpreadsheetError } from './spreadsheet-error.js';

const DELIMITERS = [',', ';', '\t'] as const;
type Delimiter = (typeof DELIMITERS)[number];

const LINE_BREAK = /\r\n|\n|\r/g;
/** Of unquoted text up to the next delimiter or line end. */
const PLAIN_TEXT: Readonly<Record<Delimiter, RegExp>> = { ',': /[^,\r\n]*/y, ';': /[^;\r\n]*/y, '\t': /[^\t\r\n]*/y };

/**
 * Reads comma-, semicolon- or tab-separated text after RFC 4180: cells may be quoted and then hold delimiters, line
 * breaks and doubled quotes. Rows without a value are passed over, and reading stops at the first row too many. The
 * line numbers are those an editor shows, which is why no library does this: theirs drift after a quoted line break.
 *
 * @throws SpreadsheetError damagedFile when a quote is never closed, tooManyColumns
 */
export function readCsv(text: string): RawRow[] {
  const scanner = new CsvScanner(text, findDelimiter(text));
  const rows: RawRow[] = [];
  for (let row = scanner.nextRow(); row !== undefined && rows.length < READ_ROWS; row = scanner.nextRow()) {
    if (row.cells.some((cell) => cell !== undefined)) rows.push(row);
  }
  return rows;
}

class CsvScanner {
  private place = 0;
  private line = 1;

  constructor(
    private readonly text: string,
    private readonly delimiter: Delimiter,
  ) {}

  nextRow(): RawRow | undefined {
    if (this.place >= this.text.length) return undefined;
    const line = this.line;
    const cells: RawCell[] = [];
    for (let column = 0; ; column += 1) {
      const cell = this.nextCell();
      const value = cell.trim() === '' ? undefined : cell;
      if (column < LIMITS.columns) cells.push(value);
      else if (value !== undefined) throw new SpreadsheetError('tooManyColumns', { limit: LIMITS.columns });
      if (this.text[this.place] !== this.delimiter) break;
      this.place += 1;
    }
    this.endLine();
    return { line, cells };
  }

  private nextCell(): string {
    const quoted = this.text[this.place] === '"' ? this.takeQuoted() : '';
    // Text after the closing quote is against the rule, but some programs write it, and it is no reason to stop.
    return quoted + this.takePlain();
  }

  private takeQuoted(): string {
    const start = this.place + 1;
    let end = this.text.indexOf('"', start);
    while (end !== -1 && this.text[end + 1] === '"') end = this.text.indexOf('"', end + 2);
    if (end === -1) throw new SpreadsheetError('damagedFile');
    this.place = end + 1;
    const quoted = this.text.slice(start, end);
    this.line += quoted.match(LINE_BREAK)?.length ?? 0;
    return quoted.replaceAll('""', '"');
  }

  private takePlain(): string {
    const pattern = PLAIN_TEXT[this.delimiter];
    pattern.lastIndex = this.place;
    const taken = pattern.exec(this.text)?.[0] ?? '';
    this.place += taken.length;
    return taken;
  }

  private endLine(): void {
    this.place += this.text.startsWith('\r\n', this.place) ? 2 : 1;
    this.line += 1;
  }
}

/** The delimiter that the first lines use most, outside of quotes. */
function findDelimiter(text: string): Delimiter {
  const sample = text.slice(0, 10_000).replace(/"(?:[^"]|"")*"/g, '');
  const uses = DELIMITERS.map((delimiter) => ({ delimiter, count: sample.split(delimiter).length }));
  return uses.reduce((best, candidate) => (candidate.count > best.count ? candidate : best)).delimiter;
}
