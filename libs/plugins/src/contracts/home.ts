/** Something that waits for the caller. */
export interface HomeItem {
  /** `<noun>.<what>`; the screens have its text. */
  readonly key: string;
  readonly count: number;
  /** How many of them are late, or cannot wait. */
  readonly urgent: number;
  /** Since when the oldest waits. */
  readonly oldestAt?: Date;
  /** The list that shows them, below /api/v1, with its filters. */
  readonly leadsTo: string;
}

/**
 * What waits for the caller in one lib. Whoever has something to tell extends it, is listed in its module's providers, and is found
 * by the host. Only what the caller's roles allow and ask for is told; the caller's context and one transaction are around it.
 */
export abstract class HomeContributor {
  /** Those that concern the caller, also when nothing waits: zero is worth knowing. */
  abstract homeItems(): Promise<readonly HomeItem[]>;
}
