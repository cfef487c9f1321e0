import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IfGiven, IsFilled } from '@redmaple/platform';
import type { CourseEntity, CourseState } from './course.entity.js';

export class NewCourse {
  @IsString()
  @IsFilled()
  @MaxLength(100)
  title: string;

  @IsString()
  @MaxLength(5_000)
  content: string;

  /** Code of the catalogue that a pass grants: `maple-grove.first-aid`. */
  @IfGiven()
  @IsString()
  @MaxLength(100)
  qualificationCode?: string;

  /** Months the qualification lasts; left out = as its kind says. */
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(600)
  validMonths?: number;

  /** Codes of the team types that require this course. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  requiredBy?: string[];
}

/** What is left out stays as it is. */
export class CourseChange {
  @IfGiven()
  @IsString()
  @IsFilled()
  @MaxLength(100)
  title?: string;

  @IfGiven()
  @IsString()
  @MaxLength(5_000)
  content?: string;

  /** `null`: the course grants nothing any more. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  qualificationCode?: string | null;

  /** `null`: the qualification never expires. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(600)
  validMonths?: number | null;

  @IfGiven()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  requiredBy?: string[];

  @IfGiven()
  @IsIn(['active', 'retired'])
  state?: CourseState;

  /** The version that was read. */
  @IsInt()
  @Min(1)
  version: number;
}

export class CourseView {
  id: string;
  title: string;
  content: string;
  qualificationCode?: string;
  /** Absent: the qualification never expires. */
  validMonths?: number;
  requiredBy: string[];
  state: CourseState;
  /** To be sent back with a change. */
  version: number;
}

export type CourseRow = Pick<
  CourseEntity,
  'id' | 'title' | 'content' | 'qualificationCode' | 'validMonths' | 'requiredBy' | 'state' | 'version'
>;

export function toCourseView(row: CourseRow): CourseView {
  const { id, title, content, qualificationCode, validMonths, requiredBy, state, version } = row;
  return {
    id,
    title,
    content,
    ...(qualificationCode !== null && { qualificationCode }),
    ...(validMonths !== null && { validMonths }),
    requiredBy,
    state,
    version,
  };
}
