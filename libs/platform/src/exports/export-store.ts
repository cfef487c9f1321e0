import { Injectable } from '@nestjs/common';
import type { Locale } from '@redmaple/i18n';
import { Vault } from '../crypto/vault.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { translate } from '../http/texts.js';
import type { ExportFormat, ExportView } from './exports.dto.js';

export interface ExportRecord {
  readonly id: string;
  readonly account_id: string;
  readonly list: string;
  readonly format: ExportFormat;
  readonly locale: Locale;
  readonly sealed_filters: Buffer;
  readonly state: ExportView['state'];
  readonly rows: number;
  readonly bytes: number | null;
  readonly failure: string | null;
  readonly asked_at: Date;
  readonly ready_at: Date | null;
  readonly expires_at: Date | null;
}

/** Of a piece, before it is sealed. */
const pieceBytes = 1_048_576;

/** Keeps the files of exports in sealed pieces, so that neither writing nor fetching one holds more than a piece. */
@Injectable()
export class ExportStore {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  sealFilters(id: string, filters: object): Buffer {
    return this.vault.sealShared(`list-export:${id}:filters`, JSON.stringify(filters));
  }

  filtersOf({ id, sealed_filters }: ExportRecord): Record<string, unknown> {
    const text = this.vault.openShared(`list-export:${id}:filters`, sealed_filters);
    return JSON.parse(text) as Record<string, unknown>;
  }

  /**
   * Writes a file in place of whatever an attempt before left behind.
   * @returns its length in bytes
   */
  async put(id: string, file: AsyncIterable<Buffer>): Promise<number> {
    await this.clear(id);
    let waiting: Buffer[] = [];
    let held = 0;
    let bytes = 0;
    let no = 0;
    const flush = async () => {
      await this.putPiece(id, no, Buffer.concat(waiting));
      no += 1;
      waiting = [];
      held = 0;
    };
    for await (const chunk of file) {
      waiting.push(chunk);
      held += chunk.length;
      bytes += chunk.length;
      if (held >= pieceBytes) await flush();
    }
    if (held > 0) await flush();
    return bytes;
  }

  /** The file, a piece in memory at a time. */
  async *pieces(id: string): AsyncGenerator<Buffer> {
    for (let no = 0; ; no++) {
      const row = await this.work.run(() =>
        this.work.one<{ sealed: Buffer }>(
          'SELECT sealed FROM platform.list_export_piece WHERE export_id = $1 AND no = $2',
          [id, no],
        ),
      );
      if (!row) return;
      yield this.vault.openSharedBytes(`list-export:${id}:${no}`, row.sealed);
    }
  }

  async clear(id: string): Promise<void> {
    await this.work.run(() => this.work.execute('DELETE FROM platform.list_export_piece WHERE export_id = $1', [id]));
  }

  private async putPiece(id: string, no: number, bytes: Buffer): Promise<void> {
    await this.work.run(() =>
      this.work.execute('INSERT INTO platform.list_export_piece (export_id, no, sealed) VALUES ($1, $2, $3)', [
        id,
        no,
        this.vault.sealShared(`list-export:${id}:${no}`, bytes),
      ]),
    );
  }
}

export function toExportView(row: ExportRecord, locale: Locale): ExportView {
  return {
    id: row.id,
    list: row.list,
    format: row.format,
    state: row.state,
    rows: row.rows,
    ...(row.bytes !== null && { bytes: row.bytes }),
    ...(row.failure !== null && { failure: row.failure, failureText: translate(locale, `errors.${row.failure}`) }),
    askedAt: row.asked_at.toISOString(),
    ...(row.ready_at && { readyAt: row.ready_at.toISOString() }),
    ...(row.expires_at && { expiresAt: row.expires_at.toISOString() }),
  };
}
