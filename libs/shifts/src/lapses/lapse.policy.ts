import type { Blocker } from '@redmaple/plugins/house';

/** Reasons that speak of certificates, insurance and record checks. Others keep nobody from a seat that was given. */
const proofs: ReadonlySet<string> = new Set([
  'eligibility.qualificationMissing',
  'eligibility.qualificationEnds',
  'eligibility.insuranceMissing',
  'eligibility.insuranceEnds',
  'eligibility.insuranceLacksDanger',
  'eligibility.recordCheckMissing',
  'eligibility.recordCheckEnds',
]);

/** What of somebody's proofs is not there any more. */
export function lapsedProofs(blockers: readonly Blocker[]): readonly Blocker[] {
  return blockers.filter((one) => one.source === 'core' && proofs.has(one.code));
}
