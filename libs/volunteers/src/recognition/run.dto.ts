import { PageQuery } from '@redmaple/platform';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Matches, Min } from 'class-validator';
import { RecognitionLabel } from './rules.dto.js';

const runStates = ['computing', 'failed', 'draft', 'objections', 'decided', 'published'] as const;
export type RunState = (typeof runStates)[number];

export class StartRun {
  /** YYYY-MM, a month that is over. */
  @Matches(/^20\d\d-(0[1-9]|1[0-2])$/)
  month: string;
}

/** A step of a run, from the version that was read. */
export class RunStep {
  @IsInt()
  @Min(1)
  version: number;
}

export class DecideRun extends RunStep {
  /** `returned`: it is a draft again. */
  @IsIn(['approved', 'returned'])
  outcome: 'approved' | 'returned';
}

export class LineQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  teamId?: string;

  /** Those who are commended alone. */
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  commended?: boolean;
}

export class RunSummary {
  id: string;
  month: string;
  rulesVersion: number;
  state: RunState;
  /** 0 to 100. */
  progress: number;
  failure?: string;
  lineCount: number;
  commendedCount: number;
  openObjections: number;
  startedByName: string;
  startedAt: string;
  objectionsUntil?: string;
  publishedAt?: string;
  version: number;
}

export class RunPage {
  items: RunSummary[];
  next?: string;
}

export class TeamCount {
  /** Left out for service of no team. */
  teamId?: string;
  name?: string;
  lines: number;
}

export class RunDetail extends RunSummary {
  cutoff: string;
  /** SHA-256 over rules and lines. */
  result?: string;
  openedByName?: string;
  openedAt?: string;
  decidedByName?: string;
  decidedAt?: string;
  publishedByName?: string;
  /** Whether I proposed it, so that somebody else must decide. */
  mine: boolean;
  teams: TeamCount[];
}

export class PartView {
  measure: string;
  /** Of a plugin's own measure. */
  label?: RecognitionLabel;
  /** Minutes of `hours`, else how many. */
  amount: number;
  /** Of these, what counts. */
  counted: number;
  points: number;
  upTo?: number;
  sum: number;
}

export class LineView {
  id: string;
  number: number;
  volunteerId: string;
  volunteerName: string;
  volunteerNumber: string;
  teamId?: string;
  teamName?: string;
  rank?: number;
  /** Hundredths, as all points here. */
  score: number;
  commended: boolean;
  parts: PartView[];
}

export class LinePage {
  items: LineView[];
  next?: string;
}

export class ReplayView {
  /** Whether everything came out as it stands. */
  same: boolean;
  lines: number;
  /** Numbers of lines that came out otherwise. */
  differing: number[];
  result: string;
  replayed: string;
}
