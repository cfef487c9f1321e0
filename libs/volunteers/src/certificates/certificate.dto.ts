import { PageQuery } from '@redmaple/platform';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsCalendarDay } from '../qualifications/calendar-day.js';

/** Why a certificate no longer holds. */
export const revokeReasons = ['entered-wrongly', 'objection-upheld', 'hours-corrected', 'asked-by-holder'] as const;
export type CertificateRevokeReason = (typeof revokeReasons)[number];
const certificateStates = ['notice', 'valid', 'revoked'] as const;
/** `notice`: within the period in which others may object. */
export type CertificateState = (typeof certificateStates)[number];
export const requestStates = ['open', 'issued', 'refused'] as const;
export type RequestState = (typeof requestStates)[number];

class CertificatePeriod {
  @IsCalendarDay()
  from: string;

  /** Last day, included. */
  @IsCalendarDay()
  to: string;
}

export class IssueCertificate extends CertificatePeriod {
  @IsUUID()
  volunteerId: string;
}

export class RequestCertificate extends CertificatePeriod {}

export class RevokeCertificate {
  @IsIn(revokeReasons)
  reason: CertificateRevokeReason;
}

export class CertificateQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  volunteerId?: string;
}

export class SetCertificateIssuer {
  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  name: string;

  @IsString()
  @Matches(/\S/)
  @MaxLength(50)
  personInCharge: string;

  /** Telephone or address. */
  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  contact: string;

  /** How long others may object before a certificate holds. */
  @IsInt()
  @Min(0)
  @Max(60)
  noticeDays: number;

  /** 0 the first time. */
  @IsInt()
  @Min(0)
  version: number;
}

export class CertificateIssuerView {
  /** Left out before anybody entered it. */
  name?: string;
  personInCharge?: string;
  contact?: string;
  noticeDays: number;
  version: number;
}

export class CertificateGrades {
  A: number;
  B: number;
  C: number;
  D: number;
}

export class CertificateLine {
  /** Left out for service of no team. */
  team?: string;
  kind: 'shift' | 'mission' | 'training' | 'office-entry' | 'correction' | 'other';
  /** What was done, where the office wrote it down. */
  content?: string;
  minutes: number;
  times: number;
}

export class CertificateIssuerFacts {
  name: string;
  personInCharge: string;
  /** Who made it out. */
  handler: string;
  contact: string;
}

/** What a certificate says, apart from whom it is about; never changed. */
export class CertificateSnapshot {
  number: string;
  from: string;
  to: string;
  creditedMinutes: number;
  byGrade: CertificateGrades;
  /** Entered later by the office and decided by two people. */
  officeEntries: number;
  /** Lines that were corrected, decided by two people. */
  corrections: number;
  lines: CertificateLine[];
  issuer: CertificateIssuerFacts;
  issuedOn: string;
  /** First day on which it holds. */
  validFrom: string;
}

export class CertificateHolder {
  name: string;
  documentType: string;
  maskedDocument: string;
  volunteerNumber: string;
}

export class CertificateDetail {
  id: string;
  volunteerId: string;
  state: CertificateState;
  snapshot: CertificateSnapshot;
  /** Left out once the person was erased. */
  holder?: CertificateHolder;
  /** Page on which everybody who has the certificate sees whether it is valid. */
  verifyPath: string;
  issuedAt: string;
  noticeUntil: string;
  revokedAt?: string;
  revokeReason?: CertificateRevokeReason;
  /** Whether the PDF is made. */
  documentReady: boolean;
}

export class CertificatePage {
  items: CertificateDetail[];
  next?: string;
}

export class CertificateRequestView {
  id: string;
  volunteerId: string;
  volunteerName: string;
  from: string;
  to: string;
  state: RequestState;
  requestedAt: string;
}

export class OwnCertificates {
  certificates: CertificateDetail[];
  /** The one that waits for an answer. */
  open?: CertificateRequestView;
  /** Whether the last request was refused. */
  lastRefused: boolean;
}

/** What everybody who has the code sees. */
export class VerifiedCertificate {
  number: string;
  state: CertificateState;
  /** First character alone. */
  maskedName?: string;
  from: string;
  to: string;
  creditedMinutes: number;
  byGrade: CertificateGrades;
  officeEntries: number;
  corrections: number;
  issuerName: string;
  issuedOn: string;
  validFrom: string;
  revokedAt?: string;
}
