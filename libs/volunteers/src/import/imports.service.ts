import { Injectable } from '@nestjs/common';
import { dayIn } from '@redmaple/i18n';
import {
  Audit,
  Clock,
  Counties,
  currentContext,
  currentCounty,
  defineJob,
  Outbox,
  requestErrors,
  UnitOfWork,
  uuidv7,
  Vault,
} from '@redmaple/platform';
import { paperProblems } from '../people/paper-day.js';
import { documentIndex } from '../people/person-seals.js';
import { importErrors, spreadsheetErrors } from '../recruitment.errors.js';
import type { ImportRowsPage, ImportRowsQuery, ImportView } from './import.dto.js';
import { importChanged } from './import.events.js';
import type { ReadyRow, SealedRows } from './import-row.js';
import { ImportEligibility } from './import-eligibility.js';
import { ImportStore, toErrorView, toImportView } from './import-store.js';
import { ImportTeams } from './import-teams.js';
import { parseSpreadsheet, type Spreadsheet, SpreadsheetError } from './parse/index.js';
import { headingFor } from './parse/sign-up-columns.js';
import { type ReadRows, readRows } from './read-rows.js';
import { missingColumn } from './sheet-columns.js';
import { isExample } from './template-columns.js';

export const commitImport = defineJob<{ importId: string }>('volunteers.commit-import', {
  attempts: 5,
  backoff: 2_000,
});

export interface UploadedSheet {
  readonly file: Buffer;
  readonly filename: string;
  /** Day of the paper consent for rows that don't say one, YYYY-MM-DD. */
  readonly paperConsentOn: string | undefined;
}

