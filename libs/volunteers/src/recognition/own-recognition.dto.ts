import { IsBoolean, IsString, IsUUID, MaxLength } from 'class-validator';
import { type ObjectionReason, type ObjectionState } from './objection.dto.js';
import { RecognitionLabel } from './rules.dto.js';
import { PartView, type RunState } from './run.dto.js';

export class StarsView {
  creditedMinutes: number;
  /** 0 to 5. */
  stars: number;
  /** Hours that each of the five takes. */
  hours: number[];
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
  /** Whether I lead it, and so may propose its members. */
  leads: boolean;
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
