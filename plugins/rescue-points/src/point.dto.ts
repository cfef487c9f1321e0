import { IsIn, IsNumber, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { type Finding, findings } from './inspection.entity.js';
import { type PointKind, pointKinds, type PointState, pointStates } from './point.entity.js';

export class NewPoint {
  @Matches(/^[A-Z]{1,4}-\d{1,4}$/)
  code: string;

  @IsString()
  @Length(2, 60)
  place: string;

  @IsString()
  @Length(2, 30)
  water: string;

  @IsIn(pointKinds)
  kind: PointKind;

  @IsNumber()
  @Min(3)
  @Max(54)
  latitude: number;

  @IsNumber()
  @Min(73)
  @Max(136)
  longitude: number;
}

export class NewInspection {
  @IsIn(findings)
  finding: Finding;

  @IsOptional()
  @IsString()
  @Length(0, 500)
  note?: string;
}

export class MovePoint {
  @IsIn(pointStates)
  state: PointState;
}

export class PageOfPoints {
  @IsOptional()
  @Matches(/^[A-Z]{1,4}-\d{1,4}$/)
  after?: string;

  @IsOptional()
  @Matches(/^\d{1,3}$/)
  limit?: string;
}

export class PageOfInspections {
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsOptional()
  @Matches(/^\d{1,3}$/)
  limit?: string;
}

export class OfTeam {
  @IsUUID()
  id: string;
}
