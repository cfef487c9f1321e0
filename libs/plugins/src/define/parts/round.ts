/** What a round is made for. @since 1.4.0 */
export const roundKinds = ['inspection', 'publicity', 'visit', 'talk'] as const;

/** A round that is made again and again, apart from shifts: every half-month new posters, twice a month a law talk. @since 1.4.0 */
export interface Round {
  readonly code: string;
  readonly kind: (typeof roundKinds)[number];
  /** How often: times in a calendar month (1–15), or days from one to the next (1–366). */
  readonly every: { readonly timesAMonth: number } | { readonly days: number };
  /** Codes of the plugin's own team types that make it; all of them when left out. */
  readonly teamTypes?: readonly string[];
  /** Kinds of sites it goes to, of the plugin's own. */
  readonly siteTypes?: readonly string[];
}
