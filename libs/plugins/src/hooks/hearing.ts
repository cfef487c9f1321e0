import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@redmaple/platform';
import type { EventRow } from './happened.js';

/** Events read at once for all plugins of a county. */
const pageSize = 500;

/** A plugin that has something to hear. */
export interface Behind {
  readonly pluginId: string;
  readonly heardTo: number;
  /** The county's last event. */
  readonly last: number;
  /** It threw at the next event, and is to hear one at a time. */
  readonly failing: boolean;
}

/** How far each plugin has heard. */
@Injectable()
export class Hearing {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Counties in which a plugin that is on has something to hear now. */
  async countiesBehind(): Promise<readonly string[]> {
    const rows = await this.work.asSystemPurpose('relay', () =>
      this.work.query<{ county_code: string }>(
        `SELECT DISTINCT h.county_code FROM plugins.hearing h
           JOIN plugins.event_head e USING (county_code) JOIN plugins.county_plugin c USING (county_code, plugin_id)
         WHERE c.enabled AND h.heard_to < e.last AND (h.retry_at IS NULL OR h.retry_at <= $1)`,
        [this.clock.now()],
      ),
    );
    return rows.map((one) => one.county_code);
  }

  /** The plugins of the current county that have something to hear now. */
  async behind(): Promise<readonly Behind[]> {
    const rows = await this.work.run(() =>
      this.work.query<{ plugin_id: string; heard_to: string; last: string; failing: boolean }>(
        `SELECT h.plugin_id, h.heard_to, e.last, h.failed_no IS NOT NULL AS failing FROM plugins.hearing h
           JOIN plugins.event_head e USING (county_code) JOIN plugins.county_plugin c USING (county_code, plugin_id)
         WHERE c.enabled AND h.heard_to < e.last AND (h.retry_at IS NULL OR h.retry_at <= $1) ORDER BY h.plugin_id`,
        [this.clock.now()],
      ),
    );
    return rows.map((one) => ({
      pluginId: one.plugin_id,
      heardTo: Number(one.heard_to),
      last: Number(one.last),
      failing: one.failing,
    }));
  }

  /** @returns the next events of the current county; `upTo` where there are more than were read */
  async eventsAfter(no: number): Promise<{ readonly events: readonly EventRow[]; readonly upTo: number | undefined }> {
    const rows = await this.work.run(() =>
      this.work.query<Omit<EventRow, 'no'> & { no: string }>(
        'SELECT no, id, name, payload, happened_at FROM plugins.event WHERE no > $1 ORDER BY no LIMIT $2',
        [no, pageSize],
      ),
    );
    const events = rows.map((one): EventRow => ({ ...one, no: Number(one.no) }));
    return { events, upTo: events.length < pageSize ? undefined : events.at(-1)?.no };
  }

  /** Notes in the caller's transaction that a plugin has heard. False when it is off, or another process was faster. */
  async advance(pluginId: string, from: number, to: number): Promise<boolean> {
    const moved = await this.work.execute(
      `UPDATE plugins.hearing h SET heard_to = $3, failed_no = NULL, attempts = 0, retry_at = NULL
       WHERE h.plugin_id = $1 AND h.heard_to = $2
         AND EXISTS (SELECT 1 FROM plugins.county_plugin c WHERE c.plugin_id = h.plugin_id AND c.enabled)`,
      [pluginId, from, to],
    );
    return moved === 1;
  }

  /** Notes that a plugin failed at an event, and when it hears of it again: after 1, 4, 16, 64 seconds. @returns how often it has */
  async failed(pluginId: string, from: number, no: number): Promise<number> {
    const row = await this.work.run(() =>
      this.work.one<{ attempts: number }>(
        `UPDATE plugins.hearing SET failed_no = $3, attempts = CASE WHEN failed_no = $3 THEN attempts + 1 ELSE 1 END,
           retry_at = $4::timestamptz + make_interval(secs => power(4, CASE WHEN failed_no = $3 THEN attempts ELSE 0 END))
         WHERE plugin_id = $1 AND heard_to = $2 RETURNING attempts`,
        [pluginId, from, no, this.clock.now()],
      ),
    );
    return row?.attempts ?? 0;
  }
}