/** Spreadsheets of paper sign-ups: read, shown with every mistake, and committed as a whole. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly store: ImportStore,
    private readonly teams: ImportTeams,
    private readonly eligible: ImportEligibility,
    private readonly counties: Counties,
    private readonly vault: Vault,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads a sheet and keeps its rows sealed for the commit. Nothing else is written yet.
   * @throws request.notFound, calls.closed for drafts and archived calls, spreadsheet.*, imports.columnMissing
   */
  async preview(callId: string, sheet: UploadedSheet): Promise<ImportView> {
    const today = dayIn(this.clock.now(), await this.counties.timezoneOf(currentCounty()));
    const wrongDay = sheet.paperConsentOn === undefined ? [] : paperProblems(sheet.paperConsentOn, today);
    if (wrongDay.length > 0) throw requestErrors.invalid({}, { fields: wrongDay });
    const form = await this.teams.of(callId);
    const parsed = withoutExamples(await parse(sheet));
    const missing = missingColumn(parsed.columns, form);
    if (missing !== undefined) throw importErrors.columnMissing({ column: missing }, { field: 'file' });
    const rows = readRows(parsed, { ...form, today, defaultPaperConsentOn: sheet.paperConsentOn });
    return this.work.run(async () => this.keep(callId, parsed, await this.eligible.check(parsed.columns, rows)));
  }

  get(id: string): Promise<ImportView> {
    return this.work.run(async () => {
      const record = await this.store.found(id);
      const view = toImportView(record);
      if (record.state !== 'failed' || record.wrong_rows === 0) return view;
      // Who was refused at the last moment is told by name: nobody looks for them in the sheet.
      const names = new Map(this.store.rowsOf(record)?.shown.map(({ line, name }) => [line, name]));
      return {
        ...view,
        errors: view.errors.map((one) => {
          const name = names.get(one.line);
          return { ...one, ...(name !== undefined && { name }) };
        }),
      };
    });
  }

  /** @throws request.notFound */
  listOf(callId: string): Promise<ImportView[]> {
    return this.work.run(async () => {
      if (!(await this.work.one('SELECT 1 FROM volunteers.call WHERE id = $1', [callId])))
        throw requestErrors.notFound();
      return (await this.store.ofCall(callId)).map(toImportView);
    });
  }

  /** The rows with masked values; empty once committed, when they are removed. */
  rows(id: string, { from, limit }: ImportRowsQuery): Promise<ImportRowsPage> {
    return this.work.run(async () => {
      const record = await this.store.found(id);
      const later = (this.store.rowsOf(record)?.shown ?? []).filter(({ line }) => line >= from);
      const items = later
        .slice(0, limit)
        .map(({ documentType, maskedDocument, maskedPhone, paperConsentOn, ...rest }) => ({
          ...rest,
          ...(documentType !== undefined && { documentType }),
          ...(maskedDocument !== undefined && { maskedDocument }),
          ...(maskedPhone !== undefined && { maskedPhone }),
          ...(paperConsentOn !== undefined && { paperConsentOn }),
          errors: record.row_errors.filter(({ line }) => line === rest.line).map(toErrorView),
        }));
      const next = later[limit]?.line;
      return next === undefined ? { items } : { items, next };
    });
  }

  /**
   * Asks for the commit of a preview without mistakes. Asking again changes nothing; a failed one is tried again.
   * @throws imports.hasErrors, request.notFound
   */
  commit(id: string): Promise<ImportView> {
    return this.work.run(async () => {
      const before = await this.store.found(id);
      if (before.wrong_rows > 0) throw importErrors.hasErrors({ count: before.wrong_rows });
      if (before.state === 'committed') return toImportView(before);
      await this.work.execute(
        `UPDATE volunteers.import SET state = 'committing', progress = 0, failure = NULL, committed_by = $2, version = version + 1
         WHERE id = $1 AND state IN ('preview', 'failed')`,
        [id, currentContext().actor.id],
      );
      await this.outbox.enqueue(commitImport, { importId: id });
      await this.outbox.emit(importChanged, { importId: id });
      await this.audit.record('import.committing', { type: 'import', id });
      return toImportView(await this.store.found(id));
    });
  }

  /** Removes previews and failed imports, and with them their rows, after `days`. Returns how many. */
  purge(days: number): Promise<number> {
    return this.work.run(() =>
      this.work.execute(
        `DELETE FROM volunteers.import WHERE state IN ('preview', 'failed') AND created_at < $1::timestamptz - make_interval(days => $2)`,
        [this.clock.now(), days],
      ),
    );
  }

  private async keep(
    callId: string,
    parsed: Spreadsheet,
    { ready, shown, errors, ignoredColumns }: ReadRows,
  ): Promise<ImportView> {
    const now = this.clock.now();
    const id = uuidv7(now);
    const wrong = new Set(errors.map(({ line }) => line)).size;
    await this.work.execute(
      `INSERT INTO volunteers.import (id, call_id, format, encoding, sealed_rows, row_errors, ignored_columns, total_rows, wrong_rows, present_rows, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        id,
        callId,
        parsed.format,
        parsed.encoding ?? null,
        this.store.seal(id, {
          ready,
          shown,
          given: wrong > 0 ? { columns: parsed.columns, rows: parsed.rows } : onlyRead(parsed, ignoredColumns),
        }),
        JSON.stringify(errors),
        JSON.stringify(ignoredColumns),
        parsed.rows.length,
        wrong,
        await this.countPresent(callId, ready),
        currentContext().actor.id,
        now,
      ],
    );
    await this.audit.record('import.previewed', { type: 'import', id }, { callId, rows: parsed.rows.length, wrong });
    return toImportView(await this.store.found(id));
  }

  private async countPresent(callId: string, ready: readonly ReadyRow[]): Promise<number> {
    const row = await this.work.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM unnest($2::text[], $3::bytea[]) AS r(type, index)
       WHERE EXISTS (SELECT 1 FROM volunteers.person p JOIN volunteers.application a ON a.person_id = coalesce(p.merged_into, p.id)
         WHERE p.document_type = r.type AND p.document_index = r.index AND a.call_id = $1)`,
      [
        callId,
        ready.map(({ identity }) => identity.documentType),
        ready.map(({ identity }) => documentIndex(this.vault, identity.documentType, identity.documentNumber)),
      ],
    );
    return row?.count ?? 0;
  }
}

/** The sheet as far as it means something to the call. */
function onlyRead({ columns, rows }: Spreadsheet, ignored: readonly string[]): NonNullable<SealedRows['given']> {
  const read = columns.filter((heading) => !ignored.includes(heading));
  return {
    columns: read,
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(read.map((heading) => [heading, cells[heading] ?? ''])),
    })),
  };
}

/** Rows that only show how to fill the sheet in. */
function withoutExamples(sheet: Spreadsheet): Spreadsheet {
  const heading = headingFor('name', sheet.columns);
  if (heading === undefined) return sheet;
  return { ...sheet, rows: sheet.rows.filter(({ cells }) => !isExample(cells[heading] ?? '')) };
}

async function parse({ file, filename }: UploadedSheet): Promise<Spreadsheet> {
  try {
    return await parseSpreadsheet(file, filename);
  } catch (error) {
    if (error instanceof SpreadsheetError) throw spreadsheetErrors[error.code](error.params, { field: 'file' });
    throw error;
  }
}
