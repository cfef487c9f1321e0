import { currentContext, translateReason } from '@redmaple/platform';
import type { Blocker } from '@redmaple/plugins/house';

const kinds = {
  unknown: ['unknown', 'notActive'],
  alreadyMember: ['alreadyMember'],
  age: ['tooYoung', 'tooOld', 'youthOnly', 'minorInDanger'],
  guardian: ['guardianConsentMissing', 'guardianConsentWithdrawn'],
} as const;

/** What decides most why somebody may not join: what nobody can change comes before what can be mended. */
export function joiningRefusal(
  blockers: readonly Blocker[],
): { readonly kind: keyof typeof kinds | 'other'; readonly reason: string } | undefined {
  const [first] = blockers;
  if (!first) return undefined;
  const { locale } = currentContext();
  const says = (names: readonly string[]) =>
    blockers.some((one) => names.includes(one.code.replace('eligibility.', '')));
  const kind = (['unknown', 'alreadyMember', 'age', 'guardian'] as const).find((one) => says(kinds[one])) ?? 'other';
  return { kind, reason: first.label?.[locale] ?? translateReason(locale, `blockers.${first.code}`, first.params) };
}
