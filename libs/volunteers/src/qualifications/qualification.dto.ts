import { PageQuery, ReadAsNumber } from '@redmaple/platform';
import { Type } from 'class-transformer';
import {
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { LabelView } from '../calls/call.dto.js';
import { IsCalendarDay } from './calendar-day.js';
import type { QualificationState, RenewalStanding } from './qualification.policy.js';

/** Why a certificate counts no more; texts under `qualifications.revokeReasons`. */
export const revokeReasons = ['entered-wrongly', 'issuer-withdrew', 'misconduct', 'unfit'] as const;
export type RevokeReason = (typeof revokeReasons)[number];

/** What proves a certificate: the paper's own number, a training result. */
export class EvidenceInput {
  @IsString()
  @Matches(/^[a-z][a-z0-9-]*$/)
  @MaxLength(40)
  type: string;

  @IsString()
  @Matches(/^\S+( \S+)*$/)
  @MaxLength(100)
  id: string;
}

export class IssueQualificationDto {
  @IsUUID()
  volunteerId: string;

  /** From the catalogue: `maple-grove.first-aid`. */
  @IsString()
  @MaxLength(120)
  code: string;

  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  issuer: string;

  @IsCalendarDay()
  validFrom: string;

  /** Last valid day; absent: as long as the catalogue says. */
  @IsOptional()
  @IsCalendarDay()
  validTo?: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => EvidenceInput)
  evidence: EvidenceInput;
}

export class RevokeQualificationDto {
  @IsIn(revokeReasons)
  reason: RevokeReason;
}

export class ExpiringQuery extends PageQuery {
  /** How far to look ahead. */
  @IsOptional()
  @ReadAsNumber()
  @IsInt()
  @Min(0)
  @Max(366)
  days = 60;

  /** Only certificates of this kind. */
  @IsOptional()
  @IsString()
  @MaxLength(120)
  code?: string;
}

/** A kind of certificate: of the core, or of a plugin that the county has switched on. */
export class QualificationKindView {
  /** Namespaced: `maple-grove.first-aid`. */
  code: string;
  label: LabelView;
  /** How long it is valid unless the paper says otherwise. */
  validMonths: number;
  /** How many days before its end it can be renewed. */
  renewalDays: number;
  /** How many days after its end it still can. */
  graceDays: number;
}

export class QualificationDetail {
  id: string;
  volunteerId: string;
  code: string;
  issuer: string;
  /** YYYY-MM-DD */
  validFrom: string;
  /** Last valid day; absent: does not expire. */
  validTo?: string;
  /** Today, in the county. */
  state: QualificationState;
  /** Whether it can be renewed today: not yet, now, still (it ended, and counts no more), or no longer. */
  renewal: RenewalStanding;
  /** Last day on which it can be renewed. */
  renewableUntil?: string;
  /** The certificate that it renews. */
  renewsId?: string;
  revokeReason?: string;
}

export class ExpiringQualification extends QualificationDetail {
  volunteerName: string;
  volunteerNumber: string;
  /** A paper that came in for it and waits to be verified. */
  claimId?: string;
}

export class ExpiringPage {
  items: ExpiringQualification[];
  next?: string;
}
