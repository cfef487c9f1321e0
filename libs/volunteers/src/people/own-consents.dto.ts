import { IsIn, IsString, MaxLength } from 'class-validator';
import { recruitmentConsent } from './consent.policy.js';

/** Purposes that people give and withdraw themselves. */
const ownPurposes = [recruitmentConsent.purpose] as const;
type OwnPurpose = (typeof ownPurposes)[number];

export class WithdrawConsent {
  @IsIn(ownPurposes)
  purpose: OwnPurpose;
}

export class GiveConsent {
  @IsIn(ownPurposes)
  purpose: OwnPurpose;

  /** Of the wording that was read. */
  @IsString()
  @MaxLength(20)
  version: string;
}

/** What I may agree to, as it is worded now. */
export class ConsentOffer {
  purpose: OwnPurpose;
  version: string;
  wording: string;
}
