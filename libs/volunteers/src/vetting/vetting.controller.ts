import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import { AcceptanceService } from './acceptance.service.js';
import { DecisionsService } from './decisions.service.js';
import {
  AcceptanceDto,
  AcceptedApplication,
  BackgroundReviewDto,
  BulkBackgroundReviewDto,
  BulkResults,
  BulkScreeningDto,
  DecidedApplication,
  DecisionDetail,
  QueuePage,
  QueueQuery,
  RefusalDto,
  ScreeningDto,
  StageSummary,
} from './vetting.dto.js';
import { VettingQueueService } from './vetting-queue.service.js';

/** What waits for a decision, and decisions about many. */
@Controller('vetting')
export class VettingController {
  constructor(
    private readonly queue: VettingQueueService,
    private readonly decisions: DecisionsService,
  ) {}

  @Get('queue')
  @Allow('operator', 'county-admin', 'liaison')
  list(@Query() query: QueueQuery): Promise<QueuePage> {
    return this.queue.list(query);
  }

  @Get('summary')
  @Allow('operator', 'county-admin', 'liaison')
  summary(): Promise<StageSummary[]> {
    return this.queue.summary();
  }

  /** The same decision about up to 500; each answers for itself. */
  @Post('bulk-screening')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  async screenMany(@Body() { applicationIds, ...decision }: BulkScreeningDto): Promise<BulkResults> {
    return { results: await this.decisions.each(applicationIds, (id) => this.decisions.screen(id, decision)) };
  }

  @Post('bulk-background-review')
  @HttpCode(200)
  @Allow('liaison')
  async reviewMany(@Body() { applicationIds, outcome }: BulkBackgroundReviewDto): Promise<BulkResults> {
    return { results: await this.decisions.each(applicationIds, (id) => this.decisions.reviewBackground(id, outcome)) };
  }
}

/** Decisions about one application. */
@Controller('applications')
export class ApplicationDecisionsController {
  constructor(
    private readonly decisions: DecisionsService,
    private readonly acceptance: AcceptanceService,
  ) {}

  @Get(':id/decisions')
  @Allow('operator', 'county-admin', 'liaison')
  list(@Param('id', ParseUUIDPipe) id: string): Promise<DecisionDetail[]> {
    return this.decisions.list(id);
  }

  @Post(':id/screening')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  screen(@Param('id', ParseUUIDPipe) id: string, @Body() body: ScreeningDto): Promise<DecidedApplication> {
    return this.decisions.screen(id, body);
  }

  @Post(':id/background-review')
  @HttpCode(200)
  @Allow('liaison')
  reviewBackground(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: BackgroundReviewDto,
  ): Promise<DecidedApplication> {
    return this.decisions.reviewBackground(id, body.outcome);
  }

  /** Makes the recruit a volunteer, on probation in a team. */
  @Post(':id/acceptance')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  accept(@Param('id', ParseUUIDPipe) id: string, @Body() body: AcceptanceDto): Promise<AcceptedApplication> {
    return this.acceptance.accept(id, body);
  }

  /** Refuses someone on the waitlist, or after the reviews. */
  @Post(':id/refusal')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  refuse(@Param('id', ParseUUIDPipe) id: string, @Body() body: RefusalDto): Promise<DecidedApplication> {
    return this.decisions.refuse(id, body);
  }
}
