import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import {
  ComparedView,
  DuplicatePage,
  DuplicatesQuery,
  MergePage,
  MergePeople,
  MergesQuery,
  MergeView,
} from './duplicates.dto.js';
import { Duplicates } from './duplicates.service.js';
import { Merges } from './merges.service.js';

/** People who may be one. */
@Controller('duplicates')
export class DuplicatesController {
  constructor(private readonly duplicates: Duplicates) {}

  /** The likeliest first. */
  @Get()
  @Allow('operator', 'county-admin')
  list(@Query() query: DuplicatesQuery): Promise<DuplicatePage> {
    return this.duplicates.list(query);
  }

  /** Compares now who is new or changed since the last look, which the worker does every minute. */
  @Post('compare')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  async compare(): Promise<ComparedView> {
    return { compared: await this.duplicates.compareSome() };
  }

  /** These two are not one. */
  @Post(':id/dismiss')
  @HttpCode(204)
  @Allow('operator', 'county-admin')
  dismiss(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.duplicates.dismiss(id);
  }
}

/** Two records of one person made one, and two again. */
@Controller('merges')
export class MergesController {
  constructor(private readonly merges: Merges) {}

  @Get()
  @Allow('operator', 'county-admin')
  list(@Query() query: MergesQuery): Promise<MergePage> {
    return this.merges.list(query);
  }

  /** With how many rows of each kind changed hands. */
  @Get(':id')
  @Allow('operator', 'county-admin')
  detail(@Param('id', ParseUUIDPipe) id: string): Promise<MergeView> {
    return this.merges.detail(id);
  }

  /** All that hangs on the one who goes becomes the other's. */
  @Post()
  @Allow('operator', 'county-admin')
  merge(@Body() input: MergePeople): Promise<MergeView> {
    return this.merges.merge(input);
  }

  /** Within thirty days: exactly what moved goes back. */
  @Post(':id/undo')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  undo(@Param('id', ParseUUIDPipe) id: string): Promise<MergeView> {
    return this.merges.undo(id);
  }
}
