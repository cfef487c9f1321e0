/** By what a topic finds its readers: never by anything inferred about a person (trust rule 10.7). @since 1.4.0 */
export const topicReach = ['area', 'season', 'opted-in'] as const;

/** Something people are told about: fraud warnings, the flood season. Each reader is told why, and how to stop it. @since 1.4.0 */
export interface BroadcastTopic {
  readonly code: string;
  readonly reach: (typeof topicReach)[number];
  /** Months of a `season`, 1–12. */
  readonly months?: readonly number[];
  /** Messages a reader gets in seven days at most, 1–7. */
  readonly mostAWeek: number;
}
