import { Injectable } from '@nestjs/common';
import { currentCounty, UnitOfWork } from '@redmaple/platform';
import type { TeamTypeInfo } from './team-type-info.js';

/** How long an answer is believed, in milliseconds: processes agree on what is switched on within this time. */
const staleAfter = 5_000;

/** A county's row about one plugin. */
export interface CountyPlugin {
  readonly pluginId: string;
  readonly enabled: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly changedAt: Date;
  readonly changedBy: string;
  /** When faults switched it off. */
  readonly stoppedAt?: Date;
  readonly version: number;
  /** Team types as they were when the row was last written. */
  readonly lastSeen: readonly TeamTypeInfo[];
}

interface Row {
  plugin_id: string;
  enabled: boolean;
  settings: Record<string, unknown>;
  changed_at: Date;
  changed_by: string;
  stopped_at: Date | null;
  version: number;
  last_seen: readonly TeamTypeInfo[];
}

type States = ReadonlyMap<string, CountyPlugin>;

/** What the current county has switched on and set; read from memory, at most five seconds old. */
@Injectable()
export class CountyPlugins {
  private readonly cache = new Map<string, { readonly at: number; readonly states: Promise<States> }>();

  constructor(private readonly work: UnitOfWork) {}

  /** The rows of the current county by plugin id. */
  all(): Promise<States> {
    const county = currentCounty();
    const known = this.cache.get(county);
    const now = performance.now();
    if (known && now - known.at <= staleAfter) return known.states;
    // Joins an open transaction: waiting for a second connection while holding one could starve the pool.
    const states = this.work.run(() => this.read(county));
    this.cache.set(county, { at: now, states });
    states.catch(() => this.cache.delete(county));
    return states;
  }

  /** The row of one plugin as it is in the database now, locked until the transaction ends. */
  async locked(pluginId: string): Promise<CountyPlugin | undefined> {
    const rows = await this.work.query<Row>('SELECT * FROM plugins.county_plugin WHERE plugin_id = $1 FOR UPDATE', [
      pluginId,
    ]);
    return rows.map(toCountyPlugin)[0];
  }

  /** Makes this process read the current county again; the others follow within five seconds. */
  forget(): void {
    this.cache.delete(currentCounty());
  }

  private async read(county: string): Promise<States> {
    const rows = await this.work.query<{ county: string } & (Row | { plugin_id: null })>(
      `SELECT current_setting('app.county') AS county, p.* FROM (SELECT 1) always LEFT JOIN plugins.county_plugin p ON true`,
    );
    // Rows of the transaction's county must not be remembered as those of another.
    if (rows.some((row) => row.county !== county))
      throw new Error('The open transaction belongs to another county than the context.');
    return new Map(
      rows.flatMap((row) => (row.plugin_id === null ? [] : [[row.plugin_id, toCountyPlugin(row)] as const])),
    );
  }
}

function toCountyPlugin(row: Row): CountyPlugin {
  return {
    pluginId: row.plugin_id,
    enabled: row.enabled,
    settings: row.settings,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    ...(row.stopped_at && { stoppedAt: row.stopped_at }),
    version: row.version,
    lastSeen: row.last_seen,
  };
}
