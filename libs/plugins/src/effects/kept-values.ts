import { Injectable } from '@nestjs/common';
import { pluginErrors } from '../registry/plugins.errors.js';
import { Clock, requestErrors, UnitOfWork } from '@redmaple/platform';

/** Keys of one plugin in one county. */
const mostKeys = 10_000;
/** Bytes of one value as JSON. */
const mostBytes = 16_384;
/** Values that are handed over at once. */
const mostRead = 200;
/** Bytes of them: a question has its limit as well. */
const mostReadBytes = 1_000_000;

/** One value with its key, and when it was put there. */
export interface KeptPiece {
  readonly key: string;
  readonly value: string;
  readonly changed: string;
}

/** What plugins keep without tables of their own: values under keys, each plugin and county by itself. */
@Injectable()
export class KeptValues {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws request.invalid when it is too large, or one too many */
  async put(pluginId: string, key: string, value: unknown): Promise<void> {
    const text = JSON.stringify(value ?? null);
    if (Buffer.byteLength(text) > mostBytes)
      throw requestErrors.invalid({}, { fields: [{ field: 'value', code: 'tooLong' }] });
    await this.work.execute(
      `INSERT INTO plugins.kept AS k (plugin_id, key, value, changed_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (county_code, plugin_id, key) DO UPDATE SET value = $3, changed_at = $4`,
      [pluginId, key, text, this.clock.now()],
    );
    const row = await this.work.one<{ keys: number }>(
      'SELECT count(*)::int AS keys FROM plugins.kept WHERE plugin_id = $1',
      [pluginId],
    );
    if ((row?.keys ?? 0) > mostKeys) throw pluginErrors.keepsTooMuch({ keys: mostKeys });
  }

  async delete(pluginId: string, key: string): Promise<void> {
    await this.work.execute('DELETE FROM plugins.kept WHERE plugin_id = $1 AND key = $2', [pluginId, key]);
  }

  /** Deletes what was kept for as long as two people agreed to, of plugins that are off or gone as well. */
  async forgetOld(): Promise<void> {
    await this.work.run(() =>
      this.work.execute(
        `DELETE FROM plugins.kept k USING plugins.county_plugin c
         WHERE c.county_code = k.county_code AND c.plugin_id = k.plugin_id AND (c.agreed->>'retentionDays')::int > 0
           AND k.changed_at < $1::timestamptz - make_interval(days => (c.agreed->>'retentionDays')::int)`,
        [this.clock.now()],
      ),
    );
  }

  /** Whether a plugin keeps anything here. */
  async any(pluginId: string): Promise<boolean> {
    return (await this.work.one('SELECT 1 FROM plugins.kept WHERE plugin_id = $1 LIMIT 1', [pluginId])) !== undefined;
  }

  /** A piece of it, in the order of the keys, as text. */
  piece(pluginId: string, from: number, size: number): Promise<KeptPiece[]> {
    return this.work.query<KeptPiece>(
      `SELECT key, value::text AS value, changed_at::text AS changed FROM plugins.kept WHERE plugin_id = $1
       ORDER BY key OFFSET $2 LIMIT $3`,
      [pluginId, from, size],
    );
  }

  /** The values under keys that begin with one of `beginnings`, in the order of their keys. */
  async read(pluginId: string, beginnings: readonly string[]): Promise<Record<string, unknown>> {
    if (beginnings.length === 0) return {};
    const rows = await this.work.run(() =>
      this.work.query<{ key: string; value: unknown }>(
        `SELECT key, value FROM (
           SELECT key, value, sum(octet_length(value::text)) OVER (ORDER BY key) AS bytes FROM plugins.kept
           WHERE plugin_id = $1 AND EXISTS (SELECT 1 FROM unnest($2::text[]) b WHERE starts_with(key, b))
         ) k WHERE bytes <= $4 ORDER BY key LIMIT $3`,
        [pluginId, beginnings, mostRead, mostReadBytes],
      ),
    );
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  }
}
