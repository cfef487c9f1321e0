/**
 * What the planning of a team type's patrols looks at: where incidents happened and which places want a look, never who lives there.
 * @since 1.4.0
 */
export interface PatrolHints {
  /** Days of incidents that count, 7–366. */
  readonly lookBackDays: number;
  /** Categories of incidents, of the plugin's own; all when left out. */
  readonly categories?: readonly string[];
  /** Kinds of sites on the way, of the plugin's own. */
  readonly siteTypes?: readonly string[];
  /** What a patrol looks out for; kebab case, each with a text. */
  readonly lookFor: readonly string[];
}
