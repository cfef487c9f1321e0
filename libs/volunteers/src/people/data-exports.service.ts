import { Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  Counties,
  currentContext,
  currentCounty,
  defineJob,
  Messages,
  Outbox,
  requestErrors,
  UnitOfWork,
  Vault,
} from '@redmaple/platform';
import { type OwnData, OwnDataCollector } from './own-data.js';
import type { DataExportView } from './own-data.dto.js';
import { toReadablePage } from './own-data-page.js';

/** Gathers a copy; payload of ids. */
export const gatherData = defineJob<{ exportId: string }>('volunteers.gather-data', { attempts: 8 });

interface ExportRow {
  readonly id: string;
  readonly person_id: string;
  readonly state: DataExportView['state'];
  readonly sealed_data: Buffer | null;
  readonly rows: number | null;
  readonly asked_at: Date;
  readonly ready_at: Date | null;
  readonly expires_at: Date | null;
}

const columns = 'id, person_id, state, sealed_data, rows, asked_at, ready_at, expires_at';
/** How long a copy lies ready. */
const readyDays = 7;
const day = 86_400_000;

/** Copies of one's own data (PIPL 45): gathered by the worker, sealed under the person's key, gone after a week. */
@Injectable()
export class DataExports {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly messages: Messages,
    private readonly counties: Counties,
    private readonly collector: OwnDataCollector,
  ) {}

  /** My copies, the latest first. */
  mine(): Promise<DataExportView[]> {
    return this.work.run(async () => {
      const rows = await this.work.query<ExportRow>(
        `SELECT ${columns.replace('sealed_data', 'NULL::bytea AS sealed_data')} FROM volunteers.data_export
         WHERE person_id = $1 ORDER BY id DESC LIMIT 10`,
        [ownPersonId()],
      );
      return rows.map(toView);
    });
  }

  /** Asks for a copy; while one is being gathered this is that one. */
  ask(): Promise<DataExportView> {
    return this.work.run(async () => {
      const personId = ownPersonId();
      const made = await this.work.one<ExportRow>(
        `INSERT INTO volunteers.data_export (person_id, asked_at) VALUES ($1, $2)
         ON CONFLICT (county_code, person_id) WHERE state = 'gathering' DO NOTHING RETURNING ${columns}`,
        [personId, this.clock.now()],
      );
      if (made) {
        await this.outbox.enqueue(gatherData, { exportId: made.id });
        await this.audit.record('data-export.asked', { type: 'person', id: personId });
        return toView(made);
      }
      const running = await this.work.one<ExportRow>(
        `SELECT ${columns} FROM volunteers.data_export WHERE person_id = $1 AND state = 'gathering'`,
        [personId],
      );
      if (!running) throw requestErrors.busy({}, { retryAfterSeconds: 1 });
      return toView(running);
    });
  }

  /** The copy for programs. @throws request.notFound for another's, an unready and an expired one */
  json(id: string): Promise<string> {
    return this.work.run(async () => JSON.stringify(await this.open(id), undefined, 2));
  }

  /** The copy for people, in the reader's language. @throws request.notFound as {@link json} */
  page(id: string): Promise<string> {
    return this.work.run(async () => {
      const timezone = await this.counties.timezoneOf(currentCounty());
      return toReadablePage(await this.open(id), currentContext().locale, timezone);
    });
  }

  /** The worker's part. Run twice, or again after a death in between, it makes the one copy. */
  gather(exportId: string): Promise<void> {
    return this.work.run(async () => {
      const row = await this.work.one<ExportRow>(
        `SELECT ${columns} FROM volunteers.data_export WHERE id = $1 AND state = 'gathering' FOR UPDATE`,
        [exportId],
      );
      const data = row && (await this.collector.gather(row.person_id));
      const key = row && (await this.vault.keyOf(row.person_id));
      if (!row || !data || !key) return;
      const now = this.clock.now();
      await this.work.execute(
        `UPDATE volunteers.data_export SET state = 'ready', sealed_data = $2, rows = $3, ready_at = $4, expires_at = $5 WHERE id = $1`,
        [
          exportId,
          this.vault.sealFor(key, 'data-export', JSON.stringify(data)),
          data.sections.reduce((sum, section) => sum + section.rows.length, 1),
          now,
          new Date(now.getTime() + readyDays * day),
        ],
      );
      await this.messages.send({
        personId: row.person_id,
        template: 'messages.exportReady',
        params: { days: readyDays },
        dedupeKey: `data-export:${exportId}`,
      });
    });
  }

  /** Empties copies whose week is over. */
  expire(): Promise<number> {
    return this.work.run(() =>
      this.work.execute(
        `UPDATE volunteers.data_export SET state = 'expired', sealed_data = NULL WHERE state = 'ready' AND expires_at <= $1`,
        [this.clock.now()],
      ),
    );
  }

  private async open(id: string): Promise<OwnData> {
    const row = await this.work.one<ExportRow>(
      `SELECT ${columns} FROM volunteers.data_export WHERE id = $1 AND person_id = $2 AND state = 'ready' AND expires_at > $3`,
      [id, ownPersonId(), this.clock.now()],
    );
    const key = row && (await this.vault.keyOf(row.person_id));
    if (!row?.sealed_data || !key) throw requestErrors.notFound();
    await this.audit.record('data-export.fetched', { type: 'person', id: row.person_id });
    return JSON.parse(this.vault.openFor(key, 'data-export', row.sealed_data)) as OwnData;
  }
}

function toView(row: ExportRow): DataExportView {
  return {
    id: row.id,
    state: row.state,
    askedAt: row.asked_at.toISOString(),
    ...(row.ready_at && { readyAt: row.ready_at.toISOString() }),
    ...(row.expires_at && { expiresAt: row.expires_at.toISOString() }),
    ...(row.rows !== null && { rows: row.rows }),
  };
}

function ownPersonId(): string {
  const { personId } = currentContext().actor;
  if (personId === undefined) throw requestErrors.notFound();
  return personId;
}
