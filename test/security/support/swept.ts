/**
 * The part of a sweep that this run goes through: all of it, or with `SWEEP_EVERY=6` each sixth. The run on the second
 * version of Node takes a part, since what it is after, the engine, is not different from route to route.
 * @param seed chooses where to begin
 */
export function swept<One>(all: readonly One[], seed = 0): One[] {
  const every = Number(process.env.SWEEP_EVERY ?? '1');
  return all.filter((_, index) => index % every === seed % every);
}
