import { PageQuery } from '@redmaple/platform';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import type { ApplicationState } from '../applications/application.policy.js';
import {
  type DecisionStage,
  queueStages,
  type QueueStage,
  refusalReasons,
  type RefusalReason,
} from './vetting.policy.js';

export const outcomes = ['pass', 'fail'] as const;
export type Outcome = (typeof outcomes)[number];

export class QueueQuery extends PageQuery {
  @IsIn(queueStages)
  stage: QueueStage;

  /** Only what is past its deadline. */
  @IsOptional()
  @Transform(({ obj }: { obj: { overdue?: unknown } }) => obj.overdue === true || obj.overdue === 'true')
  @IsBoolean()
  overdue?: boolean;

  @IsOptional()
  @IsUUID()
  callId?: string;
}

export class ScreeningDto {
  @IsIn(outcomes)
  outcome: Outcome;

  /** Needed when it fails. */
  @IsOptional()
  @IsIn(refusalReasons)
  reasonCode?: RefusalReason;

  /** What the recruit reads instead of the reason's own text. */
  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(300)
  publicText?: string;

  /** For the office only; stored sealed. */
  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(500)
  note?: string;
}

export class BulkScreeningDto extends ScreeningDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  applicationIds: string[];
}

/** Outcome alone: nothing of a background review is written down. */
export class BackgroundReviewDto {
  @IsIn(outcomes)
  outcome: Outcome;
}

export class BulkBackgroundReviewDto extends BackgroundReviewDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  applicationIds: string[];
}

export class RefusalDto {
  @IsIn(refusalReasons)
  reasonCode: RefusalReason;

  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(300)
  publicText?: string;
}

export class AcceptanceDto {
  /** A team of the type the recruit applied for. */
  @IsUUID()
  teamId: string;

  /** Volunteer id of a member of that team. */
  @IsOptional()
  @IsUUID()
  mentorId?: string;
}

export class DecisionDetail {
  id: string;
  stage: DecisionStage;
  outcome: Outcome;
  /** Account of who decided. */
  decidedBy: string;
  decidedAt: string;
  reasonCode?: string;
  /** For the office only. */
  note?: string;
  /** Last day on which it may be relied on. */
  validUntil?: string;
  policyVersion: number;
}

/** Where an application stands after a decision. */
export class DecidedApplication {
  applicationId: string;
  state: ApplicationState;
}

export class BulkResult {
  applicationId: string;
  ok: boolean;
  /** The new state. */
  state?: ApplicationState;
  /** Code of the error when it was not decided. */
  code?: string;
}

export class BulkResults {
  results: BulkResult[];
}

export class AcceptedApplication extends DecidedApplication {
  volunteerId: string;
  number: string;
  membershipId: string;
  teamId: string;
  /** Was a volunteer before and only joined another team. */
  returning: boolean;
  /** `phone-taken`: somebody else signs in with this number; ask for another one. */
  signIn: 'ready' | 'phone-taken';
}

export class QueueItem {
  /** The application's id. */
  id: string;
  number: string;
  callId: string;
  teamTypeCode: string;
  name: string;
  source: 'online' | 'office' | 'import';
  /** When it came to this stage. */
  since: string;
  dueAt: string;
  overdue: boolean;
}

export class QueuePage {
  items: QueueItem[];
  next?: string;
}

export class StageSummary {
  stage: QueueStage;
  waiting: number;
  overdue: number;
}
