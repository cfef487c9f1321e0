import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { PlaceInput, PlaceView } from '../areas/area.dto.js';
import type { LeaderProposalView } from './leader-proposal.dto.js';

/** What a team is for, and how many it takes. Null: no limit, or as the team type says. */
class TeamTerms {
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  mission?: string;

  /** How many may be active at a time; the reserve takes no place. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  capacity?: number | null;

  /** Shifts of a probation. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  probationShifts?: number | null;

  /** Of the station or the centre, never a person's own; members see it where their leader does not share a number. */
  @IsOptional()
  @IsString()
  @Matches(/^[0-9][0-9 -]{2,19}$/)
  dutyPhone?: string | null;
}

export class CreateTeamDto extends TeamTerms {
  @IsString()
  @Matches(/\S/)
  @MaxLength(60)
  name: string;

  /** A team type that the county has switched on, such as `maple-grove.rescue`. */
  @IsString()
  @MaxLength(120)
  typeCode: string;

  @IsOptional()
  @IsUUID()
  areaId?: string;

  /** Where the team usually starts from. */
  @IsOptional()
  @ValidateNested()
  @Type(() => PlaceInput)
  base?: PlaceInput;
}

/** What is absent stays as it is. */
export class ChangeTeamDto extends TeamTerms {
  @IsInt()
  @Min(1)
  version: number;

  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(60)
  name?: string;

  @IsOptional()
  @IsUUID()
  areaId?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => PlaceInput)
  base?: PlaceInput;
}

export class CloseTeamDto {
  @IsInt()
  @Min(1)
  version: number;
}

export class TeamDetail {
  id: string;
  name: string;
  /** Namespaced: `maple-grove.rescue`. */
  typeCode: string;
  areaId?: string;
  base?: PlaceView;
  /** Volunteer id of the leader. */
  leaderId?: string;
  state: 'active' | 'closed';
  /** What the team is there for. */
  mission: string;
  /** How many may be active at a time; absent: no limit. */
  capacity?: number;
  /** The team's own number of shifts for a probation; absent: as its type says. */
  probationShifts?: number;
  dutyPhone?: string;
  /** Members, the reserve included. */
  members: number;
  /** Members who are not in the reserve: they take the places. */
  active: number;
  /** Of the active ones. */
  probationers: number;
  /** Seats of its posts that are empty and missed. */
  emptySeats: number;
  version: number;
}

/** A team, with what the reader may do with it. */
export class TeamRecord extends TeamDetail {
  /** Whether the reader sees who is in it. */
  seesMembers: boolean;
  /** Whether the reader keeps its posts and its members' places: the office and the leader. */
  keeps: boolean;
  /** Who is to lead and waits for a second person; for who keeps the team. */
  leaderProposal?: LeaderProposalView;
}

export class TeamPage {
  items: TeamDetail[];
  next?: string;
}
