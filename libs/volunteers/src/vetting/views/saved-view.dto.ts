import { Type } from 'class-transformer';
import {
  IsBoolean,
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

/** What a view of the pipeline shows. A name that is searched for is somebody's: it is not kept. */
export class ViewFilters {
  @IsOptional()
  @IsString()
  @MaxLength(80)
  @Matches(/^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?$/)
  stage?: string;

  @IsOptional()
  @IsUUID()
  callId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(/^[a-z0-9.-]+$/)
  teamType?: string;

  @IsOptional()
  @IsBoolean()
  overdue?: boolean;
}

export class NewView {
  @IsString()
  @Matches(/\S/)
  @MaxLength(40)
  name: string;

  @ValidateNested()
  @Type(() => ViewFilters)
  filters: ViewFilters;

  /** Everybody who works with the pipeline in this county sees it. */
  @IsBoolean()
  shared: boolean;
}

export class ChangeView {
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version: number;

  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(40)
  name?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => ViewFilters)
  filters?: ViewFilters;

  @IsOptional()
  @IsBoolean()
  shared?: boolean;
}

export class SavedView {
  id: string;
  name: string;
  filters: ViewFilters;
  shared: boolean;
  /** The reader's own: only they change it. */
  own: boolean;
  version: number;
}
