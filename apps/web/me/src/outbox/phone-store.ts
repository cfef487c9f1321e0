import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { OutboxItem } from './outbox.policy.js';

interface Kept extends DBSchema {
  outbox: { key: string; value: OutboxItem };
  /** Small things by name: whose phone this is, the next shift. */
  kept: { key: string; value: unknown };
}

let opening: Promise<IDBPDatabase<Kept>> | undefined;

function open(): Promise<IDBPDatabase<Kept>> {
  opening ??= openDB<Kept>('redmaple-me', 1, {
    upgrade: (database) => {
      database.createObjectStore('outbox', { keyPath: 'id' });
      database.createObjectStore('kept');
    },
    terminated: () => {
      opening = undefined;
    },
  }).catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/** What this phone keeps in its own database: the unsent, and the little that is shown without a network. */
export const phoneStore = {
  async items(): Promise<OutboxItem[]> {
    return (await open()).getAll('outbox');
  },
  /** Committed at once, not when the page next comes to it: a page that is being left would not come to it. */
  async put(item: OutboxItem): Promise<void> {
    const writing = (await open()).transaction('outbox', 'readwrite');
    const put = writing.store.put(item);
    writing.commit?.();
    await Promise.all([put, writing.done]);
  },
  async remove(id: string): Promise<void> {
    await (await open()).delete('outbox', id);
  },
  async keep(name: string, value: unknown): Promise<void> {
    await (await open()).put('kept', value, name);
  },
  async kept<T>(name: string): Promise<T | undefined> {
    return (await (await open()).get('kept', name)) as T | undefined;
  },
  /** Empties the small things and leaves the unsent, which belongs to whoever wrote it. */
  async forgetKept(): Promise<void> {
    await (await open()).clear('kept');
  },
  /** Empties everything: after signing out nothing of anybody is left on the phone. */
  async clear(): Promise<void> {
    const database = await open();
    await Promise.all([database.clear('outbox'), database.clear('kept')]);
  },
};
