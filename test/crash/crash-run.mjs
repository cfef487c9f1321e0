import { randomUUID } from 'node:crypto';
import { Keyring } from '@redmaple/platform';
import { callJson } from '../support/house-processes.mjs';
import { recruitsWithCodes, signUpBody } from '../support/recruits.mjs';
import { crashCounty, openCrashHouse, publishCall, queryOwner } from './crash-house.mjs';
import { enrolVolunteers, remindersSeen } from './crash-reminders.mjs';

const clients = 16;
const seats = 500;

/**
 * @typedef {object} CrashResult
 * @property {number} cycles kills done
 * @property {Record<string, number>} kills by process
 * @property {number} acknowledged sign-ups answered 201
 * @property {number} unknown requests whose answer never came, each asked again under the same key
 * @property {number} lost acknowledged and not in the database
 * @property {number} doubled people with more than one live application, or numbers given twice
 * @property {number} misplaced seats over- or under-filled, or the waitlist out of order
 * @property {number} unheard sign-ups that a plugin was never told of
 * @property {number} heardTwice sign-ups whose effect a plugin left twice
 * @property {number} undone sign-ups for which what the plugin wished for was never done
 * @property {number} doneTwice the same, done twice
 * @property {number} reminders that were due
 * @property {number} remindersLost
 * @property {number} remindersDoubled
 * @property {number} refused answers that are neither 201 nor a passing failure
 */

/**
 * Kills processes at random while people sign up and reminders fall due, then counts.
 * @param {{ cycles: number, signUps: number, volunteers: number, redis: boolean, seed: number, say?: (line: string) => void }} options
 * @returns {Promise<CrashResult>}
 */
export async function crashRun({ cycles, signUps, volunteers, redis, seed, say = () => {} }) {
  const house = await openCrashHouse({ redis });
  try {
    const keyring = Keyring.parse(house.masterKey);
    // Reminders fall due from half a minute after the enrolments until about the end of the kills.
    const reminders = await enrolVolunteers(house, keyring, { volunteers, spreadSeconds: Math.max(20, cycles * 3) });
    say(`${reminders.length} reminders will fall due`);
    const recruits = await recruitsWithCodes({
      ownerUrl: house.ownerUrl,
      keyring,
      county: crashCounty,
      count: signUps * 3,
      from: 100_000,
    });
    const call = await publishCall(house, seats);
    const consentVersion = call.consentVersion;
    /** @type {Map<string, string>} phone → number */
    const acknowledged = new Map();
    const tally = { unknown: 0, refused: 0 };
    const phase = { killing: true };
    let next = 0;
    const client = async () => {
      while ((phase.killing || acknowledged.size < signUps) && next < recruits.length) {
        const recruit = recruits[next++];
        if (!recruit) return;
        const number = await signUpUntilAnswered(house, call.id, signUpBody(recruit, consentVersion), tally);
        if (number) acknowledged.set(recruit.phone, number);
      }
    };
    const load = Promise.all(Array.from({ length: clients }, client));
    const kills = await killAtRandom(house.kills, cycles, seed, (done) =>
      say(`cycle ${done}/${cycles}: acknowledged ${acknowledged.size}, unknown ${tally.unknown}`),
    );
    phase.killing = false;
    await load;
    const state = await countSignUps(house, call.id, acknowledged);
    const heard = await countHeard(house, call.id);
    const seen = await remindersSeen(house, reminders);
    return { cycles, kills, acknowledged: acknowledged.size, ...tally, ...state, ...heard, ...seen };
  } finally {
    await house.close();
  }
}

/** Asks again under the same key until there is an answer, as a client that kept its form would. */
async function signUpUntilAnswered(house, callId, body, tally) {
  const key = randomUUID();
  for (;;) {
    try {
      const answer = await callJson(`${house.base}/public/counties/${crashCounty}/calls/${callId}/applications`, {
        body,
        headers: { 'idempotency-key': key },
        timeout: 15_000,
      });
      if (answer.status === 201) return answer.body.number;
      if (answer.status < 500) {
        tally.refused++;
        return undefined;
      }
    } catch {
      tally.unknown++;
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

async function killAtRandom(targets, cycles, seed, onCycle) {
  const names = Object.keys(targets);
  const random = seeded(seed);
  /** @type {Record<string, number>} */
  const kills = Object.fromEntries(names.map((name) => [name, 0]));
  for (let done = 1; done <= cycles; done++) {
    await new Promise((resolve) => setTimeout(resolve, 300 + random() * 1_200));
    // The first kills go round, so that a short run meets each process.
    const name = names[done <= names.length ? done - 1 : Math.floor(random() * names.length)] ?? 'api';
    kills[name] = (kills[name] ?? 0) + 1;
    await targets[name]();
    onCycle(done);
  }
  return kills;
}

/** Mulberry32: the same kills for the same seed. */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function countSignUps(house, callId, acknowledged) {
  const rows = await queryOwner(
    house.ownerUrl,
    `SELECT a.number, a.person_id, a.state, a.waitlist_no, s.no IS NOT NULL AS seated
     FROM volunteers.application a LEFT JOIN volunteers.seat s ON s.application_id = a.id WHERE a.call_id = $1`,
    [callId],
  );
  const stored = new Set(rows.map((row) => row.number));
  const lost = [...acknowledged.values()].filter((number) => !stored.has(number)).length;
  const people = new Set(rows.map((row) => row.person_id));
  const doubled = rows.length - people.size + (acknowledged.size - new Set(acknowledged.values()).size);
  const live = rows.filter((row) => !['refused', 'withdrawn'].includes(row.state));
  const seated = live.filter((row) => row.seated).length;
  const waiting = live.filter((row) => row.state === 'waitlisted').map((row) => row.waitlist_no);
  const misplaced =
    Math.abs(seated - Math.min(seats, live.length)) +
    (waiting.length - new Set(waiting).size) +
    Math.abs(live.length - seated - waiting.length);
  return { lost, doubled, misplaced };
}

/** Waits for the last event, and counts what the listening plugin wrote down, and what was done for it. */
async function countHeard(house, callId) {
  const end = Date.now() + 60_000;
  for (;;) {
    const [told] = await queryOwner(
      house.ownerUrl,
      `WITH acted AS (
         SELECT v.payload->>'applicationId' AS id, count(*) AS times FROM audit.entry e
           JOIN plugins.event v ON v.id::text = e.details->>'cause' WHERE e.action = 'plugin.acted' GROUP BY 1)
       SELECT count(*) FILTER (WHERE heard = 0)::int AS unheard, count(*) FILTER (WHERE heard > 1)::int AS "heardTwice",
         count(*) FILTER (WHERE done = 0)::int AS undone, count(*) FILTER (WHERE done > 1)::int AS "doneTwice"
       FROM (SELECT (SELECT count(*) FROM plugin_listening.heard h WHERE h.application_id = a.id) AS heard,
               coalesce((SELECT times FROM acted WHERE acted.id = a.id::text), 0) AS done
             FROM volunteers.application a WHERE a.call_id = $1) told`,
      [callId],
    );
    if (told.unheard + told.undone === 0 || Date.now() > end) return told;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
