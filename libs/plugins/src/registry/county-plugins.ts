import { Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  Counties,
  currentContext,
  currentCounty,
  Outbox,
  requestErrors,
  UnitOfWork,
} from '@redmaple/platform';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { fleet } from '../isolation/fleet.js';
import type { Agreement } from './consent/manifest.js';
import { shownOf } from './consent/shown.js';
import { type KeptTable, keptTablesOf } from './kept/kept-tables.js';
import { pluginErrors } from './plugins.errors.js';
import { releaseParked } from './parked/parked.jobs.js';
import { pluginChanged } from './plugins.events.js';
import { type TeamTypeInfo, teamTypesOf } from './team-type-info.js';

/** How long an answer is believed, in milliseconds: processes agree on what is switched on within this time. */
const staleAfter = 2_500;
/** Every process knows of a change after this time, in milliseconds. */
const agreedAfter = 5_000;

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
  /** What was agreed to when it was switched on; absent where it was on before anybody was asked. */
  readonly agreed?: Agreement;
  /** Its own tables as they were when the row was last written. */
  readonly keptTables: readonly KeptTable[];
}

/** What is to be written about a plugin. */
export interface CountyPluginWish {
  readonly enabled: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  /** The proposal that two people agreed on. A person switches nothing on without it; the system needs none. */
  readonly proposalId?: string;
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
  agreed: Agreement | null;
  kept_tables: readonly KeptTable[];
}

type States = ReadonlyMap<string, CountyPlugin>;

/** What the current county has switched on and set; read from memory, at most five seconds old. */
@Injectable()
export class CountyPlugins {
  private readonly cache = new Map<string, { readonly at: number; readonly states: States }>();
  private readonly refreshing = new Set<string>();
  private generation = 0;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly counties: Counties,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The rows of the current county by plugin id. Whoever finds them stale reads them anew, the others go on with the
   * old ones meanwhile: nobody waits for another's read, which may itself wait for the connection they hold.
   */
  async all(): Promise<States> {
    const county = currentCounty();
    const known = this.cache.get(county);
    const now = performance.now();
    if (known && (this.refreshing.has(county) || now - known.at <= staleAfter)) return known.states;
    this.refreshing.add(county);
    try {
      const { generation } = this;
      // Joins an open transaction: waiting for a second connection while holding one could starve the pool.
      const states = await this.work.run(() => this.read(county));
      if (generation === this.generation) this.cache.set(county, { at: now, states });
      return states;
    } finally {
      this.refreshing.delete(county);
    }
  }

  /** The row of one plugin as it is in the database now, locked until the transaction ends. */
  async locked(pluginId: string): Promise<CountyPlugin | undefined> {
    const rows = await this.work.query<Row>('SELECT * FROM plugins.county_plugin WHERE plugin_id = $1 FOR UPDATE', [
      pluginId,
    ]);
    return rows.map(toCountyPlugin)[0];
  }

  /**
   * Writes the row of a plugin and the audit row with it. Settings are taken as checked.
   * @param before the locked row the change is based on.
   * @throws plugins.notForCounty; request.stale when somebody was faster
   */
  async write(plugin: LoadedPlugin, wish: CountyPluginWish, before: CountyPlugin | undefined): Promise<CountyPlugin> {
    const { id, definition } = plugin;
    const county = currentCounty();
    if (wish.enabled && !(await this.isMeantHere(plugin))) throw pluginErrors.notForCounty();
    const { actor } = currentContext();
    const { enabled, settings, proposalId } = wish;
    const shown = shownOf(plugin);
    const agrees = enabled && (proposalId !== undefined || actor.kind === 'system' || before?.enabled !== true);
    const agreed = agrees ? shown.agreement : before?.agreed;
    const after: CountyPlugin = {
      pluginId: id,
      enabled,
      settings,
      changedAt: this.clock.now(),
      changedBy: actor.id,
      version: (before?.version ?? 0) + 1,
      lastSeen: teamTypesOf(definition),
      ...(agreed && { agreed }),
      keptTables: keptTablesOf(definition),
    };
    const written = await (before === undefined
      ? this.insert(after, plugin, wish)
      : this.update(after, plugin, wish, agrees));
    if (written === 0) throw requestErrors.stale();
    await this.audit.record(actionOf(after.enabled, before?.enabled ?? false), { type: 'plugin', id });
    await this.outbox.emit(pluginChanged, {});
    if (enabled)
      await this.outbox.enqueue(
        releaseParked,
        { pluginId: id },
        { at: new Date(after.changedAt.getTime() + agreedAfter) },
      );
    this.work.afterCommit(() => {
      this.forget();
      if (!after.enabled) fleet.stop(id, county);
    });
    return after;
  }

