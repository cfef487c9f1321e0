import { PageQuery } from '@redmaple/platform';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const runStates = ['computing', 'failed', 'draft', 'objections', 'decided', 'published'] as const;
export type RunState = (typeof runStates)[number];
export const objectionReasons = ['service-missing', 'hours-wrong', 'team-wrong', 'not-deserved', 'other'] as const;
export type ObjectionReason = (typeof objectionReasons)[number];
const objectionStates = ['open', 'upheld', 'dismissed'] as const;
export type ObjectionState = (typeof objectionStates)[number];

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

class ObjectionReasonBody {
  @IsIn(objectionReasons)
  reason: ObjectionReason;

  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(300)
  note?: string;
}

export class RaiseObjection extends ObjectionReasonBody {
  /** Whose month it is about. */
  @IsUUID()
  volunteerId: string;
}

export class OwnObjection extends ObjectionReasonBody {
  @IsUUID()
  runId: string;
}

export class DecideObjection {
  /** `upheld`: the person's month is counted again from the ledger as it is now. */
  @IsIn(['upheld', 'dismissed'])
  outcome: 'upheld' | 'dismissed';

  /** What the person reads. */
  @IsString()
  @Matches(/\S/)
  @MaxLength(300)
  reply: string;
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

export class ChosenWeight {
  @IsString()
  @MaxLength(100)
  teamType: string;

  @IsString()
  @MaxLength(100)
  measure: string;

  /** Hundredths of a point per unit, within the plugin's bounds. */
  @IsInt()
  @Min(0)
  @Max(100_000)
  points: number;
}

export class SetRules {
  /** The version that was read; 0 the first time. */
  @IsInt()
  @Min(0)
  version: number;

  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => ChosenWeight)
  weights: ChosenWeight[];

  /** How many of each team are commended. */
  @IsInt()
  @Min(1)
  @Max(100)
  perTeam: number;

  /** Hundredths. */
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  leastPoints: number;

  @IsInt()
  @Min(1)
  @Max(60)
  objectionDays: number;
}

export class RecognitionLabel {
  'zh-CN': string;
  en: string;
}

/** A measure with its points now and the bounds in which a county chooses them. */
export class OfferedWeight {
  teamType: string;
  teamTypeLabel: RecognitionLabel;
  measure: string;
  label?: RecognitionLabel;
  /** Hundredths, as all points here. */
  points: number;
  least: number;
  most: number;
  upTo?: number;
}

export class AwardRuleView {
  code: string;
  label: RecognitionLabel;
  period: 'half-year' | 'year';
  commendedMonths: number;
  leastPoints: number;
}

export class RulesView {
  /** 0: none was written down yet; what holds then is shown. */
  version: number;
  weights: OfferedWeight[];
  perTeam: number;
  leastPoints: number;
  objectionDays: number;
  awards: AwardRuleView[];
  fingerprint?: string;
  createdByName?: string;
  createdAt?: string;
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

export class ObjectionView {
  id: string;
  runId: string;
  volunteerId: string;
  volunteerName: string;
  reason: ObjectionReason;
  note?: string;
  /** By the person itself. */
  own: boolean;
  raisedByName: string;
  raisedAt: string;
  state: ObjectionState;
  reply?: string;
  scoreBefore?: number;
  scoreAfter?: number;
  decidedByName?: string;
  decidedAt?: string;
  /** Whether I raised it, so that somebody else must decide. */
  mine: boolean;
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

export class AwardQuery {
  @Matches(/^20\d\d$/)
  year: string;
}

export class AwardView {
  code: string;
  label: RecognitionLabel;
  /** `2026-H1`, or `2026`. */
  period: string;
  volunteerId: string;
  volunteerName: string;
  volunteerNumber: string;
  commendedMonths: number;
  points: number;
}

export class StarsView {
  creditedMinutes: number;
  /** 0 to 5. */
  stars: number;
  /** Minutes of the next star; left out with all five. */
  nextAt?: number;
}

export class OwnObjectionView {
  reason: ObjectionReason;
  note?: string;
  state: ObjectionState;
  reply?: string;
}

export class OwnMonth {
  runId: string;
  month: string;
  state: RunState;
  /** Until when I may object; left out when that is over. */
  objectionsUntil?: string;
  lines: OwnLine[];
  objections: OwnObjectionView[];
}

export class OwnLine {
  teamId?: string;
  teamName?: string;
  score: number;
  commended: boolean;
  parts: PartView[];
}

export class OwnAward {
  code: string;
  label: RecognitionLabel;
  period: string;
}

export class LeaderboardConsent {
  agreed: boolean;
  version: string;
  wording: string;
  /** Minors stand on no list. */
  adult: boolean;
}

export class OwnTeam {
  teamId: string;
  name: string;
}

export class OwnRecognition {
  stars: StarsView;
  months: OwnMonth[];
  awards: OwnAward[];
  leaderboard: LeaderboardConsent;
  /** Teams whose list I may look at. */
  teams: OwnTeam[];
}

export class SetLeaderboard {
  @IsBoolean()
  agreed: boolean;

  /** Of the wording that was read. */
  @IsString()
  @MaxLength(20)
  version: string;
}

export class LeaderboardQuery {
  @IsUUID()
  teamId: string;
}

export class LeaderboardRow {
  rank: number;
  name: string;
  score: number;
  me: boolean;
}

/** The latest published month of a team: those who agreed by name, the others as a number. */
export class Leaderboard {
  month?: string;
  rows: LeaderboardRow[];
  others: number;
}
