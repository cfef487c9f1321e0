import { phoneStore } from '../outbox/phone-store.js';
import { get } from './client.js';
import { createStore } from './store.js';

/** Names of the places and teams that shifts speak of by id. */
export interface Names {
  readonly sites: Readonly<Record<string, string>>;
  /** My own teams. */
  readonly teams: Readonly<Record<string, string>>;
}

export const names = createStore<Names>({ sites: {}, teams: {} });

const kept = 'names';

/** Reads them; without a network those of last time are good enough. */
export async function loadNames(): Promise<void> {
  try {
    const [sites, own] = await Promise.all([
      get('/api/v1/sites', { query: { limit: 200 } }),
      get('/api/v1/me/volunteer'),
    ]);
    const read: Names = {
      sites: Object.assign({}, ...sites.items.map(({ id, name }) => ({ [id]: name }))) as Record<string, string>,
      teams: Object.assign({}, ...own.memberships.map((one) => ({ [one.teamId]: one.teamName }))) as Record<
        string,
        string
      >,
    };
    names.set(read);
    await phoneStore.keep(kept, read);
  } catch {
    const before = await phoneStore.kept<Names>(kept).catch(() => undefined);
    if (before) names.set(before);
  }
}
