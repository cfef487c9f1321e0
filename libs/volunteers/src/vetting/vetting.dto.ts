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
import { queueStages, type QueueStage } from './vetting.policy.js';

const stageShape = /^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?$/;
const reasonShape = /^[a-z][a-z0-9-]{0,39}$/;

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

class DecisionWords {
  @IsIn(outcomes)
  outcome: Outcome;

  /** Needed when it fails: a canonical reason, or one in the county's words. */
  @IsOptional()
  @IsString()
  @Matches(reasonShape)
  reasonCode?: string;

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

export class ScreeningDto extends DecisionWords {
  /** A picture that was sent to `vetting/evidence`. */
  @IsOptional()
  @IsUUID()
  evidenceFileId?: string;
}

export class BulkScreeningDto extends DecisionWords {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  applicationIds: string[];
}

/** A decision about one application at any stage of its plan. */
export class StageDecisionDto extends ScreeningDto {
  /** Code of the stage it waits at. */
  @IsString()
  @MaxLength(80)
  @Matches(stageShape)
  stage: string;
}

/** A decision at any stage of a plan. */
export class BulkDecisionDto extends BulkScreeningDto {
  /** Code of the stage they wait at. */
  @IsString()
  @MaxLength(80)
  @Matches(stageShape)
  stage: string;
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
  @IsString()
  @Matches(reasonShape)
  reasonCode: string;

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
  /** Code of the stage. */
  stage: string;
  outcome: Outcome;
  /** Account of who decided. */
  decidedBy: string;
  decidedAt: string;
  /** In the county's words. */
  reasonCode?: string;
  /** What the reason counts as. */
  canonicalReason?: string;
  /** For the office only. */
  note?: string;
  /** For the office only. */
  evidenceFileId?: string;
  /** Last day on which it may be relied on. */
  validUntil?: string;
  /** A pass from another application that still stands. */
  carriedOver?: boolean;
  /** From the second on, after an appeal. */
  attempt?: number;
  /** Version of the plan it was made under. */
  policyVersion: number;
}

/** A file as evidence of a decision. */
export class EvidenceView {
  id: string;
  size: number;
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
