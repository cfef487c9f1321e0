import { PageQuery } from '@redmaple/platform';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { IsCalendarDay } from '../qualifications/calendar-day.js';

export const claimKinds = ['qualification', 'insurance'] as const;
export type ClaimKind = (typeof claimKinds)[number];

export const claimStates = ['waiting', 'verified', 'rejected', 'withdrawn'] as const;
export type ClaimState = (typeof claimStates)[number];

/** Why something is not taken; texts under `claims.reasons`. */
export const claimReasons = ['unreadable', 'incomplete', 'wrong-paper', 'not-as-written', 'expired', 'other'] as const;
export type ClaimReason = (typeof claimReasons)[number];

/** Pages of one paper. */
export const maxFiles = 4;

/** A certificate or a policy that I hold, with the paper. */
export class SendClaim {
  /** Chosen by the sender: sent again it is the same claim. */
  @IsUUID()
  clientId: string;

  @IsIn(claimKinds)
  kind: ClaimKind;

  /** Of a certificate, from the catalogue: `maple-grove.first-aid`. */
  @IsOptional()
  @IsString()
  @MaxLength(120)
  code?: string;

  /** Who issued the certificate, or the insurer. */
  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  issuer: string;

  /** On the paper, or of the policy. */
  @IsString()
  @Matches(/^\S+( \S+)*$/)
  @MaxLength(60)
  number: string;

  @IsCalendarDay()
  validFrom: string;

  /** Last day; a certificate without one runs as long as the catalogue says. */
  @IsOptional()
  @IsCalendarDay()
  validTo?: string;

  /** Of a policy: whether rescue, water and disaster work is insured. */
  @IsOptional()
  @IsBoolean()
  coversDanger?: boolean;

  /** The certificate or policy that it renews. */
  @IsOptional()
  @IsUUID()
  renewsId?: string;

  /** Photos or a PDF of the paper, page by page, from `claims/files`. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(maxFiles)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  fileIds: string[];
}

export class SendClaimFor extends SendClaim {
  @IsUUID()
  volunteerId: string;
}

export class DecideClaim {
  @IsIn(['verify', 'reject'])
  outcome: 'verify' | 'reject';

  /** Needed to reject. */
  @IsOptional()
  @IsIn(claimReasons)
  reason?: ClaimReason;

  /** What the holder reads beside the reason. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  note?: string;

  /** As the paper says, where it was written down wrongly. */
  @IsOptional()
  @IsCalendarDay()
  validFrom?: string;

  @IsOptional()
  @IsCalendarDay()
  validTo?: string;

  @IsInt()
  @Min(1)
  version: number;
}

export class ClaimsQuery extends PageQuery {
  @IsOptional()
  @IsIn(claimStates)
  state?: ClaimState;

  @IsOptional()
  @IsIn(claimKinds)
  kind?: ClaimKind;

  @IsOptional()
  @IsUUID()
  volunteerId?: string;
}

/** A page of a paper that was kept. */
export class ClaimFileView {
  id: string;
  type: 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';
  size: number;
}

/** What I sent in and what became of it. */
export class OwnClaim {
  id: string;
  clientId: string;
  kind: ClaimKind;
  code?: string;
  /** Of the certificate, in my language. */
  name?: string;
  issuer: string;
  number: string;
  validFrom: string;
  validTo?: string;
  coversDanger: boolean;
  renewsId?: string;
  state: ClaimState;
  sentAt: string;
  decidedAt?: string;
  reason?: ClaimReason;
  note?: string;
  files: ClaimFileView[];
  version: number;
}

/** The same for the office. */
export class ClaimView extends OwnClaim {
  volunteerId: string;
  volunteerName: string;
  volunteerNumber: string;
  /** Last day of what it renews. */
  renewsUntil?: string;
  /** Whether whoever reads holds it, and so cannot decide. */
  own: boolean;
  /** Whether whoever reads sent it in, for somebody else too: another verifies it. */
  sentByMe: boolean;
}

export class ClaimPage {
  items: ClaimView[];
  next?: string;
}
