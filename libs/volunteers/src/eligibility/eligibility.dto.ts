import {
  type EligibilityAction,
  eligibilityActions,
  forceableBlockers,
  type ForceableBlocker,
} from '@redmaple/plugins/house';
import {
  IsArray,
  ArrayMaxSize,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';

/** Could this person do this, and if not, what would it need? */
export class ExplainEligibility {
  @IsUUID()
  volunteerId: string;

  @IsIn(eligibilityActions)
  action: EligibilityAction;

  /** A seat says team, time and what it needs; without one they are named here. */
  @IsOptional()
  @IsUUID()
  seatId?: string;

  @IsOptional()
  @IsUUID()
  teamId?: string;

  /** ISO 8601; absent: now. */
  @IsOptional()
  @IsISO8601({ strict: true })
  startsAt?: string;

  @IsOptional()
  @IsISO8601({ strict: true })
  endsAt?: string;

  /** Beyond what the team type needs. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(120, { each: true })
  qualifications?: string[];
}

/** A reason, in the caller's language. */
export class EligibilityReasonView {
  /** Stable: `eligibility.insuranceMissing`. */
  code: string;
  message: string;
  /** `core` or a plugin's id. */
  source: string;
  fixableBy: 'volunteer' | 'operator' | 'trainer' | 'nobody';
  /** Stable: `renew-insurance`. */
  how?: string;
  /** What it would need. */
  remedy?: string;
  params?: Record<string, string | number>;
  /** Whether it can be forced, with a reason and an end. */
  forceable: boolean;
  /** The exception that forces it aside. */
  exceptionId?: string;
}

export class EligibilityVerdictView {
  volunteerId: string;
  name: string;
  number: string;
  action: EligibilityAction;
  teamId?: string;
  teamName?: string;
  /** Of the shift of the seat. */
  title?: string;
  startsAt: string;
  endsAt: string;
  allowed: boolean;
  blockers: EligibilityReasonView[];
  warnings: EligibilityReasonView[];
  policyVersion: number;
}

export class ForceEligibility {
  @IsUUID()
  volunteerId: string;

  @IsUUID()
  teamId: string;

  @IsIn(forceableBlockers)
  code: ForceableBlocker;

  /** Why; whoever reads the audit trail must understand it. */
  @IsString()
  @Matches(/\S.{3,}\S/s)
  @MinLength(5)
  @MaxLength(500)
  reason: string;

  /** It ends then by itself; at most 92 days from now. Duties that begin later are not meant. */
  @IsISO8601({ strict: true })
  expiresAt: string;
}

export class EligibilityExceptionView {
  id: string;
  volunteerId: string;
  teamId: string;
  teamName: string;
  code: string;
  message: string;
  reason: string;
  grantedBy: string;
  grantedAt: string;
  expiresAt: string;
  revokedAt?: string;
}
