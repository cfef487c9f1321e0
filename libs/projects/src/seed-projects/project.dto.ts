import { IfGiven, IsFilled, PageQuery } from '@redmaple/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../input/decorators.js';
import { type ProjectStage, projectStages } from './stage.policy.js';

/** With whom the project has agreed on what. */
export class ProjectAgreement {
  @IsString()
  @IsFilled()
  @MaxLength(100)
  title: string;

  /** The other side: a school, a village … */
  @IsString()
  @IsFilled()
  @MaxLength(100)
  party: string;

  /** `YYYY-MM-DD` */
  @IfGiven()
  @IsDay()
  signedOn?: string;
}

export class NewProject {
  @IsUUID()
  organisationId: string;

  @IsString()
  @IsFilled()
  @MaxLength(100)
  title: string;

  @IsString()
  @MaxLength(5_000)
  summary: string;

  /** A template of the county's plugins: its milestones and indicators stand ready at once. */
  @IfGiven()
  @IsString()
  @MaxLength(81)
  template?: string;

  @IfGiven()
  @IsArray()
  @ArrayMaxSize(20)
  // class-validator looks into arrays of arrays: an empty one inside would pass as an entry.
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ProjectAgreement)
  agreements?: ProjectAgreement[];
}

/** What is left out stays as it is. For the stage see `stage`. */
export class ProjectChange {
  @IfGiven()
  @IsString()
  @IsFilled()
  @MaxLength(100)
  title?: string;

  @IfGiven()
  @IsString()
  @MaxLength(5_000)
  summary?: string;

  /** All agreements, not only new ones. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ProjectAgreement)
  agreements?: ProjectAgreement[];

  /** The version that was read. */
  @IsInt()
  @Min(1)
  version: number;
}

export class ProjectStep {
  /** The stage before or after the present one. */
  @IsIn(projectStages)
  to: ProjectStage;

  /** What the gate's decision rests on. */
  @IsString()
  @MaxLength(1_000)
  note: string;

  /** The version that was read. */
  @IsInt()
  @Min(1)
  version: number;
}

export class ProjectQuery extends PageQuery {
  @IfGiven()
  @IsUUID()
  organisationId?: string;

  @IfGiven()
  @IsIn(projectStages)
  stage?: ProjectStage;
}
