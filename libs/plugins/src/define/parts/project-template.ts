/** A milestone of a {@link ProjectTemplate}. @since 1.4.0 */
export interface TemplateMilestone {
  /** Kebab case; its text is the milestone. */
  readonly code: string;
  /** Days from the begin of the project, 0–1096. */
  readonly afterDays: number;
}

/** An indicator of a {@link ProjectTemplate}. @since 1.4.0 */
export interface TemplateIndicator {
  /** Kebab case; its text is the indicator's name. */
  readonly code: string;
  /** Key of the unit's text: 人次, 起. */
  readonly unit: string;
  /** Whether more is better. */
  readonly direction: 'up' | 'down';
  readonly baseline: number;
  readonly target: number;
}

/** A seed project that others begin anew: its milestones and indicators stand ready. Its text is the title. @since 1.4.0 */
export interface ProjectTemplate {
  readonly code: string;
  readonly milestones: readonly TemplateMilestone[];
  readonly indicators: readonly TemplateIndicator[];
}
