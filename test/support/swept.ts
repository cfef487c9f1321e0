/**
 * The part of a sweep that this run goes through: all of it, or with `SWEEP_EVERY=3` each third, from `SWEEP_FROM` on.
 * A run that a change waits for takes a part, and the next change another one.
 */
export function swept<One>(all: readonly One[]): One[] {
  const every = Number(process.env.SWEEP_EVERY ?? '1');
  const from = Number(process.env.SWEEP_FROM ?? '0') % every;
  return all.filter((_, index) => index % every === from);
}

/** One of those that are alike, such as queue backends; all of them in a run of everything. */
export function sweptByTurns<One>(all: readonly One[]): One[] {
  const every = Number(process.env.SWEEP_EVERY ?? '1');
  const turn = Number(process.env.SWEEP_FROM ?? '0') % all.length;
  return every > 1 ? all.slice(turn, turn + 1) : [...all];
}
