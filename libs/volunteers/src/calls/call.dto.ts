import type { FormSchema } from '@redmaple/forms';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { CallState } from './call.entity.js';
import type { CallPhase } from './call.policy.js';
import { type AboutQuestionView, FormDesignInput } from './forms/call-form.dto.js';
import { type SpecialistCount, SpecialistInput, type SpecialistView } from './specialists/call-specialist.dto.js';

/** Seats wanted of one team type. */
export class CallTeamTypeInput {
  /** Namespaced: `maple-grove.rescue`. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  code: string;

  @IsInt()
  @Min(1)
  @Max(20_000)
  seats: number;
}

export class CreateCall {
  @Matches(/\S/)
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  title: string;

  @Matches(/\S/)
  @IsString()
  @IsNotEmpty()
  @MaxLength(10_000)
  content: string;

  /** The risks of the work (志愿服务条例 12). */
  @Matches(/\S/)
  @IsString()
  @IsNotEmpty()
  @MaxLength(5_000)
  riskNotice: string;

  /** How those who are accepted are insured (志愿服务条例 17). */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  insuranceStatement?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  location?: string;

  /** Instant; at once when left out. */
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  @MaxLength(40)
  opensAt?: string;

  /** Deadline, an instant. */
  @IsISO8601({ strict: true, strictSeparator: true })
  @MaxLength(40)
  closesAt: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CallTeamTypeInput)
  teamTypes: CallTeamTypeInput[];

  /** Specialists that are looked for besides. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => SpecialistInput)
  specialists?: SpecialistInput[];
}

/** What is left out stays as it is. */
export class ChangeCall {
  /** As read; a call changed since then is not overwritten. */
  @IsInt()
  @Min(1)
  version: number;

  @IsOptional()
  @Matches(/\S/)
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  title?: string;

  @IsOptional()
  @Matches(/\S/)
  @IsString()
  @IsNotEmpty()
  @MaxLength(10_000)
  content?: string;

  @IsOptional()
  @Matches(/\S/)
  @IsString()
  @IsNotEmpty()
  @MaxLength(5_000)
  riskNotice?: string;

  /** How those who are accepted are insured; empty for the standard words. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  insuranceStatement?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  location?: string;

  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  @MaxLength(40)
  opensAt?: string;

  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  @MaxLength(40)
  closesAt?: string;

  /** All team types. One that is left out of a published call is not offered any more; who applied for it goes on. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CallTeamTypeInput)
  teamTypes?: CallTeamTypeInput[];

  /** The whole list of specialists. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => SpecialistInput)
  specialists?: SpecialistInput[];

  /** What recruits are asked. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => FormDesignInput)
  form?: FormDesignInput;
}

export class ReopenCall {
  /** New deadline, in the future; needed when the old one has passed. */
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  @MaxLength(40)
  closesAt?: string;
}

/** A text in both languages. */
export class LabelView {
  'zh-CN': string;
  en: string;
}

/** A team type of a call, with how many seats are left. */
export class CallTeamTypeView {
  /** Namespaced: `maple-grove.rescue`. */
  code: string;
  label: LabelView;
  seats: number;
  seatsLeft: number;
  /** How many are on the waitlist. */
  waiting: number;
  /** Youngest age in whole years on the day of the sign-up. */
  minAge: number;
  maxAge?: number;
  /** Whether it is still recruited for. */
  offered: boolean;
  /** Whether nobody of this team does its work without accident insurance (志愿服务条例 17). */
  insured: boolean;
}

export class CallTeamTypeWithForm extends CallTeamTypeView {
  /** What the sign-up asks beside the common fields: JSON Schema, its version and the fields in their order. */
  form: FormSchema;
}

/** A call as visitors see it in the list. */
export class PublicCallSummary {
  id: string;
  title: string;
  location?: string;
  phase: CallPhase;
  opensAt: string;
  closesAt: string;
  teamTypes: CallTeamTypeView[];
}

/** What a recruit agrees to. */
export class ConsentDocumentView {
  purpose: string;
  version: string;
  text: string;
  /** What a minor's guardian agrees to. */
  guardianText: string;
}

/** A call as visitors read it before they sign up. */
export class PublicCallView {
  id: string;
  title: string;
  content: string;
  riskNotice: string;
  location?: string;
  phase: CallPhase;
  opensAt: string;
  closesAt: string;
  /** Number of the form, to be sent along with the sign-up. */
  formNo: number;
  /** Questions of the core that this call asks besides name, document and phone. */
  about: AboutQuestionView[];
  /** How those who are accepted are insured, in the office's words. */
  insuranceStatement?: string;
  specialists: SpecialistView[];
  /** What stands behind `/s/` in the short address. */
  shortCode?: string;
  teamTypes: CallTeamTypeWithForm[];
  consent: ConsentDocumentView;
}

/** A call as the office sees it. */
export class CallView {
  id: string;
  title: string;
  content: string;
  riskNotice: string;
  location?: string;
  state: CallState;
  /** Where it stands for visitors; absent for drafts. */
  phase?: CallPhase;
  opensAt: string;
  closesAt: string;
  publishedAt?: string;
  closedAt?: string;
  archivedAt?: string;
  createdAt: string;
  version: number;
  /** Number of the form in force; absent for drafts. */
  formNo?: number;
  /** Questions of the core that this call asks besides name, document and phone. */
  about: AboutQuestionView[];
  insuranceStatement?: string;
  /** What stands behind `/s/` in the short address. */
  shortCode?: string;
  specialists: SpecialistCount[];
  teamTypes: CallTeamTypeWithForm[];
}

/** How a team type's seats and applications stand. */
export class TeamTypeCounts {
  code: string;
  seats: number;
  seatsHeld: number;
  /** Number of applications by state; absent states have none. */
  byState: Record<string, number>;
}

export class CallCounts {
  total: number;
  teamTypes: TeamTypeCounts[];
  specialists: SpecialistCount[];
}
