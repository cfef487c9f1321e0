import path from 'node:path';
import { acquireLock, LockedError } from '../../../scripts/lib/directory-lock.mjs';
import { system } from './system.js';

/** Two browsers that run at once must not make the same thing twice: a session (a code counts once), a county. */
export async function oneAtATime<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      const lock = acquireLock(path.join(system.directory, `${name}.lock`));
      try {
        return await work();
      } finally {
        lock.release();
      }
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
