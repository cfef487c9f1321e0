import { type FieldDescription, IDENTITY_DOCUMENT_TYPES, type IdentityDocumentType } from '@redmaple/forms';
import { PageQuery } from '@redmaple/platform';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { LabelView } from '../calls/call.dto.js';
import { GuardianInput, GuardianOnPaper, type GuardianView } from '../people/guardian.dto.js';
import type { GuardianConsentState } from '../people/guardian.policy.js';
import type { PersonView } from '../people/person.dto.js';
import type { EvidenceKind } from '../vetting/stages/stage.policy.js';
import { type ApplicationState, applicationStates } from './application.policy.js';

const calendarDay = /^\d{4}-\d{2}-\d{2}$/;

export class RequestPhoneCode {
  @IsString()
  @IsNotEmpty()
  @MaxLength(30)
  phone: string;

  @IsIn(['sign-up', 'status'])
  purpose: 'sign-up' | 'status';
}

export class PhoneCodeView {
  /** To be sent back together with the code. */
  flowId: string;
  expiresInSeconds: number;
}

export class ConsentInput {
  /** Version of the wording that was shown. */
  @IsString()
  @MaxLength(20)
  version: string;

  @IsBoolean()
  accepted: boolean;
}

/** What online and paper sign-ups share. */
class CommonFields {
  /** Namespaced: `maple-grove.rescue`. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  teamType: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  @IsIn([...IDENTITY_DOCUMENT_TYPES])
  documentType: IdentityDocumentType;

  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  documentNumber: string;

  /** YYYY-MM-DD; needed with papers other than the resident ID. */
  @IsOptional()
  @IsString()
  @MaxLength(10)
  @Matches(calendarDay)
  birthDate?: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(30)
  phone: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  address?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  specialty?: string;

  /** Which of the specialists that the call looks for one is. */
  @IsOptional()
  @IsUUID()
  specialistId?: string;

  /** Answers to the form of the team type. */
  @IsObject()
  answers: Record<string, unknown>;
}

export class SubmitApplication extends CommonFields {
  /** Number of the form that was filled in, as read with the call; the one in force when left out. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  formNo?: number;

  @IsUUID()
  flowId: string;

  @IsString()
  @MaxLength(6)
  @Matches(/^\d{6}$/)
  code: string;

  @IsObject()
  @ValidateNested()
  @Type(() => ConsentInput)
  consent: ConsentInput;

  /** Needed under 18; not kept of anybody else. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => GuardianInput)
  guardian?: GuardianInput;
}

export class EnterApplication extends CommonFields {
  @IsUUID()
  callId: string;

  /** Day on the signed consent, YYYY-MM-DD. */
  @IsString()
  @MaxLength(10)
  @Matches(calendarDay)
  paperConsentOn: string;

  /** Needed under 18; the day on the paper is that of the guardian's signature, too. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => GuardianOnPaper)
  guardian?: GuardianOnPaper;
}

export class SubmittedView {
  /** The application number, for the status page. */
  number: string;
  state: 'submitted' | 'waitlisted';
  /** Place in the waitlist, from 1. */
  waitlistPosition?: number;
}

export class EnteredView extends SubmittedView {
  id: string;
}

class PhoneProof {
  @IsString()
  @IsNotEmpty()
  @MaxLength(30)
  phone: string;

  @IsUUID()
  flowId: string;

  @IsString()
  @MaxLength(6)
  @Matches(/^\d{6}$/)
  code: string;
}

export class AskStatus extends PhoneProof {
  /** HF-7K3M-Q2XH; case and blanks don't matter. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  number: string;
}

export class FindNumbers extends PhoneProof {}

export class TimelineEntryView {
  at: string;
  /** A state, or what else happened: `promoted`, `stage-passed`, `consented`, `appealed`, `appeal-granted`, `appeal-rejected`, `reopened`. */
  kind: string;
  /** Stage of vetting it is about. */
  stage?: string;
  stageLabel?: LabelView;
  reasonCode?: string;
}

/** The appeal against a refusal, as the recruit sees it. */
export class AppealStandingView {
  /** One can be made now. */
  possible: boolean;
  /** Last instant for it. */
  until: string;
  /** Of the one that was made. */
  state?: 'open' | 'granted' | 'rejected';
  filedAt?: string;
  /** Until when it is answered. */
  dueAt?: string;
  answer?: string;
}

/** A consent that is asked for. */
export class ConsentAskedView {
  version: string;
  wording: string;
}

/** An application as the recruit sees it. */
export class RecruitApplicationView {
  id: string;
  number: string;
  callId: string;
  callTitle: string;
  teamType: string;
  teamTypeLabel: LabelView;
  state: ApplicationState;
  /** Place in the waitlist, from 1. */
  waitlistPosition?: number;
  submittedAt: string;
  decidedAt?: string;
  /** Why it was refused. */
  refusal?: { code: string; text?: string };
  canWithdraw: boolean;
  /** While it is refused. */
  appeal?: AppealStandingView;
  /** The background review waits for this consent. */
  backgroundConsent?: ConsentAskedView;
  timeline: TimelineEntryView[];
}

export class StatusView {
  application: RecruitApplicationView;
  /** Bearer token of a short session for `applications/mine`. */
  token: string;
  csrfToken: string;
  expiresAt: string;
}

/** One of the applications of a phone number. */
export class FoundNumberView {
  number: string;
  callTitle: string;
  teamTypeLabel: LabelView;
  state: ApplicationState;
  submittedAt: string;
}

export class FoundNumbersView {
  applications: FoundNumberView[];
}

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
