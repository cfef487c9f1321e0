import { Injectable } from '@nestjs/common';
import { Counties } from '../access/counties.js';
import { Audit } from '../audit/audit.js';
import { Clock } from '../clock/clock.js';
import { type Actor, currentContext, currentCounty, type Grant, withContext } from '../context/context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { accessErrors } from '../errors/platform-errors.js';
import type { SheetCell } from '../sheets/index.js';
import { exportFile } from './export-file.js';
import { ExportLists, exportReader, type KnownList } from './export-list.js';
import { type ExportRecord, ExportStore } from './export-store.js';
import { exportErrors } from './exports.errors.js';

/** A county of this size is the largest there is; beyond it somebody has to say which part. */
const mostRows = 200_000;
/** How long a file lies ready, in milliseconds. */
const keptFor = 24 * 3_600_000;

interface GrantRow {
  role: string;
  scope: Grant['scope'];
  scope_id: string | null;
}

/** Makes the file of an export. */
@Injectable()
export class ExportWriter {
  constructor(
    private readonly work: UnitOfWork,
    private readonly lists: ExportLists,
    private readonly store: ExportStore,
    private readonly counties: Counties,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The worker's part: reads the list as who asked may see it at this moment. Run twice, or again after a death in between,
   * it makes the one file.
   * @throws access.denied once the account may not see the list any more, exports.tooManyRows
   */
  async run(exportId: string): Promise<void> {
    const record = await this.work.run(() =>
      this.work.one<ExportRecord>(`SELECT * FROM platform.list_export WHERE id = $1 AND state = 'running'`, [exportId]),
    );
    if (!record) return;
    const actor = await this.actorOf(record.account_id);
    const { county, requestId } = currentContext();
    await withContext({ county, actor, requestId, locale: record.locale }, async () => {
      const list = this.lists.allowed(record.list, actor);
      const zone = await this.counties.timezoneOf(currentCounty());
      const rows = list.rows(this.store.filtersOf(record), exportReader(record.locale, zone));
      await this.write(record, list, rows, (count) => this.progress(exportId, count));
    });
  }

  /** Writes the file, and what is known of it once it is whole. */
  async write(
    record: ExportRecord,
    list: KnownList,
    rows: AsyncIterable<SheetCell[]> | Iterable<SheetCell[]>,
    progress: (rows: number) => Promise<void>,
  ): Promise<void> {
    let count = 0;
    async function* counted(): AsyncGenerator<SheetCell[]> {
      for await (const row of rows) {
        if (++count > mostRows) throw exportErrors.tooManyRows({ limit: mostRows });
        yield row;
        if (count % 1_000 === 0) await progress(count);
      }
    }
    const zone = await this.counties.timezoneOf(currentCounty());
    const file = exportFile(list, counted(), exportReader(record.locale, zone), {
      format: record.format,
      by: await this.nameOf(record.account_id),
      at: this.clock.now().toISOString(),
    });
    const bytes = await this.store.put(record.id, file);
    await this.work.run(async () => {
      const now = this.clock.now();
      await this.work.execute(
        `UPDATE platform.list_export SET state = 'ready', rows = $2, bytes = $3, ready_at = $4, expires_at = $5
         WHERE id = $1 AND state = 'running'`,
        [record.id, count, bytes, now, new Date(now.getTime() + keptFor)],
      );
      await this.audit.record(
        'list.exported',
        { type: 'list-export', id: record.id },
        { list: list.code, format: record.format, rows: count },
      );
    });
  }

  /** Notes that an export was given up. */
  async fail(exportId: string, code: string): Promise<void> {
    await this.work.run(async () => {
      await this.store.clear(exportId);
      await this.work.execute(
        `UPDATE platform.list_export SET state = 'failed', failure = $2 WHERE id = $1 AND state = 'running'`,
        [exportId, code],
      );
    });
  }

  /** Removes files whose day is over. Returns how many. */
  expire(): Promise<number> {
    return this.work.run(async () => {
      const gone = await this.work.query<{ id: string }>(
        `UPDATE platform.list_export SET state = 'expired' WHERE state = 'ready' AND expires_at <= $1 RETURNING id`,
        [this.clock.now()],
      );
      await this.work.execute('DELETE FROM platform.list_export_piece WHERE export_id = ANY($1)', [
        gone.map(({ id }) => id),
      ]);
      return gone.length;
    });
  }

  private async progress(id: string, rows: number): Promise<void> {
    await this.work.run(() => this.work.execute('UPDATE platform.list_export SET rows = $2 WHERE id = $1', [id, rows]));
  }

  /** Whoever asked, with the roles that they have now. */
  private actorOf(accountId: string): Promise<Actor> {
    return this.work.run(async () => {
      const account = await this.work.one<{ person_id: string | null }>(
        `SELECT person_id FROM platform.account WHERE id = $1 AND status = 'active'`,
        [accountId],
      );
      if (!account) throw accessErrors.denied();
      const grants = await this.work.query<GrantRow>(
        `SELECT role, scope, scope_id FROM platform.role_grant
         WHERE account_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)`,
        [accountId, this.clock.now()],
      );
      return {
        kind: 'account',
        id: accountId,
        ...(account.person_id !== null && { personId: account.person_id }),
        grants: grants.map(({ role, scope, scope_id }) => ({
          role,
          scope,
          ...(scope_id !== null && { scopeId: scope_id }),
        })),
      };
    });
  }

  private async nameOf(accountId: string): Promise<string> {
    const row = await this.work.run(() =>
      this.work.one<{ display_name: string | null }>('SELECT display_name FROM platform.account WHERE id = $1', [
        accountId,
      ]),
    );
    return row?.display_name ?? '';
  }
}
