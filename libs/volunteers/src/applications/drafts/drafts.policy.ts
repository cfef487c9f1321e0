/** What a form holds: texts, and lists of texts where several can be chosen. */
export type DraftValues = Readonly<Record<string, string | readonly string[]>>;

/** A draft lives as long as those on phones (PIPL 19); codes are tried this often an hour for one phone. */
export const draftRules = { days: 7, triesPerHour: 20, livePerPhone: 5, names: 300, characters: 20_000 } as const;

/** Never kept: what proves or agrees to something is done anew with the sending, and what the page itself writes. */
const never = new Set([
  'code',
  'flowId',
  'key',
  'action',
  'formNo',
  'draft',
  'consent.version',
  'consent.accepted',
  'guardian.consentAccepted',
]);

/**
 * What of a form is kept: texts and lists of texts under names of fields.
 * @returns undefined when it is more than a form can hold
 */
export function keptValues(values: Readonly<Record<string, unknown>>): DraftValues | undefined {
  const kept = Object.entries(values).flatMap(([name, value]): [string, string | readonly string[]][] => {
    if (never.has(name) || name === '' || name.length > 200 || value === '') return [];
    if (typeof value === 'string') return [[name, value]];
    return Array.isArray(value) && value.every((one) => typeof one === 'string') ? [[name, value as string[]]] : [];
  });
  if (kept.length > draftRules.names || JSON.stringify(kept).length > draftRules.characters) return undefined;
  return Object.fromEntries(kept);
}

/** A code as it was written down: case, blanks and the hyphen don't matter. */
export function plainCode(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase();
}
