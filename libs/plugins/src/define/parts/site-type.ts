import type { FormSchema } from '@redmaple/forms';

/** How a question of a checklist is answered. @since 1.4.0 */
export const checklistKinds = ['yesNo', 'number', 'text', 'picture'] as const;

/** A question of an inspection. @since 1.4.0 */
export interface ChecklistItem {
  /** Kebab case; its text is the question. */
  readonly code: string;
  readonly kind: (typeof checklistKinds)[number];
  /** Key of the text behind a number. */
  readonly unit?: string;
  /** May be left unanswered. */
  readonly optional?: boolean;
}

/** How often something is looked after, and what is looked at. @since 1.4.0 */
export interface Inspection {
  /** Days from one inspection to the next, 1–366. */
  readonly everyDays: number;
  readonly checklist: readonly ChecklistItem[];
}

/** A kind of place where duty is done (点位): a water, a gate, a desk. @since 1.4.0 */
export interface SiteType {
  /** Kebab case; a site has it as its kind, `<plugin id>.<code>`. */
  readonly code: string;
  /** What is known of each beyond name and place. */
  readonly facts?: FormSchema;
  readonly inspection?: Inspection;
}

/** A kind of thing that is kept somewhere: a bamboo rescue pole, a drone. @since 1.4.0 */
export interface AssetType {
  readonly code: string;
  /** Code of the plugin's own site type at which it is kept. */
  readonly keptAt?: string;
  readonly facts?: FormSchema;
  readonly inspection?: Inspection;
}
