import { PageQuery } from '@redmaple/platform';
import { IsIn, IsInt, IsOptional, IsString, Matches, MaxLength, Min } from 'class-validator';

/** Somebody of the house looked at my data. */
export class LookView {
  id: string;
  at: string;
  /** Absent once the account is gone. */
  name?: string;
  /** What they were at the time. */
  roles: string[];
  /** `record`, `profile`, or what was revealed: `revealed-phone`. */
  kind: string;
  /** Why something was revealed. */
  reason?: string;
}

export class LookPage {
  items: LookView[];
  next?: string;
}

export const correctableFields = ['name', 'birthDate', 'documentNumber', 'phone', 'address', 'other'] as const;
export type CorrectableField = (typeof correctableFields)[number];

export const correctionStates = ['open', 'accepted', 'refused', 'withdrawn'] as const;
export type CorrectionState = (typeof correctionStates)[number];

/** What I want put right about myself. */
export class AskCorrection {
  @IsIn(correctableFields)
  field: CorrectableField;

  /** How it is right; for `other` the note says it. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  value?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

export class DecideCorrection {
  @IsIn(['accept', 'refuse'])
  outcome: 'accept' | 'refuse';

  /** What the person reads; needed with a refusal. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  answer?: string;

  @IsInt()
  @Min(1)
  version: number;
}

export class CorrectionsQuery extends PageQuery {
  @IsOptional()
  @IsIn(correctionStates)
  state?: CorrectionState;
}

/** A request as its person sees it. */
export class OwnCorrection {
  id: string;
  field: CorrectableField;
  value?: string;
  note?: string;
  state: CorrectionState;
  askedAt: string;
  decidedAt?: string;
  answer?: string;
}

/** A request as the office decides it: the new value in full, since it is to be compared with a document. */
export class CorrectionView extends OwnCorrection {
  personId: string;
  volunteerId?: string;
  name: string;
  /** How it stands now, masked as everywhere. */
  present?: string;
  version: number;
}

export class CorrectionPage {
  items: CorrectionView[];
  next?: string;
}

/** A copy of everything about me. */
export class DataExportView {
  id: string;
  state: 'gathering' | 'ready' | 'expired';
  askedAt: string;
  readyAt?: string;
  /** After that the copy is gone and a new one can be made. */
  expiresAt?: string;
  rows?: number;
}

/** Closing needs the word that the page asks for, so that nobody closes an account by a slip. */
export class AskClosing {
  @IsString()
  @Matches(/^\s*(注销|close)\s*$/i)
  confirmation: string;
}

/** My account is to be closed. */
export class ClosingView {
  state: 'open' | 'asked';
  askedAt?: string;
  /** Until then I can take it back. */
  eraseAt?: string;
  /** What the law lets nobody erase, and in which form it stays: how many of each. */
  kept: KeptView[];
}

export class KeptView {
  /** `serviceRecords`, `insurance`, `auditTrail` … */
  kind: string;
  count: number;
  /** What stays of it and why, in the reader's language. */
  text: string;
}
