import type { FormSchema } from '@redmaple/forms';
import type { DeclaredPart, Label } from '@redmaple/plugins/house';

/** What a plugin says of a category, kept with each incident of it. */
export interface CategoryTerms {
  readonly label: Label;
  /** Minutes from the intake until somebody is on the scene; the centre's own figure where absent. */
  readonly sceneWithinMinutes?: number;
  /** Minutes from the intake until it is settled or handed over. */
  readonly settleWithinMinutes?: number;
  /** Team types that are asked first. */
  readonly teamTypes?: readonly string[];
  /** What the intake asks, with its texts. */
  readonly form?: FormSchema;
}

/** When the minutes of an incident end, in SQL: its category's, or those of the parameter `$<index>`. */
export function sceneDueSql(index: number): string {
  return `coalesce(reopened_at, received_at) + coalesce((category_terms->>'sceneWithinMinutes')::int, $${index}) * interval '1 minute'`;
}

export function termsOf(category: DeclaredPart<'incidentCategories'>): CategoryTerms {
  const { label, sceneWithinMinutes, settleWithinMinutes, teamTypes, facts } = category;
  return {
    label,
    ...(sceneWithinMinutes !== undefined && { sceneWithinMinutes }),
    ...(settleWithinMinutes !== undefined && { settleWithinMinutes }),
    ...(teamTypes && { teamTypes }),
    ...(facts && { form: facts }),
  };
}
