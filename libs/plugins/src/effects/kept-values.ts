import { Injectable } from '@nestjs/common';
import { pluginErrors } from '../registry/plugins.errors.js';
import { Clock, requestErrors, UnitOfWork } from '@redmaple/platform';

/** Keys of one plugin in one county. */
const mostKeys = 10_000;
/** Bytes of one value as JSON. */
const mostBytes = 16_384;
/** Values that are handed over at once. */
const mostRead = 200;

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

  /** The values under keys that begin with one of `beginnings`, in the order of their keys. */
  async read(pluginId: string, beginnings: readonly string[]): Promise<Record<string, unknown>> {
    if (beginnings.length === 0) return {};
    const rows = await this.work.run(() =>
      this.work.query<{ key: string; value: unknown }>(
        `SELECT key, value FROM plugins.kept
         WHERE plugin_id = $1 AND EXISTS (SELECT 1 FROM unnest($2::text[]) b WHERE starts_with(key, b))
         ORDER BY key LIMIT $3`,
        [pluginId, beginnings, mostRead],
      ),
    );
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  }
}
