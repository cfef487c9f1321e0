import { maskPersonName, maskPhone } from '@redmaple/forms';
import { IsBoolean, IsString, Matches, MaxLength } from 'class-validator';
import type { Guardian, GuardianConsentState } from './guardian.policy.js';

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

/** A guardian's signature that the office writes down for a minor it knows already. */
export class RecordGuardian extends GuardianOnPaper {
  /** Day of the signature, YYYY-MM-DD. */
  @IsString()
  @MaxLength(10)
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  paperConsentOn: string;
}

/** A minor's guardian as the office sees one. */
export class GuardianView {
  /** The family name alone: 陈** */
  maskedName: string;
  /** 138****8000 */
  maskedPhone: string;
}

/** Whether a guardian agrees for a minor, and who. */
export class GuardianStanding {
  /** Without `given` the minor is neither planned nor asked. */
  consent: GuardianConsentState;
  /** For the minor and the office, where one was named. */
  maskedName?: string;
  maskedPhone?: string;
}

export function toGuardianView({ name, phone }: Guardian): GuardianView {
  return { maskedName: maskPersonName(name), maskedPhone: maskPhone(phone) };
}
