import { Injectable } from '@nestjs/common';
import { dayIn } from '@redmaple/i18n';
import { Counties } from '../access/counties.js';
import { Audit } from '../audit/audit.js';
import { Clock } from '../clock/clock.js';
import { currentContext, currentCounty, withContext } from '../context/context.js';
import { uuidv7 } from '../crypto/identifiers.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { requestErrors } from '../errors/platform-errors.js';
import { Outbox } from '../outbox/outbox.js';
import { defineJob } from '../queue/job-definition.js';
import { type SheetCell, writeCsv } from '../sheets/index.js';
import { mappingSheet } from './export-file.js';
import { ExportLists, exportReader, type KnownList } from './export-list.js';
import { type ExportRecord, ExportStore, toExportView } from './export-store.js';
import { ExportWriter } from './export-writer.js';
import type { AskExport, ExportView } from './exports.dto.js';
import { exportErrors } from './exports.errors.js';

export const writeExport = defineJob<{ exportId: string }>('platform.write-export', { attempts: 4, backoff: 2_000 });

/** Lists up to this many rows are made at once, longer ones by the worker. */
const rowsAtOnce = 1_000;
/** Files that one account may ask for in a day: more is no work any more. */
const filesOfDay = 50;
const dayLength = 86_400_000;

interface FetchedExport {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly pieces: AsyncIterable<Buffer>;
}

/** Lists as files: asked for, made, fetched by who asked, gone after a day. */
@Injectable()
export class Exports {
  constructor(
    private readonly work: UnitOfWork,
    private readonly lists: ExportLists,
    private readonly store: ExportStore,
    private readonly writer: ExportWriter,
    private readonly counties: Counties,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks for a list as a file. A short one is ready with the answer, a longer one is made by the worker.
   * @throws exports.unknownList, access.denied, request.invalid naming the filters, exports.oneAtATime, exports.dayFull
   */
  async ask({ list: code, format, filters = {} }: AskExport): Promise<ExportView> {
    const list = this.lists.allowed(code);
    return this.work.run(async () => {
      await list.check(filters);
      const { actor, locale } = currentContext();
      const now = this.clock.now();
      await this.checkDay(actor.id, now);
      const id = uuidv7(now);
      const made = await this.work.one<ExportRecord>(
        `INSERT INTO platform.list_export (id, account_id, list, format, locale, sealed_filters, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (county_code, account_id) WHERE state = 'running' DO NOTHING RETURNING *`,
        [id, actor.id, code, format, locale, this.store.sealFilters(id, filters), now],
      );
      if (!made) throw exportErrors.oneAtATime();
      await this.audit.record('list.export-asked', { type: 'list-export', id }, about(list, made, filters));
      const rows = await this.shortRows(list, filters);
      if (rows) await this.writer.write(made, list, rows, async () => undefined);
      else await this.outbox.enqueue(writeExport, { exportId: id });
      return this.view(await this.found(id));
    });
  }

  /** Mine, the latest first. */
  mine(): Promise<ExportView[]> {
    return this.work.run(async () => {
      const rows = await this.work.query<ExportRecord>(
        'SELECT * FROM platform.list_export WHERE account_id = $1 ORDER BY id DESC LIMIT 20',
        [currentContext().actor.id],
      );
      return rows.map((row) => this.view(row));
    });
  }

  /** @throws request.notFound for another's */
  get(id: string): Promise<ExportView> {
    return this.work.run(async () => this.view(await this.found(id)));
  }

  /**
   * The file, for who asked and may still see the list.
   * @throws request.notFound for another's and an expired one, exports.notReady, access.denied
   */
  fetch(id: string): Promise<FetchedExport> {
    return this.work.run(async () => {
      const record = await this.found(id);
      this.lists.allowed(record.list);
      if (record.state === 'running' || record.state === 'failed') throw exportErrors.notReady();
      if (record.bytes === null || record.expires_at === null || record.expires_at <= this.clock.now())
        throw requestErrors.notFound();
      await this.audit.record('list.export-fetched', { type: 'list-export', id }, { list: record.list });
      return {
        name: await this.fileName(record, record.format),
        type: record.format === 'xlsx' ? xlsxType : csvType,
        bytes: record.bytes,
        pieces: this.inContext(this.store.pieces(id)),
      };
    });
  }

  /** Which field of the national record each column is meant for, to lie beside a .csv file. */
  mapping(id: string): Promise<{ name: string; type: string; text: string }> {
    return this.work.run(async () => {
      const record = await this.found(id);
      const list = this.lists.allowed(record.list);
      const reader = exportReader(record.locale, await this.counties.timezoneOf(currentCounty()));
      let text = '';
      for await (const piece of writeCsv(mappingSheet(list, reader))) text += piece;
      return { name: await this.fileName(record, 'csv', '-fields'), type: csvType, text };
    });
  }

  /** Rows of a list that is short enough to be made with the answer. */
  private async shortRows(list: KnownList, filters: object): Promise<SheetCell[][] | undefined> {
    const zone = await this.counties.timezoneOf(currentCounty());
    const rows: SheetCell[][] = [];
    for await (const row of list.rows(filters, exportReader(currentContext().locale, zone))) {
      if (rows.push(row) > rowsAtOnce) return undefined;
    }
    return rows;
  }

  private async checkDay(accountId: string, now: Date): Promise<void> {
    const row = await this.work.one<{ count: number }>(
      'SELECT count(*)::int AS count FROM platform.list_export WHERE account_id = $1 AND asked_at > $2',
      [accountId, new Date(now.getTime() - dayLength)],
    );
    if ((row?.count ?? 0) >= filesOfDay) throw exportErrors.dayFull({ count: filesOfDay });
  }

  private async found(id: string): Promise<ExportRecord> {
    const record = await this.work.one<ExportRecord>(
      'SELECT * FROM platform.list_export WHERE id = $1 AND account_id = $2',
      [id, currentContext().actor.id],
    );
    if (!record) throw requestErrors.notFound();
    return record;
  }

  private async fileName({ list, asked_at }: ExportRecord, ending: string, more = ''): Promise<string> {
    const day = dayIn(asked_at, await this.counties.timezoneOf(currentCounty()));
    return `${list.split('.')[1] ?? list}-${day}${more}.${ending}`;
  }

  /** Pieces are asked for after the request has been answered: they belong to its county all the same. */
  private inContext(pieces: AsyncGenerator<Buffer>): AsyncIterable<Buffer> {
    const context = { ...currentContext() };
    return {
      [Symbol.asyncIterator]: () => ({
        next: () => withContext(context, () => pieces.next()),
        return: () => withContext(context, () => pieces.return(undefined)),
      }),
    };
  }

  private view(row: ExportRecord): ExportView {
    return toExportView(row, currentContext().locale);
  }
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const csvType = 'text/csv; charset=utf-8';

/** For the audit trail: of what was searched for only that it was. */
function about(list: KnownList, { format }: ExportRecord, filters: object): Record<string, unknown> {
  const told = Object.entries(filters).map(([key, value]) => [key, list.words.includes(key) ? true : value]);
  return { list: list.code, format, filters: Object.fromEntries(told) as Record<string, unknown> };
}
