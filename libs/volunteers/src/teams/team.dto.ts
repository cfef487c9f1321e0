import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength, Min, ValidateNested } from 'class-validator';
import { PlaceInput, PlaceView } from '../areas/area.dto.js';

export class CreateTeamDto {
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
export class ChangeTeamDto {
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
  /** Members, the reserve included. */
  members: number;
  version: number;
}

export class TeamPage {
  items: TeamDetail[];
  next?: string;
}
