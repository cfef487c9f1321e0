import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Put } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import { ActualView, IndicatorChange, IndicatorView, NewActual } from './indicator.dto.js';
import { IndicatorsService } from './indicators.service.js';

@Controller('indicators')
export class IndicatorsController {
  constructor(private readonly indicators: IndicatorsService) {}

  @Patch(':id')
  @Allow('operator', 'project-officer', 'county-admin')
  change(@Param('id', ParseUUIDPipe) id: string, @Body() change: IndicatorChange): Promise<IndicatorView> {
    return this.indicators.change(id, change);
  }

  /** All that was ever entered, corrections included, newest month first. */
  @Get(':id/actuals')
  @Allow('operator', 'project-officer', 'county-admin')
  history(@Param('id', ParseUUIDPipe) id: string): Promise<ActualView[]> {
    return this.indicators.history(id);
  }

  /** Enters or corrects a month, `2026-11`. */
  @Put(':id/actuals/:month')
  @Allow('operator', 'project-officer', 'county-admin')
  enter(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('month') month: string,
    @Body() actual: NewActual,
  ): Promise<IndicatorView> {
    return this.indicators.enter(id, month, actual);
  }
}
