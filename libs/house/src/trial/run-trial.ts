import { declaredLines, type LoadedPlugin, labelOf, teamTypesOf } from '@redmaple/plugins/house';
import { migratorSource } from '@redmaple/platform';
import type { Trial } from './trial.js';
import { dispatchThree } from './trial-dispatch.js';
import { trialBegins, type TrialSite } from './trial-house.js';
import { assessOneMonth } from './trial-month.js';
import { fillTrialCounty } from './trial-people.js';
import { readiness, rosterWeek } from './trial-week.js';

/**
 * Lets the database of a trial count its ids up instead of drawing them: a roster decides between equals by the id of the shift.
 * To be called once, before the house opens.
 */
export async function countIdsUp(migratorUrl: string, appRole: string): Promise<void> {
  const source = await migratorSource(migratorUrl, []);
  try {
    await source.query('CREATE SCHEMA trial');
    await source.query('CREATE SEQUENCE trial.turn');
    await source.query(`
      CREATE FUNCTION trial.uuidv7() RETURNS uuid LANGUAGE sql VOLATILE AS $$
        SELECT ('00000000-0000-7000-9000-' || lpad(to_hex(nextval('trial.turn')), 12, '0'))::uuid $$`);
    await source.query(`GRANT USAGE ON SCHEMA trial TO ${appRole}`);
    await source.query(`GRANT USAGE ON SEQUENCE trial.turn TO ${appRole}`);
    const [row] = await source.query<{ name: string }[]>('SELECT quote_ident(current_database()) AS name');
    await source.query(`ALTER DATABASE ${row?.name ?? ''} SET search_path TO trial, pg_catalog, public`);
  } finally {
    await source.destroy();
  }
}

/**
 * Shows what a plugin does in a county: who of 120 invented people could serve, a week of shifts, three requests for help and
 * a month's assessment, all by the services that do it for a real one. The same plugin shows the same every time.
 * @param plugins all that are to be switched on: the tried one and those whose qualifications it asks for
 */
export async function runTrial(site: TrialSite, plugins: readonly LoadedPlugin[]): Promise<Trial> {
  const { definition } = site.plugin;
  site.clock.set(trialBegins);
  const members = await fillTrialCounty(site, plugins, teamTypesOf(definition));
  const month = await assessOneMonth(site, members);
  const types = await readiness(site, members);
  const weeks = await rosterWeek(site, members);
  const incidents = members.length > 0 ? await dispatchThree(site, weeks) : [];
  return {
    locale: site.locale,
    plugin: { id: definition.id, version: definition.version, label: labelOf(definition.labels, definition.id) },
    county: site.county,
    meant: definition.counties === 'all' || definition.counties.includes(site.county),
    people: members.length,
    types,
    weeks,
    incidents,
    month,
    parts: declaredLines(definition),
  };
}
