import { sweep } from '../../scripts/lib/sweep.mjs';

/** The part of a sweep that this run goes through. A run that a change waits for takes a part, and the next change another one. */
export function swept<One>(all: readonly One[]): One[] {
  return all.filter((_, index) => index % sweep.every === sweep.from);
}

/** One of those that are alike, such as queue backends; all of them in a run of everything. */
export function sweptByTurns<One>(all: readonly One[]): One[] {
  const turn = sweep.turnOf(all.length);
  return sweep.isPart ? all.slice(turn, turn + 1) : [...all];
}
