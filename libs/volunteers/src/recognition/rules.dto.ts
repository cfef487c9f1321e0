import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const awardPeriods = ['half-year', 'year'] as const;

export class ChosenWeight {
  @IsString()
  @MaxLength(100)
  teamType: string;

  @IsString()
  @MaxLength(100)
  measure: string;

  /** Hundredths of a point per unit, within the plugin's bounds. */
  @IsInt()
  @Min(0)
  @Max(100_000)
  points: number;
}

class AwardLabelInput {
  @IsString()
  @Matches(/\S/)
  @MaxLength(40)
  'zh-CN': string;

  @IsString()
  @Matches(/\S/)
  @MaxLength(60)
  en: string;
}

/** An award or title: what somebody has to come to within half a year or a year. */
export class ChosenAward {
  /** Of one that there is, or of a title that a plugin declares (`suining.golden-mediator`); left out for a new one. */
  @IsOptional()
  @IsString()
  @Matches(/^[a-z][a-z0-9-]{1,59}(\.[a-z][a-z0-9-]{0,39})?$/)
  code?: string;

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => AwardLabelInput)
  label: AwardLabelInput;

  @IsIn(awardPeriods)
  period: (typeof awardPeriods)[number];

  /** Not more than the period has. */
  @IsInt()
  @Min(1)
  @Max(12)
  commendedMonths: number;

  /** Hundredths, of the whole period. */
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  leastPoints: number;
}

export class SetRules {
  /** The version that was read; 0 the first time. */
  @IsInt()
  @Min(0)
  version: number;

  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => ChosenWeight)
  weights: ChosenWeight[];

  /** How many of each team are commended. */
  @IsInt()
  @Min(1)
  @Max(100)
  perTeam: number;

  /** Hundredths. */
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  leastPoints: number;

  @IsInt()
  @Min(1)
  @Max(60)
  objectionDays: number;

  /** Every award and title; left out they stay as they are. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ChosenAward)
  awards?: ChosenAward[];

  /** Hours of the five stars, rising; left out they stay as they are. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(5)
  @ArrayMaxSize(5)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(100_000, { each: true })
  stars?: number[];
}

export class RecognitionLabel {
  'zh-CN': string;
  en: string;
}

/** A measure with its points now and the bounds in which a county chooses them. */
export class OfferedWeight {
  teamType: string;
  teamTypeLabel: RecognitionLabel;
  measure: string;
  label?: RecognitionLabel;
  /** Hundredths, as all points here. */
  points: number;
  least: number;
  most: number;
  upTo?: number;
}

export class AwardRuleView {
  code: string;
  label: RecognitionLabel;
  period: 'half-year' | 'year';
  commendedMonths: number;
  leastPoints: number;
}

export class RulesView {
  /** 0: none was written down yet; what holds then is shown. */
  version: number;
  weights: OfferedWeight[];
  perTeam: number;
  leastPoints: number;
  objectionDays: number;
  awards: AwardRuleView[];
  /** Titles that the county's plugins declare and that are not among the awards. */
  offeredAwards: AwardRuleView[];
  /** Hours of the five stars. */
  stars: number[];
  fingerprint?: string;
  createdByName?: string;
  createdAt?: string;
}

export class AwardQuery {
  @Matches(/^20\d\d$/)
  year: string;
}

export class AwardView {
  code: string;
  label: RecognitionLabel;
  /** `2026-H1`, or `2026`. */
  period: string;
  volunteerId: string;
  volunteerName: string;
  volunteerNumber: string;
  commendedMonths: number;
  points: number;
}
