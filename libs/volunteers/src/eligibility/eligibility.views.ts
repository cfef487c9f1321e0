import { currentContext, translateReason } from '@redmaple/platform';
import { type Blocker, isForceable } from '@redmaple/plugins/house';
import type { EligibilityReasonView } from './eligibility.dto.js';

/** A reason in the caller's language, with what it would need. */
export function toReasonView(one: Blocker): EligibilityReasonView {
  const { code, params, source, fixableBy, how, label } = one;
  const { locale } = currentContext();
  const exceptionId = params?.exceptionId;
  return {
    code,
    message: label?.[locale] ?? translateReason(locale, `blockers.${code}`, params),
    source,
    fixableBy,
    ...(how !== undefined && { how, remedy: translateReason(locale, `remedies.${how}`, params) }),
    ...(params && { params: { ...params } }),
    forceable: isForceable(code) && exceptionId === undefined,
    ...(typeof exceptionId === 'string' && { exceptionId }),
  };
}
