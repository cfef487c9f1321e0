import { type Weekday, weekdays } from '@redmaple/plugins/house';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { clockTimePattern } from '../shifts.validation.js';
import { clockTime } from '../time/zoned-time.js';
import type { SeatNeed } from './template.policy.js';

/** One seat and what it requires beyond the team type. */
export class SeatNeedInput {
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  qualifications: string[];
}

class TemplateFields {
  @IsOptional()
  @IsUUID()
  siteId?: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(80)
  title: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(7)
  @ArrayUnique()
  @IsIn(weekdays, { each: true })
  days: Weekday[];

  /** Local time; the shift belongs to the day on which it begins. */
  @Matches(clockTimePattern)
  from: string;

  /** Local time; not after `from` = on the next day. */
  @Matches(clockTimePattern)
  to: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SeatNeedInput)
  seats: SeatNeedInput[];
}

/** A new shift that recurs. */
export class NewTemplate extends TemplateFields {
  @IsUUID()
  teamId: string;
}

/** Everything of a template; shifts made before keep the version they were made from. */
export class ChangeTemplate extends TemplateFields {
  @IsInt()
  @Min(1)
  version: number;
}

/** Makes templates from the pattern that the team's type brings with it. */
export class TemplatesFromTeamType {
  @IsUUID()
  teamId: string;

  @IsOptional()
  @IsUUID()
  siteId?: string;
}

export class TemplateQuery {
  @IsUUID()
  teamId: string;
}

/** A shift that recurs every week. */
export class TemplateView {
  id: string;
  teamId: string;
  siteId?: string;
  title: string;
  days: Weekday[];
  from: string;
  to: string;
  minutes: number;
  seats: SeatNeedInput[];
  version: number;
}

export interface TemplateRow {
  readonly id: string;
  readonly team_id: string;
  readonly site_id: string | null;
  readonly title: string;
  readonly days: readonly Weekday[];
  readonly start_minute: number;
  readonly minutes: number;
  readonly seats: readonly SeatNeed[];
  readonly version: number;
}

export function toTemplateView(row: TemplateRow): TemplateView {
  return {
    id: row.id,
    teamId: row.team_id,
    ...(row.site_id !== null && { siteId: row.site_id }),
    title: row.title,
    days: [...row.days],
    from: clockTime(row.start_minute),
    to: clockTime(row.start_minute + row.minutes),
    minutes: row.minutes,
    seats: row.seats.map((one) => ({ qualifications: [...one.qualifications] })),
    version: row.version,
  };
}
