/** How a micro-task shows that it was done. @since 1.4.0 */
export const taskProofs = ['note', 'picture'] as const;

/** Something small that one person does on the way: a lamp reported, a step repaired. @since 1.4.0 */
export interface MicroTask {
  readonly code: string;
  /** Minutes that are credited, 5–240. */
  readonly minutes: number;
  readonly proof: (typeof taskProofs)[number];
  /** Codes of the plugin's own team types that do it; all of them when left out. */
  readonly teamTypes?: readonly string[];
}
