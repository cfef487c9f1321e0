import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { LabelView } from '../../calls/call.dto.js';
import { ViewFilters } from '../views/saved-view.dto.js';

/** What of the pipeline is wanted, in a body: somebody's name does not go into an address. */
export class PipelineQuery extends ViewFilters {
  /** Part of the name, or a whole application number. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  search?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 50;

  /** The last of the page before: its deadline and its id. */
  @IsOptional()
  @IsString()
  @MaxLength(70)
  @Matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  after?: string;
}

export class PipelineStage {
  code: string;
  label: LabelView;
  waiting: number;
  overdue: number;
  /** The reader decides here. */
  mine: boolean;
}

export class PipelineItem {
  /** The application's id. */
  id: string;
  number: string;
  callId: string;
  teamTypeCode: string;
  name: string;
  source: 'online' | 'office' | 'import';
  /** Code of the stage it waits at. */
  stage: string;
  state: 'submitted' | 'screened' | 'reviewed';
  /** When it came to this stage. */
  since: string;
  dueAt: string;
  overdue: boolean;
  /** Not for the first time: an appeal was granted. */
  anew: boolean;
  /** Waits for the recruit's consent to the background review. */
  consentMissing: boolean;
}

export class Pipeline {
  /** Every stage that somebody waits at, or that a team type of the county has, in order. */
  stages: PipelineStage[];
  /** Those that are due first come first, so that what is overdue is on top. */
  items: PipelineItem[];
  next?: string;
  appeals: { waiting: number; overdue: number };
}
