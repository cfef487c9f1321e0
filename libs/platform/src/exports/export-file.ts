import { registeredTexts, translate } from '../http/texts.js';
import { type Sheet, type SheetCell, writeCsv, writeXlsx } from '../sheets/index.js';
import type { ExportReader, KnownList } from './export-list.js';
import type { ExportFormat } from './exports.dto.js';

interface ExportFacts {
  readonly format: ExportFormat;
  /** Who asked, as the account calls itself. */
  readonly by: string;
  /** ISO 8601 */
  readonly at: string;
}

/** The file of a list, piece by piece. An .xlsx says in a second sheet what each column is meant for; a .csv has that beside it. */
export async function* exportFile(
  list: KnownList,
  rows: AsyncIterable<SheetCell[]>,
  reader: ExportReader,
  facts: ExportFacts,
): AsyncGenerator<Buffer> {
  const sheet: Sheet = {
    name: reader.word(`exports.lists.${list.code}`),
    columns: list.columns.map(({ key, width }) => ({
      heading: headingOf(key, reader),
      ...(width !== undefined && { width }),
      text: true,
    })),
    rows,
  };
  if (facts.format === 'xlsx') yield* writeXlsx([sheet, mappingSheet(list, reader, facts)]);
  else for await (const text of writeCsv(sheet)) yield Buffer.from(text);
}

/** Which field of the national record each column is meant for, and what is written into it. */
export function mappingSheet(list: KnownList, reader: ExportReader, facts?: ExportFacts): Sheet {
  const { locale } = reader;
  const made = facts && reader.moment(facts.at);
  const told = typeof made === 'object' ? ('moment' in made ? made.moment : made.day) : '';
  return {
    name: reader.word('exports.mapping.sheet'),
    above: [
      reader.word('exports.mapping.about'),
      ...(facts ? [translate(locale, 'exports.mapping.made', { by: facts.by, at: told })] : []),
    ],
    columns: [
      { heading: reader.word('exports.mapping.column'), width: 22 },
      { heading: reader.word('exports.mapping.national'), width: 40 },
      { heading: reader.word('exports.mapping.holds'), width: 60 },
    ],
    rows: list.columns.map(({ key, national }) => [
      headingOf(key, reader),
      reader.word(national === undefined ? 'exports.mapping.none' : `exports.national.${national}`),
      // Where the heading says all there is nothing to add.
      registeredTexts().has(locale, `exports.holds.${key}`) ? translate(locale, `exports.holds.${key}`) : '',
    ]),
  };
}

function headingOf(key: string, reader: ExportReader): string {
  return reader.word(`exports.columns.${key}`);
}
