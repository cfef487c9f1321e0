import { IsIn, IsString, MaxLength } from 'class-validator';
import {
  backgroundConsent,
  guardianConsent,
  leaderboardConsent,
  leaderPhoneConsent,
  recruitmentConsent,
} from './consent.policy.js';

/** Purposes that people give themselves. */
const ownPurposes = [recruitmentConsent.purpose, leaderPhoneConsent.purpose] as const;
export type OwnPurpose = (typeof ownPurposes)[number];

/** As easily as on the screen where they agreed, guardians take it back there (PIPL 15); giving it again takes their signature. */
const withdrawablePurposes = [
  recruitmentConsent.purpose,
  guardianConsent.purpose,
  backgroundConsent.purpose,
  leaderboardConsent.purpose,
  leaderPhoneConsent.purpose,
] as const;
export type WithdrawablePurpose = (typeof withdrawablePurposes)[number];

export class WithdrawConsent {
  @IsIn(withdrawablePurposes)
  purpose: WithdrawablePurpose;
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
