import { IsNotEmpty, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import type { LabelView } from '../calls/call.dto.js';
import type { ApplicationState } from './application.policy.js';

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
