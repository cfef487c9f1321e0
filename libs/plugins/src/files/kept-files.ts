import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@redmaple/platform';

/** A file as it is shown where its plugin does not run: what it is, not what is in it. */
export interface KeptFilePiece {
  readonly id: string;
  readonly type: string;
  readonly size: string;
  readonly created: string;
}

/** Files that plugins keep, as the county sees them. */
@Injectable()
export class KeptFiles {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Forgets what was kept for as long as two people agreed to, of plugins that are off or gone as well; the bytes go with the next sweep. */
  async forgetOld(): Promise<void> {
    await this.work.run(() =>
      this.work.execute(
        `DELETE FROM platform.file f USING plugins.county_plugin c
         WHERE c.county_code = f.county_code AND f.kept_by = 'plugin:' || c.plugin_id AND (c.agreed->>'retentionDays')::int > 0
           AND f.created_at < $1::timestamptz - make_interval(days => (c.agreed->>'retentionDays')::int)`,
        [this.clock.now()],
      ),
    );
  }

  /** Whether a plugin keeps any here. */
  async any(pluginId: string): Promise<boolean> {
    const row = await this.work.one('SELECT 1 FROM platform.file WHERE kept_by = $1 LIMIT 1', [`plugin:${pluginId}`]);
    return row !== undefined;
  }

  /** A piece of the list, in the order of the ids. */
  piece(pluginId: string, from: number, size: number): Promise<KeptFilePiece[]> {
    return this.work.query<KeptFilePiece>(
      `SELECT id::text, media_type AS type, size::text, created_at::text AS created FROM platform.file WHERE kept_by = $1
       ORDER BY id OFFSET $2 LIMIT $3`,
      [`plugin:${pluginId}`, from, size],
    );
  }
}
