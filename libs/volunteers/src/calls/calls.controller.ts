import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow, type Page, PageQuery } from '@redmaple/platform';
import { IsIn, IsOptional } from 'class-validator';
import { type CallCounts, type CallView, ChangeCall, CreateCall, ReopenCall } from './call.dto.js';
import type { CallState } from './call.entity.js';
import { CallsService } from './calls.service.js';

export class CallsQuery extends PageQuery {
  @IsOptional()
  @IsIn(['draft', 'published', 'closed', 'archived'])
  state?: CallState;
}

/** Recruitment calls, for the office. */
@Controller('calls')
export class CallsController {
  constructor(private readonly calls: CallsService) {}

  @Post()
  @Allow('operator')
  create(@Body() input: CreateCall): Promise<CallView> {
    return this.calls.create(input);
  }

  @Get()
  @Allow('operator', 'county-admin', 'liaison')
  list(@Query() query: CallsQuery): Promise<Page<CallView>> {
    return this.calls.list(query, query.state);
  }

  @Get(':id')
  @Allow('operator', 'county-admin', 'liaison')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<CallView> {
    return this.calls.get(id);
  }

  @Patch(':id')
  @Allow('operator')
  change(@Param('id', ParseUUIDPipe) id: string, @Body() input: ChangeCall): Promise<CallView> {
    return this.calls.change(id, input);
  }

  @Post(':id/publish')
  @HttpCode(200)
  @Allow('operator')
  publish(@Param('id', ParseUUIDPipe) id: string): Promise<CallView> {
    return this.calls.publish(id);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Allow('operator')
  close(@Param('id', ParseUUIDPipe) id: string): Promise<CallView> {
    return this.calls.close(id);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Allow('operator')
  reopen(@Param('id', ParseUUIDPipe) id: string, @Body() input: ReopenCall): Promise<CallView> {
    return this.calls.reopen(id, input);
  }

  /** Puts away a call that has ended and is decided. */
  @Post(':id/archive')
  @HttpCode(200)
  @Allow('operator')
  archive(@Param('id', ParseUUIDPipe) id: string): Promise<CallView> {
    return this.calls.archive(id);
  }

  @Get(':id/counts')
  @Allow('operator', 'county-admin', 'liaison')
  counts(@Param('id', ParseUUIDPipe) id: string): Promise<CallCounts> {
    return this.calls.counts(id);
  }
}
