import { type Weekday, weekdays } from '@redmaple/plugins/house';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
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

/** On the days of a recurrence; a `to` that is not after `from` lies on the next day. */
export class AvailabilityRuleInput {
  /** RFC 5545, whole days: `FREQ=WEEKLY;INTERVAL=2;BYDAY=SA`, `FREQ=MONTHLY;BYDAY=1SU`. */
  @IsString()
  @MaxLength(200)
  rule: string;

  /** From which day it counts. */
  @IsDay()
  firstDay: string;

  @Matches(clockTimePattern)
  from: string;

  @Matches(clockTimePattern)
  to: string;
}

/** All of a volunteer's availability; it replaces what was there. All lists empty: any time. */
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

  /** Left out: the rules stay as they are. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => AvailabilityRuleInput)
  rules?: AvailabilityRuleInput[];

  /** On call, at any time until then; null ends it, left out it stays as it is. */
  @IsOptional()
  @IsISO8601({ strict: true })
  onCallUntil?: string | null;

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
  rules: AvailabilityRuleInput[];
  onCallUntil?: string;
  /** To be sent back with a change; 0: nothing was said, any time will do. */
  version: number;
}

/** A row as it is read. */
export type AvailabilityRow = AvailabilityPattern & {
  volunteer_id: string;
  version: number;
  on_call_until: Date | null;
};

export function toAvailabilityView(volunteerId: string, row: AvailabilityRow | undefined): AvailabilityView {
  return {
    volunteerId,
    weekly: [...(row?.weekly ?? [])],
    exceptions: [...(row?.exceptions ?? [])],
    rules: [...(row?.rules ?? [])],
    ...(row?.on_call_until && { onCallUntil: row.on_call_until.toISOString() }),
    version: row?.version ?? 0,
  };
}
