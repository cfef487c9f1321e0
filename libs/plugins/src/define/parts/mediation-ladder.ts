/** A step of a {@link MediationLadder}. @since 1.4.0 */
export interface MediationLevel {
  /** Kebab case; its text names who mediates here: a grid worker, the office of justice. */
  readonly code: string;
  /** Attempts that may fail here before it goes one up, 1–10. */
  readonly attempts: number;
}

/** Somebody who sits on a panel. @since 1.4.0 */
export interface PanelRole {
  /** Kebab case; its text names the role: a lawyer, the village mediator. */
  readonly code: string;
  /** From a body outside the station and its volunteers, such as a price-certification centre. */
  readonly outside?: boolean;
  /** Without it the panel does not sit. */
  readonly required?: boolean;
}

/** How a quarrel is settled, and who takes it on when that fails. Both parties' consent comes first, in every ladder. @since 1.4.0 */
export interface MediationLadder {
  readonly code: string;
  /** From the one who tries first to the last. */
  readonly levels: readonly MediationLevel[];
  /** After more failed attempts than this, all levels sit down together; never when left out. */
  readonly togetherAfter?: number;
  /** A panel that may be called in. */
  readonly panel?: readonly PanelRole[];
  /** Codes of the plugin's own incident categories from which it comes; any when left out. */
  readonly categories?: readonly string[];
}
