import { callJson, staffHeaders, startHouseProcess } from '../../test/support/house-processes.mjs';
import { recruitsWithCodes, signUpBody } from '../../test/support/recruits.mjs';
import { processorSeconds, processorSecondsOfChildren } from './bench.mjs';
import { openBenchHouse } from './house.mjs';
import { writePluginPackages } from './plugin-packages.mjs';
import { switchOn } from './switch-on.mjs';

/** The county that is measured. */
const county = '330681';

/**
 * An installation with a number of plugins that are switched on in the county.
 * @typedef {{ house: Awaited<ReturnType<typeof openBenchHouse>>, plugins: { id: string, path: string }[], environment: Record<string, string> }} Side
 * @typedef {Awaited<ReturnType<typeof openSide>>} OpenSide
 */

/** @param {number} count of plugins @param {boolean} waits whether what hears has to be waited for @returns {Promise<Side>} */
export async function installSide(count, waits) {
  const house = await openBenchHouse();
  const plugins = writePluginPackages(house.directory, count, waits);
  const environment = {
    ...house.environment,
    DB_POOL_SIZE: '16',
    PLUGINS: ['maple-grove', ...plugins.map(({ path }) => path)].join(),
  };
  await switchOn(house, environment.PLUGINS, { [county]: ['maple-grove', ...plugins.map(({ id }) => id)] });
  return { house, plugins, environment };
}

/** Seconds from spawn to ready. @param {Side} side */
export async function bootOnce({ environment }) {
  /** @type {Record<string, number>} */
  const times = {};
  for (const kind of /** @type {const} */ (['api', 'worker'])) {
    const started = performance.now();
    const one = await startHouseProcess(kind, environment);
    times[kind] = (performance.now() - started) / 1000;
    await one.kill();
  }
  return times;
}

/** A side's processes and its call; they stay up until they are killed. @param {Side} side */
export async function openSide(side) {
  const { house, environment } = side;
  const api = await startHouseProcess('api', environment);
  const worker = await startHouseProcess('worker', environment);
  const call = await openCall(api, house);
  const url = `${api.url}/api/v1/public/counties/${county}/calls/${call.id}/applications`;
  return {
    side,
    api,
    worker,
    url,
    consentVersion: call.consentVersion,
    nextPerson: 0,
    recruits: /** @type {Awaited<ReturnType<typeof recruitsWithCodes>>} */ ([]),
  };
}

/** Gives recruits their codes and lets the database put its tables in order. @param {OpenSide} open @param {number} count */
export async function prepareSignUps(open, count) {
  const { house } = open.side;
  open.recruits = await recruitsWithCodes({
    ownerUrl: house.ownerUrl,
    keyring: house.keyring,
    county,
    count,
    from: open.nextPerson,
  });
  open.nextPerson += count;
  await house.query('VACUUM ANALYZE platform.phone_code, volunteers.seat, platform.outbox, plugins.event');
}

/** One sign-up; anything but 201 makes the figures void. @param {OpenSide} open @returns milliseconds */
export async function signUp({ url, recruits, consentVersion }) {
  const recruit = recruits.pop();
  if (!recruit) throw new Error('Too few codes were issued beforehand.');
  const body = signUpBody(recruit, consentVersion);
  const sent = performance.now();
  const answer = await callJson(url, { body });
  if (answer.status !== 201) throw new Error(`A sign-up was refused: ${JSON.stringify(answer)}`);
  return performance.now() - sent;
}

/** Seconds of processor time a side has used. @param {OpenSide} open */
export function processorOf({ side, api, worker }) {
  return {
    api: processorSeconds(api.pid),
    worker: processorSeconds(worker.pid),
    database: processorSecondsOfChildren(side.house.postgresPid),
  };
}

/** Waits until the outbox is empty and every plugin of the side has heard everything. @param {Side} side */
export async function everythingTold({ house, plugins }) {
  const end = Date.now() + 120_000;
  for (;;) {
    const [state] = await house.query(
      `SELECT (SELECT count(*)::int FROM platform.outbox WHERE county_code = $1 AND kind = 'event' AND sent_at IS NULL) AS waiting,
         (SELECT count(*)::int FROM plugins.hearing h JOIN plugins.event_head e USING (county_code)
          WHERE h.county_code = $1 AND h.heard_to = e.last) AS told`,
      [county],
    );
    if (state.waiting === 0 && state.told === plugins.length) return;
    if (Date.now() > end) throw new Error(`Events are not told: ${JSON.stringify(state)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function openCall(api, house) {
  const headers = await staffHeaders(house.ownerUrl, county, ['county-admin', 'operator']);
  const body = {
    title: '河道义警招募',
    content: '傍晚沿河巡防',
    riskNotice: '河边湿滑，有落水的危险',
    closesAt: new Date(Date.now() + 86_400_000).toISOString(),
    teamTypes: [{ code: 'maple-grove.river-patrol', seats: 20_000 }],
  };
  const created = await callJson(`${api.url}/api/v1/calls`, { headers, body });
  const { id, version } = created.body;
  const published = await callJson(`${api.url}/api/v1/calls/${id}/publish`, { headers, body: { version } });
  if (published.status !== 200) throw new Error(`No call: ${JSON.stringify([created, published])}`);
  const open = await callJson(`${api.url}/api/v1/public/counties/${county}/calls/${id}`);
  return { id, consentVersion: open.body.consent.version };
}
