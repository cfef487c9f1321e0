import type { FieldDescription } from '@redmaple/forms';
import type { Label } from '@redmaple/plugins/house';
import { type GuardianStanding, toGuardianView } from '../people/guardian.dto.js';
import type { Guardian } from '../people/guardian.policy.js';
import { type OpenedPerson, toPersonView } from '../people/person.dto.js';
import type { ApplicationSummary, ApplicationView } from './application.dto.js';
import type {
  AppealStandingView,
  ConsentAskedView,
  FoundNumberView,
  RecruitApplicationView,
  TimelineEntryView,
} from './recruit.dto.js';
import { isLive } from './application.policy.js';
import type { EvidenceKind } from '../vetting/stages/stage.policy.js';
import type { ApplicationRecord } from './application-records.js';
import type { TimelineEntry } from './timeline.js';

export function toSummary(record: ApplicationRecord): ApplicationSummary {
  return {
    id: record.id,
    number: record.number,
    callId: record.callId,
    teamType: record.teamTypeCode,
    personId: record.personId,
    name: record.name,
    state: record.state,
    ...(record.waitlistNo !== undefined && { waitlistNo: record.waitlistNo }),
    ...(record.specialty !== undefined && { specialty: record.specialty }),
    ...(record.specialist !== undefined && { specialist: record.specialist }),
    source: record.source,
    phoneVerified: record.phoneVerified,
    submittedAt: record.submittedAt.toISOString(),
    ...(record.decidedAt && { decidedAt: record.decidedAt.toISOString() }),
    ...(record.stage !== undefined && { stage: record.stage }),
    version: record.version,
  };
}

/** What the office sees of an application beside its record. */
export interface Surroundings {
  readonly label: Label;
  /** Of the form that was answered. */
  readonly questions: readonly FieldDescription[];
  readonly person: OpenedPerson;
  readonly minor: boolean;
  readonly guardian: Guardian | undefined;
  /** While the recruit is a minor. */
  readonly consent: GuardianStanding | undefined;
  readonly timeline: readonly TimelineEntry[];
  readonly stageName: (code: string) => Label;
  /** What a pass of the stage needs that it waits at. */
  readonly stageEvidence: readonly EvidenceKind[];
  /** To a background review. */
  readonly backgroundConsent: boolean;
}

export function toOfficeView(record: ApplicationRecord, around: Surroundings): ApplicationView {
  const { label, questions, person, minor, guardian, consent, timeline, stageName, stageEvidence, backgroundConsent } =
    around;
  return {
    ...toSummary(record),
    callTitle: record.callTitle,
    teamTypeLabel: { ...label },
    person: toPersonView(person),
    minor,
    ...(guardian && { guardian: toGuardianView(guardian) }),
    ...(consent && { guardianConsent: consent.consent }),
    answers: { ...record.answers },
    formVersion: record.formVersion,
    ...(record.formNo !== undefined && { formNo: record.formNo }),
    questions: [...questions],
    ...refusalOf(record),
    ...(record.waitlistPosition !== undefined && { waitlistPosition: record.waitlistPosition }),
    ...(record.stage !== undefined && {
      stageLabel: { ...stageName(record.stage) },
      stageEvidence: [...stageEvidence],
    }),
    ...(record.stageDueAt && { stageDueAt: record.stageDueAt.toISOString() }),
    backgroundConsent,
    timeline: timeline.map((entry) => ({
      ...toTimelineView(entry, stageName),
      actorKind: entry.actorKind,
      actorId: entry.actorId,
      ...(entry.note !== undefined && { note: entry.note }),
    })),
  };
}

/** What a recruit sees of an application beside its record. */
export interface RecruitSurroundings extends Pick<Surroundings, 'label' | 'timeline' | 'stageName'> {
  readonly appeal: AppealStandingView | undefined;
  readonly backgroundConsent: ConsentAskedView | undefined;
}

/** Without who acted and without notes: those are for the office. */
export function toRecruitView(record: ApplicationRecord, around: RecruitSurroundings): RecruitApplicationView {
  const { label, timeline, stageName, appeal, backgroundConsent } = around;
  return {
    id: record.id,
    number: record.number,
    callId: record.callId,
    callTitle: record.callTitle,
    teamType: record.teamTypeCode,
    teamTypeLabel: { ...label },
    state: record.state,
    ...(record.waitlistPosition !== undefined && { waitlistPosition: record.waitlistPosition }),
    submittedAt: record.submittedAt.toISOString(),
    ...(record.decidedAt && { decidedAt: record.decidedAt.toISOString() }),
    ...refusalOf(record),
    canWithdraw: isLive(record.state),
    ...(appeal && { appeal }),
    ...(backgroundConsent && { backgroundConsent }),
    timeline: timeline.map((entry) => toTimelineView(entry, stageName)),
  };
}

export function toFoundNumber(record: ApplicationRecord, label: Label): FoundNumberView {
  return {
    number: record.number,
    callTitle: record.callTitle,
    teamTypeLabel: { ...label },
    state: record.state,
    submittedAt: record.submittedAt.toISOString(),
  };
}

function refusalOf({ refusal }: ApplicationRecord): { refusal?: { code: string; text?: string } } {
  if (!refusal) return {};
  return { refusal: { code: refusal.code, ...(refusal.text !== undefined && { text: refusal.text }) } };
}

function toTimelineView(
  { at, kind, reasonCode, stage }: TimelineEntry,
  stageName: Surroundings['stageName'],
): TimelineEntryView {
  return {
    at: at.toISOString(),
    kind,
    ...(reasonCode !== undefined && { reasonCode }),
    ...(stage !== undefined && { stage, stageLabel: { ...stageName(stage) } }),
  };
}
