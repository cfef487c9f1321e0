import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsUUID, ValidateNested } from 'class-validator';

const idOf = (entry: { enrolmentId?: unknown } | null): unknown => entry?.enrolmentId;

export class AttendanceEntry {
  @IsUUID()
  enrolmentId: string;

  @IsBoolean()
  attended: boolean;
}

export class Attendance {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @ArrayUnique(idOf)
  @ValidateNested({ each: true })
  @Type(() => AttendanceEntry)
  entries: AttendanceEntry[];
}

export class ResultEntry {
  @IsUUID()
  enrolmentId: string;

  @IsBoolean()
  passed: boolean;
}

export class Results {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @ArrayUnique(idOf)
  @ValidateNested({ each: true })
  @Type(() => ResultEntry)
  entries: ResultEntry[];
}
