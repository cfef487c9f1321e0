import type { FormSchema } from '@redmaple/forms';
import type { DeclaredPart, Label } from '@redmaple/plugins/house';

/** A question of an inspection with its words. */
export interface InspectionQuestion {
  readonly code: string;
  readonly label: Label;
  readonly kind: 'yesNo' | 'number' | 'text' | 'picture';
  readonly unit?: Label;
}

/** What a plugin says of a kind of site, kept with each site of it. */
export interface SiteKindTerms {
  readonly label: Label;
  /** What is known of each beyond name and place, with its texts. */
  readonly form?: FormSchema;
  readonly inspection?: { readonly everyDays: number; readonly checklist: readonly InspectionQuestion[] };
}

export function termsOf({ label, facts, inspection, nameOf }: DeclaredPart<'siteTypes'>): SiteKindTerms {
  return {
    label,
    ...(facts && { form: facts }),
    ...(inspection && {
      inspection: {
        everyDays: inspection.everyDays,
        checklist: inspection.checklist.map(({ code, kind, unit }) => ({
          code,
          kind,
          label: nameOf(code),
          ...(unit !== undefined && { unit: nameOf(unit) }),
        })),
      },
    }),
  };
}

/** The day by which a site should be looked after again: so many days after the last log of it, or after it was entered. */
export function inspectionDue(everyDays: number, since: Date): Date {
  return new Date(since.getTime() + everyDays * 86_400_000);
}
