/** How far up the county's tree of areas an incident has gone. @since 1.4.0 */
export const escalationAreas = ['grid', 'village', 'town', 'county'] as const;

/** A step of an {@link Escalation}. @since 1.4.0 */
export interface EscalationLevel {
  /** Kebab case; its text names who is there: a village workstation, the town's centre. */
  readonly code: string;
  /** In whose area: of the levels one after the other none lies below the one before. */
  readonly area: (typeof escalationAreas)[number];
  /** Minutes from the intake after which it is told if nobody is on the way; 0 for the first. */
  readonly afterMinutes: number;
}

/** Who is told of an incident that nobody takes, and when (town → village workstation; 三级警网融合). @since 1.4.0 */
export interface Escalation {
  readonly code: string;
  /** From the first that is told to the last. */
  readonly levels: readonly EscalationLevel[];
  /** Codes of the plugin's own categories; every incident when left out. */
  readonly categories?: readonly string[];
}
