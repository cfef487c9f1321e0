import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { areaLevels, type AreaLevel } from './area.policy.js';

// Of several checks the one written last runs first: the type, so that a text is not called too large.

/** A place on the map, WGS-84 degrees. */
export class PlaceInput {
  @Min(-90)
  @Max(90)
  @IsNumber({ allowNaN: false, allowInfinity: false })
  latitude: number;

  @Min(-180)
  @Max(180)
  @IsNumber({ allowNaN: false, allowInfinity: false })
  longitude: number;
}

export class CreateAreaDto {
  /** Absent for the county itself only. */
  @IsOptional()
  @IsUUID()
  parentId?: string;

  @IsIn(areaLevels)
  level: AreaLevel;

  /** Twelve digits. */
  @IsOptional()
  @Matches(/^\d{12}$/)
  code?: string;

  @IsString()
  @Matches(/\S/)
  @MaxLength(60)
  name: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => PlaceInput)
  centre?: PlaceInput;
}

/** What is absent stays as it is. */
export class ChangeAreaDto {
  @IsInt()
  @Min(1)
  version: number;

  @IsOptional()
  @Matches(/^\d{12}$/)
  code?: string;

  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(60)
  name?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => PlaceInput)
  centre?: PlaceInput;
}

/** A place on the map, WGS-84 degrees. */
export class PlaceView {
  latitude: number;
  longitude: number;
}

/** A node of the county's tree. */
export class AreaDetail {
  id: string;
  /** Absent for the county itself. */
  parentId?: string;
  level: AreaLevel;
  code?: string;
  name: string;
  centre?: PlaceView;
  version: number;
}
