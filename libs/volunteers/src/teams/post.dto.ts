import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { PageQuery } from '@redmaple/platform';
import { Transform } from 'class-transformer';

/** How many seats of each kind: the 1, the 2 and the N. */
class PostSeats {
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(5)
  leaders?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(50)
  members?: number;

  /** Most helpers at a time; their seats are not missed while they are empty. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(50)
  helpers?: number;
}

/** By a pattern of the team type, or with the county's own numbers. */
export class CreatePostDto extends PostSeats {
  @IsString()
  @Matches(/\S/)
  @MaxLength(60)
  name: string;

  @IsOptional()
  @IsUUID()
  areaId?: string;

  /** Of the team type, such as `street-post`. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  patternCode?: string;
}

/** What is absent stays as it is. Seats go away from the last, and none that somebody holds. */
export class ChangePostDto extends PostSeats {
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
}

export class ClosePostDto {
  @IsInt()
  @Min(1)
  version: number;
}

/** Who comes to a seat, or leaves it. */
export class SeatHolderDto {
  @IsUUID()
  volunteerId: string;
}

export class PostsQuery extends PageQuery {
  /** Those that lack somebody only. */
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  lacking?: boolean;
}

export class PostSeatView {
  id: string;
  kind: 'leader' | 'member' | 'helper';
  no: number;
  /** Who holds it; names are for those who see the team's members. */
  volunteerId?: string;
  name?: string;
  /** Whether the holder is on probation, and not to be left alone. */
  probation?: boolean;
  since?: string;
}

export class PostLacks {
  leaders: number;
  members: number;
}

export class PostDetail {
  id: string;
  teamId: string;
  teamName: string;
  name: string;
  areaId?: string;
  /** The team type's pattern it was made by. */
  patternCode?: string;
  seats: PostSeatView[];
  /** Empty seats that are missed. */
  lacks: PostLacks;
  /** Only people on probation are there. */
  unaccompanied: boolean;
  version: number;
}

export class PostPage {
  items: PostDetail[];
  next?: string;
}

/** A seat that somebody held, or holds. */
export class PostPeriod {
  id: string;
  postId: string;
  postName: string;
  teamId: string;
  kind: 'leader' | 'member' | 'helper';
  from: string;
  to?: string;
}
