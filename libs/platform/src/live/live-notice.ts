import { isUuid } from '../crypto/identifiers.js';

/** Channel on which relays tell the API processes what happened. */
export const liveChannel = 'redmaple_live';

/** PostgreSQL takes less than 8000 bytes; some are left for escapes. */
const mostBytes = 7_000;
/** Of one county in one batch; beyond that only the topics are told, and who shows them asks for everything anew. */
const mostChanges = 100;

/** That something happened: the event's name and ids, never anything personal. Without ids: look at everything anew. */
export interface LiveChange {
  readonly topic: string;
  readonly ids: Readonly<Record<string, string>>;
}

/** What travels on the channel. */
export interface LiveNotice {
  readonly county: string;
  readonly changes: readonly LiveChange[];
}

interface EventLine {
  readonly county_code: string;
  readonly name: string;
  readonly payload: object;
}

/** Puts the events of a batch into as few notices as fit the channel, county by county. */
export function toNotices(events: readonly EventLine[]): string[] {
  const byCounty = new Map<string, Map<string, LiveChange>>();
  for (const event of events) {
    const change = { topic: event.name, ids: idsOf(event.payload) };
    const changes = byCounty.get(event.county_code) ?? new Map<string, LiveChange>();
    byCounty.set(event.county_code, changes.set(JSON.stringify(change), change));
  }
  return [...byCounty].flatMap(([county, changes]) =>
    chunks(county, changes.size > mostChanges ? topicsOf([...changes.values()]) : [...changes.values()]),
  );
}

/** Reads a notice. Undefined for what is none: the channel is open to whoever may connect. */
export function readNotice(text: string | undefined): LiveNotice | undefined {
  try {
    const notice = JSON.parse(text ?? '') as Partial<LiveNotice> | null;
    return typeof notice?.county === 'string' && Array.isArray(notice.changes) ? (notice as LiveNotice) : undefined;
  } catch {
    return undefined;
  }
}

/** Payloads are ids by rule. What is none all the same (a state, a month) is left out, so nothing personal can slip through. */
function idsOf(payload: object): Record<string, string> {
  const entries = Object.entries(payload) as [string, unknown][];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && isUuid(entry[1])),
  );
}

function topicsOf(changes: readonly LiveChange[]): LiveChange[] {
  return [...new Set(changes.map(({ topic }) => topic))].map((topic) => ({ topic, ids: {} }));
}

function chunks(county: string, changes: readonly LiveChange[]): string[] {
  const text = JSON.stringify({ county, changes } satisfies LiveNotice);
  if (Buffer.byteLength(text) <= mostBytes) return [text];
  const half = Math.ceil(changes.length / 2);
  // One event alone is always small enough: names are short and ids have 36 characters. A payload of a hundred ids is none.
  if (changes.length === 1) return chunks(county, topicsOf(changes));
  return [...chunks(county, changes.slice(0, half)), ...chunks(county, changes.slice(half))];
}