  /** Guards look at a row that is inserted before they know that there is one already: so there are two statements. */
  private insert(row: CountyPlugin, plugin: LoadedPlugin, { proposalId }: CountyPluginWish): Promise<number> {
    return this.work.execute(
      `INSERT INTO plugins.county_plugin (plugin_id, enabled, settings, settings_version, last_seen, changed_by, changed_at,
         kept_tables, agreed, manifest_hash, basis, proposal_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (county_code, plugin_id) DO NOTHING`,
      [
        ...columnsOf(row, plugin),
        row.agreed === undefined ? null : JSON.stringify(row.agreed),
        row.agreed === undefined ? null : shownOf(plugin).hash,
        proposalId === undefined ? 'system' : 'proposal',
        proposalId ?? null,
      ],
    );
  }

  private update(
    row: CountyPlugin,
    plugin: LoadedPlugin,
    { proposalId }: CountyPluginWish,
    agrees: boolean,
  ): Promise<number> {
    return this.work.execute(
      `UPDATE plugins.county_plugin SET enabled = $2, settings = $3, settings_version = $4, last_seen = $5, changed_by = $6,
         changed_at = $7, kept_tables = $8, stopped_at = NULL, version = version + 1,
         agreed = CASE WHEN $10 THEN $11 ELSE agreed END, manifest_hash = CASE WHEN $10 THEN $12 ELSE manifest_hash END,
         basis = CASE WHEN $10 THEN CASE WHEN $13::uuid IS NULL THEN 'system' ELSE 'proposal' END ELSE basis END,
         proposal_id = CASE WHEN $10 THEN $13 ELSE proposal_id END
       WHERE plugin_id = $1 AND version = $9`,
      [
        ...columnsOf(row, plugin),
        row.version - 1,
        agrees,
        JSON.stringify(shownOf(plugin).agreement),
        shownOf(plugin).hash,
        proposalId ?? null,
      ],
    );
  }

  /** Makes this process read the current county again; the others follow within five seconds. */
  forget(): void {
    this.cache.delete(currentCounty());
    this.generation++;
  }

  /** Whether the current county may have it. A demo or rehearsal county may try every plugin. */
  async isMeantHere({ definition }: LoadedPlugin): Promise<boolean> {
    const code = currentCounty();
    if (definition.counties === 'all' || definition.counties.includes(code)) return true;
    const county = (await this.counties.all()).get(code);
    return county !== undefined && county.kind !== 'regular';
  }

  /**
   * Notes in the current county what the plugins that were on before anybody was asked may do: a version that asks for
   * more is noticed from then on.
   */
  async noteEarlier(plugins: readonly LoadedPlugin[]): Promise<void> {
    await this.work.run(() =>
      this.work.execute(
        `UPDATE plugins.county_plugin p SET agreed = n.agreed
         FROM jsonb_to_recordset($1) AS n(id text, agreed jsonb) WHERE p.plugin_id = n.id AND p.enabled AND p.agreed IS NULL`,
        [JSON.stringify(plugins.map((one) => ({ id: one.id, agreed: shownOf(one).agreement })))],
      ),
    );
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

/** The columns that both statements begin with. */
function columnsOf(row: CountyPlugin, { definition }: LoadedPlugin): unknown[] {
  return [
    row.pluginId,
    row.enabled,
    JSON.stringify(row.settings),
    definition.settings?.version ?? null,
    JSON.stringify(row.lastSeen),
    row.changedBy,
    row.changedAt,
    JSON.stringify(row.keptTables),
  ];
}

function actionOf(enabled: boolean, before: boolean): string {
  if (enabled === before) return 'plugin.configured';
  return enabled ? 'plugin.enabled' : 'plugin.disabled';
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
    ...(row.agreed && { agreed: row.agreed }),
    keptTables: row.kept_tables,
  };
}
