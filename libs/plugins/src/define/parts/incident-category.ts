import type { FormSchema } from '@redmaple/forms';

/** A kind of request for help, and how soon it wants an answer (民情110: five minutes to the scene, forty to settle it). @since 1.4.0 */
export interface IncidentCategory {
  /** Kebab case; the rest of the system knows it as `<plugin id>.<code>`. */
  readonly code: string;
  /** Minutes from the intake until somebody is on the scene, 1–1440; the centre's own figure when left out. */
  readonly sceneWithinMinutes?: number;
  /** Minutes from the intake until it is settled or handed over, 1–10080. */
  readonly settleWithinMinutes?: number;
  /** Team types that are asked first: codes of the plugin's own, or another plugin's by their full name. */
  readonly teamTypes?: readonly string[];
  /** What the intake asks beyond the common fields; policies get the answers as `facts`. About a place or an event, never about a person. */
  readonly facts?: FormSchema;
}
