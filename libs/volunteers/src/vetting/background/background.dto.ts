import { Equals, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { LabelView } from '../../calls/call.dto.js';

/** What a background review needs of somebody, and nothing else. */
export class BackgroundSubject {
  applicationId: string;
  /** Of the application. */
  number: string;
  teamTypeLabel: LabelView;
  name: string;
  documentType: string;
  documentNumber?: string;
  birthDate?: string;
  /** When they agreed to be reviewed. */
  consentedAt: string;
  dueAt: string;
}

/** A recruit's consent to their own background review. */
export class BackgroundConsentDto {
  /** Of the wording that was read. */
  @IsString()
  @MaxLength(20)
  version: string;

  @Equals(true)
  accepted: boolean;
}

/** The same on paper. */
export class PaperBackgroundConsent {
  /** Day on the signed paper; today when left out. */
  @IsOptional()
  @IsString()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  paperConsentOn?: string;
}

export class BackgroundConsentView {
  applicationId: string;
  given: boolean;
}
