import { PageQuery, ReadAsNumber } from '@redmaple/platform';
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
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsCalendarDay } from '../qualifications/calendar-day.js';
import type { QualificationState, RenewalStanding } from '../qualifications/qualification.policy.js';

export const insuranceKinds = ['own', 'group'] as const;
export type InsuranceKind = (typeof insuranceKinds)[number];

/** Why a policy counts no more; texts under `insurance.revokeReasons`. */
export const insuranceRevokeReasons = ['entered-wrongly', 'cancelled', 'not-paid'] as const;
export type InsuranceRevokeReason = (typeof insuranceRevokeReasons)[number];

/** An accident insurance policy (志愿服务条例 17). */
export class PolicyInput {
  @IsString()
  @Matches(/^\S+( \S+)*$/)
  @MaxLength(60)
  policyNumber: string;

  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  insurer: string;

  @IsCalendarDay()
  validFrom: string;

  /** Last insured day. */
  @IsCalendarDay()
  validTo: string;

  /** Whether rescue, water and disaster work is insured. */
  @IsBoolean()
  coversDanger: boolean;
}

export class InsureDto extends PolicyInput {
  @IsUUID()
  volunteerId: string;
}

export class InsureManyDto extends PolicyInput {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  volunteerIds: string[];
}

export class InsuranceDetail {
  id: string;
  volunteerId: string;
  policyNumber: string;
  insurer: string;
  validFrom: string;
  validTo: string;
  coversDanger: boolean;
  /** The holder's own policy, or one of a group. */
  kind: InsuranceKind;
  /** Today, in the county. */
  state: QualificationState;
  /** Whether it is time for the next one. */
  renewal: RenewalStanding;
  /** The policy that it follows. */
  renewsId?: string;
  revokeReason?: string;
}

export class RevokeInsurance {
  @IsIn(insuranceRevokeReasons)
  reason: InsuranceRevokeReason;

  /** The whole group's policy of this number, for everybody in it. */
  @IsOptional()
  @IsBoolean()
  wholeGroup?: boolean;
}

export class RevokedInsurance {
  /** For how many people it was. */
  revoked: number;
}

/** A shift to come that somebody would be taken off. */
export class LostShift {
  shiftId: string;
  title: string;
  startsAt: string;
  volunteerId: string;
  volunteerName: string;
}

/** What goes with a policy. */
export class InsuranceLoss {
  policyNumber: string;
  insurer: string;
  validTo: string;
  kind: InsuranceKind;
  /** How many it insures: everybody in the group, or its holder. */
  insured: number;
  /** How many of them nothing else insures as far, today or when it begins. */
  uncovered: number;
  /** How many seats on shifts to come fall free. */
  seats: number;
  /** The next of them. */
  shifts: LostShift[];
}

export class EndingInsuranceQuery extends PageQuery {
  /** How far to look ahead. */
  @IsOptional()
  @ReadAsNumber()
  @IsInt()
  @Min(0)
  @Max(366)
  days = 60;

  @IsOptional()
  @IsIn(insuranceKinds)
  kind?: InsuranceKind;
}

export class EndingInsurance extends InsuranceDetail {
  volunteerName: string;
  volunteerNumber: string;
  /** A paper that came in and waits to be verified. */
  claimId?: string;
}

export class EndingInsurancePage {
  items: EndingInsurance[];
  next?: string;
}

export class InsuredMany {
  /** How many were entered now. */
  added: number;
  /** How many had this policy already. */
  present: number;
}
