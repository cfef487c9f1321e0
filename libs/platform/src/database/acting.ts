import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string | undefined>();

/**
 * Runs `work` so that every statement it makes through the unit of work is made under another database role: one that may do less.
 * A role that is left out is the process's own: what the house does at the request of such code.
 */
export function inRole<T>(role: string | undefined, work: () => T): T {
  return storage.getStore() === role ? work() : storage.run(role, work);
}

/** The role under which the running code speaks to the database; undefined: the process's own. */
export function roleInForce(): string | undefined {
  return storage.getStore();
}
