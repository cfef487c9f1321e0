import { maskPersonName, maskPhone } from '@redmaple/forms';
import { IsBoolean, IsString, MaxLength } from 'class-validator';
import type { Guardian } from './guardian.policy.js';

/** Who agrees for a recruit under 18, on paper. Blank fields are told by name, so that a form can leave them blank. */
export class GuardianOnPaper {
  @IsString()
  @MaxLength(200)
  name: string;

  @IsString()
  @MaxLength(30)
  phone: string;
}

/** The same on the screen. */
export class GuardianInput extends GuardianOnPaper {
  @IsBoolean()
  consentAccepted: boolean;
}

/** A minor's guardian as the office sees one. */
export class GuardianView {
  /** The family name alone: 陈** */
  maskedName: string;
  /** 138****8000 */
  maskedPhone: string;
}

export function toGuardianView({ name, phone }: Guardian): GuardianView {
  return { maskedName: maskPersonName(name), maskedPhone: maskPhone(phone) };
}
