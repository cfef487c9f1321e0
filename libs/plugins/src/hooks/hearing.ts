import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@redmaple/platform';
import { type EventRow, type NumberedEvent, numbered } from './happened.js';

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
  async eventsAfter(
    no: number,
  ): Promise<{ readonly events: readonly NumberedEvent[]; readonly upTo: number | undefined }> {
    const rows = await this.work.run(() =>
      this.work.query<EventRow>(
        'SELECT no, id, name, payload, happened_at FROM plugins.event WHERE no > $1 ORDER BY no LIMIT $2',
        [no, pageSize],
      ),
    );
    const events = rows.map(numbered);
    return { events, upTo: events.length < pageSize ? undefined : events.at(-1)?.no };
  }

  /** Notes in the caller's transaction that a plugin has heard. False when it is off, or another process was faster. */
  async advance(pluginId: string, from: number, upTo: number): Promise<boolean> {
    return (await this.advanceAll([{ pluginId, from, upTo }])).has(pluginId);
  }

  /**
   * The same of several plugins at once. Rows are locked in one order, so that two processes at the same plugins wait for each other
   * and not both for ever.
   * @returns those that got on
   */
  async advanceAll(
    steps: readonly { readonly pluginId: string; readonly from: number; readonly upTo: number }[],
  ): Promise<ReadonlySet<string>> {
    const rows = await this.work.query<{ plugin_id: string }>(
      `WITH step AS (SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS s(plugin_id, heard_from, heard_to)),
         mine AS (
           SELECT h.county_code, h.plugin_id, s.heard_to FROM plugins.hearing h JOIN step s USING (plugin_id)
           WHERE h.heard_to = s.heard_from
             AND EXISTS (SELECT 1 FROM plugins.county_plugin c WHERE c.plugin_id = h.plugin_id AND c.enabled)
           ORDER BY h.plugin_id FOR UPDATE OF h)
       UPDATE plugins.hearing h SET heard_to = m.heard_to, failed_no = NULL, attempts = 0, retry_at = NULL
       FROM mine m WHERE h.county_code = m.county_code AND h.plugin_id = m.plugin_id RETURNING h.plugin_id`,
      [steps.map((one) => one.pluginId), steps.map((one) => one.from), steps.map((one) => one.upTo)],
    );
    return new Set(rows.map((one) => one.plugin_id));
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
