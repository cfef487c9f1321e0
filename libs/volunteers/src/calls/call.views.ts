import { currentContext, translate } from '@redmaple/platform';
import { guardianConsentTextKey, recruitmentConsent, recruitmentConsentTextKey } from '../people/consent.policy.js';
import type { CallView, ConsentDocumentView, PublicCallSummary, PublicCallView } from './call.dto.js';
import { phaseOf } from './call.policy.js';
import type { CallRecord } from './call-records.js';

export function toCallView(call: CallRecord, now: Date): CallView {
  const phase = phaseOf(call, now);
  return {
    id: call.id,
    title: call.title,
    content: call.content,
    riskNotice: call.riskNotice,
    ...(call.location !== undefined && { location: call.location }),
    state: call.state,
    ...(phase !== undefined && { phase }),
    opensAt: call.opensAt.toISOString(),
    closesAt: call.closesAt.toISOString(),
    ...(call.publishedAt && { publishedAt: call.publishedAt.toISOString() }),
    ...(call.closedAt && { closedAt: call.closedAt.toISOString() }),
    createdAt: call.createdAt.toISOString(),
    ...(call.archivedAt && { archivedAt: call.archivedAt.toISOString() }),
    version: call.version,
    ...(call.formNo !== undefined && { formNo: call.formNo }),
    about: call.about.map((question) => ({ ...question })),
    ...(call.insuranceStatement !== undefined && { insuranceStatement: call.insuranceStatement }),
    ...(call.shortCode !== undefined && { shortCode: call.shortCode }),
    specialists: [...call.specialists],
    teamTypes: [...call.teamTypes],
  };
}

export function toPublicSummary(call: CallRecord, now: Date): PublicCallSummary {
  return {
    id: call.id,
    title: call.title,
    ...(call.location !== undefined && { location: call.location }),
    phase: phaseOf(call, now) ?? 'ended',
    opensAt: call.opensAt.toISOString(),
    closesAt: call.closesAt.toISOString(),
    teamTypes: call.teamTypes.filter(({ offered }) => offered).map(({ form: _form, ...rest }) => rest),
  };
}

export function toPublicView(call: CallRecord, now: Date): PublicCallView {
  const { teamTypes: _summaries, ...summary } = toPublicSummary(call, now);
  return {
    ...summary,
    content: call.content,
    riskNotice: call.riskNotice,
    formNo: call.formNo ?? 1,
    about: call.about.map((question) => ({ ...question })),
    ...(call.insuranceStatement !== undefined && { insuranceStatement: call.insuranceStatement }),
    specialists: call.specialists.map(({ id, skill, wanted }) => ({ id, skill, wanted })),
    ...(call.shortCode !== undefined && { shortCode: call.shortCode }),
    teamTypes: call.teamTypes.filter(({ offered }) => offered),
    consent: consentDocument(),
  };
}

/** What recruits agree to, in the reader's language. */
export function consentDocument(): ConsentDocumentView {
  return {
    ...recruitmentConsent,
    text: translate(currentContext().locale, recruitmentConsentTextKey),
    guardianText: translate(currentContext().locale, guardianConsentTextKey),
  };
}
