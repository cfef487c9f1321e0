import { type Weekday, weekdays } from '@redmaple/plugins';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, Matches, Min, ValidateNested } from 'class-validator';
import { clockTimePattern, IsDay } from '../shifts.validation.js';
import type { AvailabilityPattern } from './availability.policy.js';

/** Every week on that day; a `to` that is not after `from` lies on the next day. */
export class WeeklyWindowInput {
  @IsIn(weekdays)
  day: Weekday;

  @Matches(clockTimePattern)
  from: string;

  @Matches(clockTimePattern)
  to: string;
}

/** Whole days, both included, that differ from the week. */
export class AvailabilityExceptionInput {
  @IsIn(['available', 'unavailable'])
  kind: 'available' | 'unavailable';

  @IsDay()
  fromDay: string;

  @IsDay()
  toDay: string;
}

/** All of a volunteer's availability; it replaces what was there. Both lists empty: any time. */
export class ChangeAvailability {
  @IsArray()
  @ArrayMaxSize(42)
  @ValidateNested({ each: true })
  @Type(() => WeeklyWindowInput)
  weekly: WeeklyWindowInput[];

  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => AvailabilityExceptionInput)
  exceptions: AvailabilityExceptionInput[];

  /** The version that was read; 0 when nothing was said before. */
  @IsInt()
  @Min(0)
  version: number;
}

/** When a volunteer can come. */
export class AvailabilityView {
  volunteerId: string;
  weekly: WeeklyWindowInput[];
  exceptions: AvailabilityExceptionInput[];
  /** To be sent back with a change; 0: nothing was said, any time will do. */
  version: number;
}

export function toAvailabilityView(
  volunteerId: string,
  row: (AvailabilityPattern & { version: number }) | undefined,
): AvailabilityView {
  return {
    volunteerId,
    weekly: [...(row?.weekly ?? [])],
    exceptions: [...(row?.exceptions ?? [])],
    version: row?.version ?? 0,
  };
}
