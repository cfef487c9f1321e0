import { Body, Controller, Get, Param, ParseEnumPipe, Post } from '@nestjs/common';
import { Allow } from '@redmaple/plugins';
import { IsIn, IsNumber, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { Lake } from './lake.js';

const kinds = { readings: 'readings', birds: 'birds', flights: 'flights' } as const;
export type Kind = keyof typeof kinds;
/** What became of birds, and what a flight was for. */
export const outcomes = ['released', 'cared-for', 'died'] as const;
export const purposes = ['patrol', 'search', 'wall'] as const;

export class NewObservation {
  @IsString()
  @Length(1, 40)
  subject: string;

  @IsNumber()
  @Min(0)
  @Max(500)
  amount: number;

  @IsOptional()
  @IsIn([...outcomes, ...purposes])
  detail?: string;
}

/** Below /api/v1/plugins/yanhu/. */
@Controller()
@Allow('liaison', 'operator', 'team-leader')
export class LakeController {
  constructor(private readonly lake: Lake) {}

  @Get('by-day')
  byDay(): Promise<object[]> {
    return this.lake.byDay();
  }

  @Get('year')
  year(): Promise<object> {
    return this.lake.year();
  }

  @Get('log/:kind')
  latest(@Param('kind', new ParseEnumPipe(kinds)) kind: Kind): Promise<object[]> {
    return this.lake.latest(kind);
  }

  @Post('log/:kind')
  write(@Param('kind', new ParseEnumPipe(kinds)) kind: Kind, @Body() seen: NewObservation): Promise<object[]> {
    return this.lake.write(kind, seen);
  }
}
