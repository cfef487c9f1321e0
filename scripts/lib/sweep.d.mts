/** What part of a sweep a run goes through: all of it, or with `SWEEP_EVERY=3` each third, from `SWEEP_FROM` on. */
export const sweep: {
  readonly every: number;
  /** Which of them: 0 to `every` - 1. */
  readonly from: number;
  readonly isPart: boolean;
  /** Whose turn it is of so many that come one after the other, from 0 on. */
  turnOf(count: number): number;
};
