import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Env } from '../config/env.js';
import { requestErrors } from '../errors/platform-errors.js';

export interface AuditEntryView {
  readonly id: string;
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string;
  /** Name of a member of the staff; absent for volunteers and jobs. */
  readonly actorName?: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly details: Record<string, unknown>;
  readonly sealed: boolean;
}

export interface ChainReport {
  readonly county: string;
  readonly entries: number;
  readonly sealed: number;
  readonly unsealed: number;
  /** Hex hash of the last seal: the anchor to write down off this machine. */
  readonly head: string | undefined;
  /** What does not fit: gaps, changed rows, rows without seal older than the grace. Empty = intact. */
  readonly faults: readonly string[];
}

/** How far the chain has come. */
export interface SealState {
  readonly sealedUntil: Date | undefined;
  readonly unsealed: number;
  readonly oldestUnsealedAt: Date | undefined;
}

interface SealedRow {
  seq: string;
  previous_hash: Buffer;
  hash: Buffer;
  line: string | null;
  entry_id: string;
}

/** Reads the audit trail as the role `auditor`, which can read nothing else. */
@Injectable()
export class AuditReader implements OnApplicationShutdown {
  private readonly pool: pg.Pool | undefined;

  constructor(env: Env) {
    if (env.AUDITOR_DATABASE_URL) {
      this.pool = new pg.Pool({ connectionString: env.AUDITOR_DATABASE_URL, max: 2, idleTimeoutMillis: 5_000 });
      this.pool.on('error', () => {});
      // One that dies in use fails its query; its own event would end the process.
      this.pool.on('connect', (client) => void client.on('error', () => {}));
    }
  }

  /** Newest first; `before` is the id to go on from. */
  async page(
    county: string,
    options: { before?: string; subjectId?: string; actorId?: string; action?: string; limit: number },
  ): Promise<AuditEntryView[]> {
    const rows = await this.inCounty(county, (client) =>
      client.query(
        `SELECT e.*, s.seq IS NOT NULL AS sealed FROM audit.entry e LEFT JOIN audit.seal s ON s.entry_id = e.id
         WHERE ($1::uuid IS NULL OR e.id < $1) AND ($2::text IS NULL OR e.subject_id = $2)
           AND ($3::text IS NULL OR e.actor_id = $3) AND ($4::text IS NULL OR starts_with(e.action, $4))
         ORDER BY e.id DESC LIMIT $5`,
        [
          options.before ?? null,
          options.subjectId ?? null,
          options.actorId ?? null,
          options.action ?? null,
          options.limit,
        ],
      ),
    );
    return rows.rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      actorKind: row.actor_kind,
      actorId: row.actor_id,
      action: row.action,
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      details: row.details,
      sealed: row.sealed,
    }));
  }

  /** Recomputes the chain of a county from its first row. */
  verify(county: string, now: Date, graceSeconds = 120): Promise<ChainReport> {
    return this.inCounty(county, async (client) => {
      const counts = await client.query<{ entries: number; late: number }>(
        `SELECT count(*)::int AS entries,
           count(*) FILTER (WHERE s.seq IS NULL AND e.at < $1::timestamptz - make_interval(secs => $2))::int AS late
         FROM audit.entry e LEFT JOIN audit.seal s ON s.entry_id = e.id`,
        [now, graceSeconds],
      );
      const chain = await client.query<SealedRow>(
        `SELECT s.seq, s.previous_hash, s.hash, s.entry_id, audit.line(e) AS line
         FROM audit.seal s LEFT JOIN audit.entry e ON e.id = s.entry_id ORDER BY s.seq`,
      );
      const { entries, late } = counts.rows[0] ?? { entries: 0, late: 0 };
      const faults = checkChain(county, chain.rows);
      if (late > 0) faults.push(`${late} rows are older than ${graceSeconds} s and not sealed`);
      return {
        county,
        entries,
        sealed: chain.rows.length,
        unsealed: entries - chain.rows.length,
        head: chain.rows.at(-1)?.hash.toString('hex'),
        faults,
      };
    });
  }

  /** How far the chain of a county has come, without recomputing it. */
  sealState(county: string): Promise<SealState> {
    return this.inCounty(county, async (client) => {
      const { rows } = await client.query<{ sealed: Date | null; unsealed: number; oldest: Date | null }>(
        `SELECT (SELECT e.at FROM audit.seal s JOIN audit.entry e ON e.id = s.entry_id ORDER BY s.seq DESC LIMIT 1) AS sealed,
           count(*)::int AS unsealed, min(e.at) AS oldest
         FROM audit.entry e WHERE NOT EXISTS (SELECT 1 FROM audit.seal s WHERE s.entry_id = e.id)`,
      );
      const [row] = rows;
      return {
        sealedUntil: row?.sealed ?? undefined,
        unsealed: row?.unsealed ?? 0,
        oldestUnsealedAt: row?.oldest ?? undefined,
      };
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.end();
  }

  private async inCounty<T>(county: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    if (!this.pool) throw requestErrors.busy();
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN READ ONLY');
      await client.query(`SELECT set_config('app.county', $1, true)`, [county]);
      return await work(client);
    } finally {
      await client.query('ROLLBACK').catch(() => {});
      client.release();
    }
  }
}

/** Every seal must follow the one before and fit its row. */
function checkChain(county: string, rows: readonly SealedRow[]): string[] {
  const faults: string[] = [];
  let previous: Buffer = createHash('sha256').update(`redmaple ${county}`).digest();
  rows.forEach((row, index) => {
    const seq = Number(row.seq);
    if (seq !== index + 1) faults.push(`seal ${seq} stands where ${index + 1} belongs`);
    if (!row.previous_hash.equals(previous)) faults.push(`seal ${seq} does not follow the one before`);
    if (row.line === null) {
      faults.push(`seal ${seq}: its row ${row.entry_id} is gone`);
    } else {
      const digest = createHash('sha256').update(row.previous_hash).update(`${seq}\u001f${row.line}`).digest();
      if (!digest.equals(row.hash)) faults.push(`row ${row.entry_id} (seal ${seq}) was changed`);
    }
    previous = row.hash;
  });
  return faults;
}
