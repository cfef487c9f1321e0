import { currentContext, translate, translateReason } from '@redmaple/platform';
import type { Blocker } from '@redmaple/plugins/house';
import type { Reason } from './candidates/candidate.policy.js';

/** A reason with its words in the caller's language. */
export class DispatchReasonView {
  /** Stable: `busy`, `tooFar`, `onDuty` … */
  code: string;
  params?: Record<string, string | number>;
  text: string;
}

/** Something that stands between a person and a duty, from the eligibility engine. */
export class DispatchBlockerView {
  code: string;
  params?: Record<string, string | number>;
  /** `core` or a plugin's id. */
  source: string;
  /** Who can remove it. */
  fixableBy: string;
  text: string;
  /** What it would need. */
  remedy?: string;
}

export function toReasonView({ code, params }: { code: string; params?: Reason['params'] }): DispatchReasonView {
  return {
    code,
    ...(params && { params: { ...params } }),
    text: translate(currentContext().locale, `reasons.dispatch.${code}`, params),
  };
}

/** A reason with the number of people it applies to: 不在岗：3 人. */
export function toCountView(code: string, people: number): DispatchReasonView {
  const { locale } = currentContext();
  const reason = translate(locale, `reasons.dispatch.${code}`);
  return { code, params: { people }, text: translate(locale, 'reasons.dispatch.people', { reason, people }) };
}

export function toBlockerView({ code, params, source, fixableBy, how, label }: Blocker): DispatchBlockerView {
  const { locale } = currentContext();
  return {
    code,
    ...(params && { params: { ...params } }),
    source,
    fixableBy,
    text: label?.[locale] ?? translateReason(locale, `blockers.${code}`, params),
    ...(how !== undefined && { remedy: translateReason(locale, `remedies.${how}`, params) }),
  };
}
