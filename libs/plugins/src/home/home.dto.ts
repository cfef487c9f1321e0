/** Something that waits for me. */
export class HomeItemView {
  /** `<noun>.<what>`: `vetting.screening`, `incidents.waiting`, … */
  key: string;
  count: number;
  /** How many of them are late, or cannot wait. */
  urgent: number;
  /** Since when the oldest waits. */
  oldestAt?: string;
  /** The list that shows them, with its filters. */
  leadsTo: string;
}

/** What needs me now. */
export class HomeView {
  /** What cannot wait first; items of which nothing waits are there with zero. */
  items: HomeItemView[];
  /** Server time, from which a page computes how long something waits. */
  now: string;
}
