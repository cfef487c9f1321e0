import { sweep } from '../../scripts/lib/sweep.mjs';

/** The part of a sweep that this run goes through. A run that a change waits for takes a part, and the next change another one; never nothing. */
export function swept<One>(all: readonly One[]): One[] {
  const part = all.filter((_, index) => index % sweep.every === sweep.from);
  return part.length > 0 ? part : sweptByTurns(all);
}

/** One of those that are alike, such as queue backends; all of them in a run of everything. */
export function sweptByTurns<One>(all: readonly One[]): One[] {
  const turn = sweep.turnOf(all.length);
  return sweep.isPart ? all.slice(turn, turn + 1) : [...all];
}
