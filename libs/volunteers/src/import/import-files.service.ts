import { Injectable } from '@nestjs/common';
import { Audit, currentContext, requestErrors, type Sheet, translate, UnitOfWork, writeXlsx } from '@redmaple/platform';
import type { GivenRow } from './import-row.js';
import { type ImportRecord, ImportStore, toErrorView } from './import-store.js';
import { ImportTeams } from './import-teams.js';
import { problemColumns } from './parse/sign-up-columns.js';
import { templateColumns } from './template-columns.js';

/** Rows below the heading that drop-downs and formats reach. */
const preparedRows = 1_000;

/** Spreadsheets that go out, to come back filled in: the empty one of a call, and the rows that have to be corrected. */
@Injectable()
export class ImportFiles {
  constructor(
    private readonly work: UnitOfWork,
    private readonly teams: ImportTeams,
    private readonly store: ImportStore,
    private readonly audit: Audit,
  ) {}

  /** An empty sheet for a call's paper sign-ups, with an example that is passed over. @throws as {@link ImportTeams.of} */
  async template(callId: string): Promise<AsyncGenerator<Buffer>> {
    const columns = await this.columnsOf(callId);
    return writeXlsx([
      {
        name: word('sheet'),
        above: [word('about'), word('aboutExample')],
        columns,
        rows: [columns.map(({ example }) => example)],
        prepared: preparedRows,
      },
    ]);
  }

  /**
   * Rows of a preview as they were given, and what is wrong with each; corrected, the file can be uploaded as it is.
   * @param which those with mistakes alone, or all of the sheet, so that one upload brings everybody.
   * @throws request.notFound, also once the rows are removed
   */
  async corrections(id: string, which: 'wrong' | 'all'): Promise<AsyncGenerator<Buffer>> {
    const record = await this.work.run(() => this.store.found(id));
    const given = record.wrong_rows > 0 ? this.store.rowsOf(record)?.given : undefined;
    if (!given) throw requestErrors.notFound();
    const wrong = new Set(record.row_errors.map(({ line }) => line));
    const rows = given.rows.filter(({ line }) => which === 'all' || wrong.has(line));
    await this.work.run(() =>
      this.audit.record('import.corrections-fetched', { type: 'import', id }, { which, rows: rows.length }),
    );
    return writeXlsx([await this.correctionSheet(record, given.columns, rows)]);
  }

  private async correctionSheet(
    record: ImportRecord,
    columns: readonly string[],
    rows: readonly GivenRow[],
  ): Promise<Sheet> {
    const known = new Map((await this.columnsOf(record.call_id)).map((one) => [plain(one.heading), one]));
    const kept = columns.filter((heading) => !(problemColumns as readonly string[]).includes(heading));
    const [problems, place] = problemColumns;
    const said = new Map<number, string[]>();
    for (const mistake of record.row_errors) {
      const { column, message, line } = toErrorView(mistake);
      said.set(line, [...(said.get(line) ?? []), column === undefined ? message : `${column}：${message}`]);
    }
    return {
      name: word('correctionSheet'),
      above: [word('aboutCorrections')],
      columns: [
        ...kept.map((heading) => {
          const { width = 14, options, help } = known.get(plain(heading)) ?? {};
          // Whatever was written stays as it was written.
          return { heading, width, text: true, ...(options && { options }), ...(help !== undefined && { help }) };
        }),
        { heading: problems, width: 60 },
        { heading: place, width: 10 },
      ],
      rows: rows.map(({ line, cells }) => [
        ...kept.map((heading) => cells[heading] ?? ''),
        said.get(line)?.join('；') ?? '',
        line,
      ]),
      prepared: Math.max(rows.length, 1),
    };
  }

  private async columnsOf(callId: string) {
    return templateColumns(await this.teams.of(callId), (key, params) => word(`help.${key}`, params));
  }
}

function word(key: string, params: Record<string, string> = {}): string {
  return translate(currentContext().locale, `imports.template.${key}`, params);
}

/** As the importer reads a heading. */
function plain(heading: string): string {
  return heading.normalize('NFKC').replace(/[\s*]+/g, '');
}
