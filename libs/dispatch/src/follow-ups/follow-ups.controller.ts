import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow, type Page } from '@redmaple/platform';
import { FinishFollowUp, FollowUpsQuery, type FollowUpView } from './follow-up.dto.js';
import { FollowUpsService } from './follow-ups.service.js';

/** Call-backs. */
@Controller('follow-ups')
export class FollowUpsController {
  constructor(private readonly followUps: FollowUpsService) {}

  @Get()
  @Allow('liaison', 'operator')
  list(@Query() query: FollowUpsQuery): Promise<Page<FollowUpView>> {
    return this.followUps.list(query);
  }

  /** I will call. */
  @Post(':id/take')
  @HttpCode(200)
  @Allow('liaison', 'operator')
  take(@Param('id', ParseUUIDPipe) id: string): Promise<FollowUpView> {
    return this.followUps.take(id);
  }

  @Post(':id/done')
  @HttpCode(200)
  @Allow('liaison', 'operator')
  finish(@Param('id', ParseUUIDPipe) id: string, @Body() result: FinishFollowUp): Promise<FollowUpView> {
    return this.followUps.finish(id, result);
  }
}
