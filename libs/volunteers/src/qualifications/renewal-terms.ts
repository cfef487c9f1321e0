import type { QualificationInfo } from '@redmaple/plugins/house';
import { type RenewalTerms, usualTerms } from './qualification.policy.js';

/** When certificates of a kind can be renewed; as usual where the catalogue says nothing, or does not know the kind any more. */
export function termsOf(kind: Pick<QualificationInfo, 'renewalDays' | 'graceDays'> | undefined): RenewalTerms {
  return {
    renewalDays: kind?.renewalDays ?? usualTerms.renewalDays,
    graceDays: kind?.graceDays ?? usualTerms.graceDays,
  };
}
