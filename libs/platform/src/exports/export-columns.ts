import type { SheetCell } from '../sheets/index.js';
import type { ExportColumn, ExportReader } from './export-list.js';

/** How wide a column is, in characters, and which item of the national record it is meant for. */
type Further = Omit<ExportColumn<never>, 'key' | 'value'>;

interface ColumnsOf<Item> {
  cell(key: string, value: (item: Item, reader: ExportReader) => SheetCell, more?: Further): ExportColumn<Item>;
  /** @param value YYYY-MM-DD */
  day(key: string, value: (item: Item) => string | undefined, more?: Further): ExportColumn<Item>;
  /** @param value ISO 8601; written by the county's clock */
  moment(key: string, value: (item: Item) => string | undefined, more?: Further): ExportColumn<Item>;
  /** A code in words: the text `exports.values.<kind>.<code>`. */
  code(key: string, kind: string, value: (item: Item) => string | undefined, more?: Further): ExportColumn<Item>;
  yesNo(key: string, value: (item: Item) => boolean, more?: Further): ExportColumn<Item>;
}

/** Columns of a list of such items, in short. */
export function columnsOf<Item>(): ColumnsOf<Item> {
  const word = (reader: ExportReader, kind: string, code: string | undefined) =>
    code === undefined ? undefined : reader.word(`exports.values.${kind}.${code}`);
  return {
    cell: (key, value, more) => ({ key, value, ...more }),
    day: (key, value, more) => ({ key, width: 12, value: (one, reader) => reader.day(value(one)), ...more }),
    moment: (key, value, more) => ({ key, width: 18, value: (one, reader) => reader.moment(value(one)), ...more }),
    code: (key, kind, value, more) => ({
      key,
      width: 14,
      value: (one, reader) => word(reader, kind, value(one)),
      ...more,
    }),
    yesNo: (key, value, more) => ({
      key,
      width: 10,
      value: (one, reader) => word(reader, 'yesNo', String(value(one))),
      ...more,
    }),
  };
}

/** A list that is answered whole is one page. */
export async function wholeList<Item>(items: Promise<readonly Item[]>): Promise<{ readonly items: readonly Item[] }> {
  return { items: await items };
}

/** Several words in one cell. */
export function listed({ locale }: ExportReader, words: readonly string[]): string {
  return words.join(locale === 'en' ? ', ' : '、');
}
