import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsObject,
  IsUUID,
  ValidateNested,
} from 'class-validator';

const idOf = (entry: { enrolmentId?: unknown } | null): unknown => entry?.enrolmentId;

export class TrainingAttendanceEntry {
  @IsUUID()
  enrolmentId: string;

  @IsBoolean()
  attended: boolean;
}

export class TrainingAttendance {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @ArrayUnique(idOf)
  // class-validator looks into arrays of arrays: an empty one inside would pass as an entry.
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TrainingAttendanceEntry)
  entries: TrainingAttendanceEntry[];
}

export class TrainingResultEntry {
  @IsUUID()
  enrolmentId: string;

  @IsBoolean()
  passed: boolean;
}

export class TrainingResults {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @ArrayUnique(idOf)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TrainingResultEntry)
  entries: TrainingResultEntry[];
}
