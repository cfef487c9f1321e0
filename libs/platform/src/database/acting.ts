import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string | undefined>();

/**
 * Runs `work` so that every statement it makes through the unit of work is made under another database role: one that may do less.
 * A role that is left out is the process's own: what the house does at the request of such code.
 */
export function inRole<T>(role: string | undefined, work: () => T): T {
  return storage.getStore() === role ? work() : storage.run(role, work);
}

const time = new AsyncLocalStorage<AbortSignal>();

/** Runs `work` so that nothing of it reaches the database once the signal was given. */
export function untilAborted<T>(signal: AbortSignal, work: () => T): T {
  return time.run(signal, work);
}

/** @throws what the signal was given with, where the running code has used up its time */
export function mustBeInTime(): void {
  time.getStore()?.throwIfAborted();
}

/** The role under which the running code speaks to the database; undefined: the process's own. */
export function roleInForce(): string | undefined {
  return storage.getStore();
}
