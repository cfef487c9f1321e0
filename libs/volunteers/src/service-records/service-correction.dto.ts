import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { PageQuery } from '@redmaple/platform';

/** Why a line is undone, replaced, or entered later. */
export const correctionReasons = [
  'entered-wrongly',
  'not-present',
  'entered-twice',
  'times-wrong',
  'not-recorded',
  'other',
] as const;
export type CorrectionReason = (typeof correctionReasons)[number];
/** `undo` takes a line away, `replace` puts another in its place, `entry` is service that nobody wrote down. */
export const correctionKinds = ['undo', 'replace', 'entry'] as const;
export type CorrectionKind = (typeof correctionKinds)[number];
const correctionStates = ['open', 'approved', 'refused', 'withdrawn'] as const;
export type CorrectionState = (typeof correctionStates)[number];

/** A day at most. */
const mostMinutes = 24 * 60;

/** Time as it should stand in the ledger. */
class ServedTime {
  /** When it began; credited time counts from here. */
  @IsISO8601({ strict: true, strictSeparator: true })
  @Matches(/(Z|[+-]\d\d:\d\d)$/)
  occurredAt: string;

  @IsInt()
  @Min(1)
  @Max(mostMinutes)
  actualMinutes: number;

  /** Not more than was served. */
  @IsInt()
  @Min(0)
  @Max(mostMinutes)
  creditedMinutes: number;
}

export class ProposeEntry extends ServedTime {
  @IsUUID()
  volunteerId: string;

  @IsOptional()
  @IsUUID()
  teamId?: string;

  /** What was done, for the certificate. */
  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  content: string;

  @IsIn(correctionReasons)
  reason: CorrectionReason;
}

export class ProposeUndo {
  @IsIn(correctionReasons)
  reason: CorrectionReason;
}

export class ProposeReplacement extends ServedTime {
  @IsIn(correctionReasons)
  reason: CorrectionReason;
}

export class DecideServiceCorrection {
  @IsIn(['approved', 'refused'])
  outcome: 'approved' | 'refused';
}

export class ServiceCorrectionQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  volunteerId?: string;

  @IsOptional()
  @IsIn(correctionStates)
  state?: CorrectionState;
}

export class ServiceCorrectionDetail {
  id: string;
  kind: CorrectionKind;
  volunteerId: string;
  volunteerName: string;
  /** The line it is about. */
  recordId?: string;
  teamId?: string;
  content?: string;
  /** As it should be; left out where a line is undone. */
  occurredAt?: string;
  plannedMinutes?: number;
  actualMinutes?: number;
  creditedMinutes?: number;
  reason: CorrectionReason;
  state: CorrectionState;
  proposedBy: string;
  proposedByName: string;
  proposedAt: string;
  decidedByName?: string;
  decidedAt?: string;
}

export class ServiceCorrectionPage {
  items: ServiceCorrectionDetail[];
  next?: string;
}
