import { Body, Controller, Get, Post } from '@nestjs/common';
import { Allow } from '@redmaple/plugins';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';
import type { Reading } from './reading.entity.js';
import { Water } from './water.js';

export class NewReading {
  @IsString()
  @Length(1, 40)
  gauge: string;

  @IsInt()
  @Min(0)
  @Max(5_000)
  centimetres: number;
}

/** GET and POST /api/v1/plugins/water-watch/readings */
@Controller('readings')
export class ReadingsController {
  constructor(private readonly water: Water) {}

  @Get()
  @Allow('liaison', 'operator', 'volunteer')
  list(): Promise<Reading[]> {
    return this.water.latest();
  }

  @Post()
  @Allow('volunteer', 'operator')
  record(@Body() { gauge, centimetres }: NewReading): Promise<Reading> {
    return this.water.record(gauge, centimetres);
  }
}
