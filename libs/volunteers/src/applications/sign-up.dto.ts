import { IDENTITY_DOCUMENT_TYPES, type IdentityDocumentType } from '@redmaple/forms';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { GuardianInput, GuardianOnPaper } from '../people/guardian.dto.js';

const calendarDay = /^\d{4}-\d{2}-\d{2}$/;

export class RequestPhoneCode {
  @IsString()
  @IsNotEmpty()
  @MaxLength(30)
  phone: string;

  @IsIn(['sign-up', 'status'])
  purpose: 'sign-up' | 'status';
}

export class PhoneCodeView {
  /** To be sent back together with the code. */
  flowId: string;
  expiresInSeconds: number;
}

export class ConsentInput {
  /** Version of the wording that was shown. */
  @IsString()
  @MaxLength(20)
  version: string;

  @IsBoolean()
  accepted: boolean;
}

/** What online and paper sign-ups share. */
class CommonFields {
  /** Namespaced: `maple-grove.rescue`. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  teamType: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  @IsIn([...IDENTITY_DOCUMENT_TYPES])
  documentType: IdentityDocumentType;

  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  documentNumber: string;

  /** YYYY-MM-DD; needed with papers other than the resident ID. */
  @IsOptional()
  @IsString()
  @MaxLength(10)
  @Matches(calendarDay)
  birthDate?: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(30)
  phone: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  address?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  specialty?: string;

  /** Which of the specialists that the call looks for one is. */
  @IsOptional()
  @IsUUID()
  specialistId?: string;

  /** Answers to the form of the team type. */
  @IsObject()
  answers: Record<string, unknown>;
}

export class SubmitApplication extends CommonFields {
  /** Number of the form that was filled in, as read with the call; the one in force when left out. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  formNo?: number;

  @IsUUID()
  flowId: string;

  @IsString()
  @MaxLength(6)
  @Matches(/^\d{6}$/)
  code: string;

  @IsObject()
  @ValidateNested()
  @Type(() => ConsentInput)
  consent: ConsentInput;

  /** Needed under 18; not kept of anybody else. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => GuardianInput)
  guardian?: GuardianInput;
}

export class EnterApplication extends CommonFields {
  @IsUUID()
  callId: string;

  /** Day on the signed consent, YYYY-MM-DD. */
  @IsString()
  @MaxLength(10)
  @Matches(calendarDay)
  paperConsentOn: string;

  /** Needed under 18; the day on the paper is that of the guardian's signature, too. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => GuardianOnPaper)
  guardian?: GuardianOnPaper;
}

export class SubmittedView {
  /** The application number, for the status page. */
  number: string;
  state: 'submitted' | 'waitlisted';
  /** Place in the waitlist, from 1. */
  waitlistPosition?: number;
}

export class EnteredView extends SubmittedView {
  id: string;
}
