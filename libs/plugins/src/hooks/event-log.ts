import { Injectable } from '@nestjs/common';
import { type RelayedEvent, UnitOfWork } from '@redmaple/platform';
import type { EventName } from '../define/hooks.js';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { InstalledPlugins } from '../mounting/installed-plugins.js';
import { derivedFrom } from '../registry/derived.js';
import { isEventName, payloadOf } from './happened.js';

/** Days an event stays in the log; the outbox keeps what no relay has taken yet. */
const keepDays = 7;

/**
 * Events that plugins hear of: one row for each, however many plugins listen, and for every plugin how far it has heard. An event
 * that nobody in its county listens to is not kept.
 */
@Injectable()
export class EventLog {
  private readonly listenersAmong = derivedFrom(listenersAmong);

  constructor(
    private readonly work: UnitOfWork,
    private readonly installed: InstalledPlugins,
  ) {}

  /**
   * Writes down what plugins of the counties concerned listen to. Inside the relay's transaction, which sees all counties. Whether a
   * plugin is on is read here and now: what is committed after it was switched on is heard.
   * @returns the counties in which there is something to hear
   */
  async keep(events: readonly RelayedEvent[]): Promise<readonly string[]> {
    const listeners = this.listenersAmong(this.installed.active());
    const known = events.filter(({ name }) => listeners.has(name));
    if (known.length === 0) return [];
    // Always in the same order: two relays must not wait for each other.
    const counties = [...new Set(known.map((one) => one.county_code))].sort();
    const on = await this.work.query<{ county_code: string; plugin_id: string; new: boolean }>({
      name: 'plugins.listening',
      text: `SELECT c.county_code, c.plugin_id, h.plugin_id IS NULL AS new
       FROM plugins.county_plugin c LEFT JOIN plugins.hearing h USING (county_code, plugin_id)
       WHERE c.enabled AND c.county_code = ANY($1::bpchar[]) AND c.plugin_id = ANY($2)`,
      values: [counties, [...new Set([...listeners.values()].flat())]],
    });
    const told: string[] = [];
    for (const county of counties) {
      const present = new Map(on.filter((one) => one.county_code === county).map((one) => [one.plugin_id, one]));
      const here = known.filter((one) => one.county_code === county);
      const hearing = new Map<string, readonly string[]>();
      for (const name of new Set(here.map((one) => one.name)))
        hearing.set(
          name,
          (listeners.get(name) ?? []).filter((id) => present.has(id)),
        );
      const heard = here.filter(({ name }) => hearing.get(name)?.length);
      if (heard.length === 0) continue;
      // Who has a row already needs no other; one that is switched on anew right now hears what happens later.
      const beginners = new Set([...hearing.values()].flat().filter((id) => present.get(id)?.new));
      await this.append(county, heard, [...beginners]);
      told.push(county);
    }
    return told;
  }

  /** Removes what is too old to be told. */
  async purge(now: Date): Promise<number> {
    return this.work.asSystemPurpose('relay', () =>
      this.work.execute('DELETE FROM plugins.event WHERE happened_at < $1::timestamptz - make_interval(days => $2)', [
        now,
        keepDays,
      ]),
    );
  }

  /** The row of the county is locked until the commit: numbers are seen in their order, and without a gap that fills later. */
  private async append(county: string, heard: readonly RelayedEvent[], beginners: readonly string[]): Promise<void> {
    const head = await this.work.one<{ last: string }>(
      `INSERT INTO plugins.event_head AS h (county_code, last) VALUES ($1, $2)
       ON CONFLICT (county_code) DO UPDATE SET last = h.last + $2 RETURNING last`,
      [county, heard.length],
    );
    const before = Number(head?.last) - heard.length;
    await this.work.execute(
      `WITH listening AS (
         INSERT INTO plugins.hearing (county_code, plugin_id, heard_to) SELECT $1, id, $2::bigint FROM unnest($3::text[]) AS id
         ON CONFLICT (county_code, plugin_id) DO NOTHING)
       INSERT INTO plugins.event (county_code, no, id, name, payload, happened_at)
       SELECT $1, $2::bigint + e.nth, e.id, e.name, e.payload, e.at
       FROM unnest($4::uuid[], $5::text[], $6::jsonb[], $7::timestamptz[]) WITH ORDINALITY AS e (id, name, payload, at, nth)
       ON CONFLICT (county_code, id) DO NOTHING`,
      [
        county,
        before,
        beginners,
        heard.map((one) => one.id),
        heard.map((one) => one.name),
        heard.map((one) => JSON.stringify(payloadOf(one.name as EventName, one.payload))),
        heard.map((one) => one.created_at),
      ],
    );
  }
}

/** Ids of the plugins by the event they listen to. */
function listenersAmong(plugins: readonly LoadedPlugin[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id, definition } of plugins) {
    for (const name of Object.keys(definition.on ?? {})) {
      if (!isEventName(name)) continue;
      const those = found.get(name);
      if (those) those.push(id);
      else found.set(name, [id]);
    }
  }
  return found;
}
