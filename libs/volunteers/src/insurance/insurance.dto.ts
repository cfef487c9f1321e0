import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { IsCalendarDay } from '../qualifications/calendar-day.js';

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
}

export class InsuredMany {
  /** How many were entered now. */
  added: number;
  /** How many had this policy already. */
  present: number;
}
