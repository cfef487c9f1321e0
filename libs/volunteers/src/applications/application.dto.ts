import type { FieldDescription } from '@redmaple/forms';
import { PageQuery } from '@redmaple/platform';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { LabelView } from '../calls/call.dto.js';
import type { GuardianView } from '../people/guardian.dto.js';
import type { GuardianConsentState } from '../people/guardian.policy.js';
import type { PersonView } from '../people/person.dto.js';
import type { EvidenceKind } from '../vetting/stages/stage.policy.js';
import { type ApplicationState, applicationStates } from './application.policy.js';
import { TimelineEntryView } from './recruit.dto.js';

class ApplicationsFilter extends PageQuery {
  @IsOptional()
  @IsUUID()
  callId?: string;

  @IsOptional()
  @IsIn([...applicationStates])
  state?: ApplicationState;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  teamType?: string;
}

/** What is searched for, in a body. */
export class ApplicationsSearch extends ApplicationsFilter {
  /** Part of the name, or a whole application number. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  search?: string;
}

/** The list by address. */
export class ApplicationsQuery extends ApplicationsFilter {
  /**
   * As of the search, for programs that ask with a token.
   * @deprecated a name or a number in an address lands in logs on its way: ask `POST /applications/search`
   */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  search?: string;
}

/** What is to be counted, state by state. */
export class CountApplications {
  @IsOptional()
  @IsUUID()
  callId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  teamType?: string;

  /** Part of the name, or a whole application number. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  search?: string;
}

/** How many applications are in a state; states that nothing is in are left out. */
export class ApplicationCount {
  state: ApplicationState;
  count: number;
}

/** An application in the office's list. */
export class ApplicationSummary {
  id: string;
  number: string;
  callId: string;
  teamType: string;
  personId: string;
  name: string;
  state: ApplicationState;
  waitlistNo?: number;
  specialty?: string;
  /** Which of the specialists that the call looks for the recruit is. */
  specialist?: string;
  source: 'online' | 'office' | 'import';
  phoneVerified: boolean;
  submittedAt: string;
  decidedAt?: string;
  /** Code of the stage of vetting it waits at. */
  stage?: string;
  version: number;
}

export class OfficeTimelineEntryView extends TimelineEntryView {
  actorKind: string;
  actorId: string;
  note?: string;
}

/** An application as the office sees it: phone and document masked. */
export class ApplicationView extends ApplicationSummary {
  callTitle: string;
  teamTypeLabel: LabelView;
  person: PersonView;
  /** Whether the recruit was under 18 on the day of signing up. */
  minor: boolean;
  /** Who agreed for a minor. */
  guardian?: GuardianView;
  /** Whether a guardian agrees now; absent once the recruit is of age. */
  guardianConsent?: GuardianConsentState;
  answers: Record<string, unknown>;
  formVersion: string;
  /** Number of the call's form that was answered. */
  formNo?: number;
  /** The questions of that form, in their order. */
  questions: FieldDescription[];
  refusal?: { code: string; text?: string };
  waitlistPosition?: number;
  stageLabel?: LabelView;
  /** What a pass of the stage needs. */
  stageEvidence?: EvidenceKind[];
  /** Until when the stage is to be decided. */
  stageDueAt?: string;
  /** Whether the recruit agreed to a background review. */
  backgroundConsent: boolean;
  timeline: OfficeTimelineEntryView[];
}

export class WithdrawApplication {
  /** For the office only. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

/** What is masked of an application and can be looked at. */
export const revealableFields = ['phone', 'document', 'address', 'guardianName', 'guardianPhone'] as const;

export const revealReasons = ['verify-identity', 'contact', 'background-review', 'correct-data'] as const;

export class RevealField {
  @IsIn([...revealableFields])
  field: (typeof revealableFields)[number];

  /** Why it is needed; kept in the audit trail as a code. */
  @IsIn([...revealReasons])
  reason: (typeof revealReasons)[number];
}

export class RevealedView {
  value?: string;
}
