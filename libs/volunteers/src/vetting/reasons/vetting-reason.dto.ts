import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { LabelView } from '../../calls/call.dto.js';
import { refusalReasons, type RefusalReason } from '../vetting.policy.js';

export class NewReason {
  /** Small letters, figures and hyphens, after `own-`. */
  @IsString()
  @Matches(/^own-[a-z0-9-]{1,36}$/)
  code: string;

  /** What it counts as. */
  @IsIn(refusalReasons)
  canonical: RefusalReason;

  @IsString()
  @Matches(/\S/)
  @MaxLength(200)
  labelZh: string;

  @IsString()
  @Matches(/\S/)
  @MaxLength(300)
  labelEn: string;
}

export class ChangeReason {
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version: number;

  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(200)
  labelZh?: string;

  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(300)
  labelEn?: string;

  /** False: it can't be chosen any more. */
  @IsOptional()
  @IsBoolean()
  active?: boolean;
}

/** A reason for a refusal; what the recruit reads is its label, unless somebody writes to them in person. */
export class ReasonView {
  /** Of the county's own reasons. */
  id?: string;
  code: string;
  canonical: RefusalReason;
  label: LabelView;
  active: boolean;
  version: number;
}
