import { Injectable } from '@nestjs/common';
import { currentContext, requestErrors, translate, UnitOfWork, Vault } from '@redmaple/platform';
import type { ImportRowErrorView, ImportView } from './import.dto.js';
import type { ImportState } from './import.entity.js';
import type { ImportRowError, SealedRows } from './import-row.js';

export interface ImportRecord {
  readonly id: string;
  readonly call_id: string;
  readonly state: ImportState;
  readonly format: string;
  readonly encoding: string | null;
  readonly sealed_rows: Buffer | null;
  readonly row_errors: readonly ImportRowError[];
  readonly ignored_columns: readonly string[];
  readonly total_rows: number;
  readonly wrong_rows: number;
  readonly added_rows: number;
  readonly waitlisted_rows: number;
  readonly present_rows: number;
  readonly progress: number;
  readonly failure: string | null;
  readonly created_at: Date;
  readonly committed_at: Date | null;
  readonly version: number;
}

/** How many mistakes an answer lists. */
const listed = 1_000;

/** Reads imports and their sealed rows. */
@Injectable()
export class ImportStore {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** @throws request.notFound */
  async found(id: string): Promise<ImportRecord> {
    const record = await this.work.one<ImportRecord>('SELECT * FROM volunteers.import WHERE id = $1', [id]);
    if (!record) throw requestErrors.notFound();
    return record;
  }

  async ofCall(callId: string): Promise<ImportRecord[]> {
    return this.work.query<ImportRecord>(
      'SELECT * FROM volunteers.import WHERE call_id = $1 ORDER BY id DESC LIMIT 100',
      [callId],
    );
  }

  seal(id: string, rows: SealedRows): Buffer {
    return this.vault.sealShared(`import:${id}`, JSON.stringify(rows));
  }

  /** The rows of an import; undefined once they are removed. */
  rowsOf(record: ImportRecord): SealedRows | undefined {
    return record.sealed_rows
      ? (JSON.parse(this.vault.openShared(`import:${record.id}`, record.sealed_rows)) as SealedRows)
      : undefined;
  }
}

export function toImportView(record: ImportRecord): ImportView {
  return {
    id: record.id,
    callId: record.call_id,
    state: record.state,
    format: record.format,
    ...(record.encoding !== null && { encoding: record.encoding }),
    totalRows: record.total_rows,
    wrongRows: record.wrong_rows,
    presentRows: record.present_rows,
    addedRows: record.added_rows,
    waitlistedRows: record.waitlisted_rows,
    progress: record.progress,
    ...(record.failure !== null && { failure: record.failure }),
    ignoredColumns: [...record.ignored_columns],
    errors: record.row_errors.slice(0, listed).map(toErrorView),
    createdAt: record.created_at.toISOString(),
    ...(record.committed_at && { committedAt: record.committed_at.toISOString() }),
    version: record.version,
  };
}

export function toErrorView({ line, field, column, code, params }: ImportRowError): ImportRowErrorView {
  return { line, field, ...(column !== undefined && { column }), code, message: messageOf(code, params) };
}

function messageOf(code: string, params: ImportRowError['params'] = {}): string {
  const { locale } = currentContext();
  // Reasons of a plugin bring their words with them.
  if (code === 'pluginReason') return String(params[locale] ?? params['zh-CN'] ?? '');
  if (code.startsWith('blockers.')) return translate(locale, code, params);
  return translate(locale, code.includes('.') ? `errors.${code}` : `fields.${code}`, params);
}
