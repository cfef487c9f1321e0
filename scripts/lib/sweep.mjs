const every = Number(process.env.SWEEP_EVERY ?? '1');
const chosen = Number(process.env.SWEEP_FROM ?? '0');

/** What part of a sweep a run goes through. See sweep.d.mts. */
export const sweep = {
  every,
  from: chosen % every,
  isPart: every > 1,
  /** @param {number} count */
  turnOf: (count) => chosen % count,
};
