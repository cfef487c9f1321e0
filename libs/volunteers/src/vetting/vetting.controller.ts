import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  type StreamableFile,
} from '@nestjs/common';
import { Allow, asDownload, type FormRequest, readPictureUpload, Reads } from '@redmaple/platform';
import { AcceptanceService } from './acceptance.service.js';
import { DecisionsService } from './decisions.service.js';
import { VettingEvidence } from './evidence.service.js';
import { Pipeline, PipelineQuery } from './pipeline/pipeline.dto.js';
import { PipelineService } from './pipeline/pipeline.service.js';
import {
  AcceptanceDto,
  AcceptedApplication,
  BackgroundReviewDto,
  BulkBackgroundReviewDto,
  BulkDecisionDto,
  BulkResults,
  BulkScreeningDto,
  DecidedApplication,
  DecisionDetail,
  EvidenceView,
  QueuePage,
  QueueQuery,
  RefusalDto,
  ScreeningDto,
  StageDecisionDto,
  StageSummary,
} from './vetting.dto.js';
import { VettingQueueService } from './vetting-queue.service.js';

/** What waits for a decision, and decisions about many. */
@Controller('vetting')
export class VettingController {
  constructor(
    private readonly queue: VettingQueueService,
    private readonly pipeline: PipelineService,
    private readonly decisions: DecisionsService,
    private readonly evidence: VettingEvidence,
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

  /** How many wait at each stage the reader may see, and who is due next: what is overdue first. */
  @Post('pipeline/search')
  @HttpCode(200)
  @Reads()
  @Allow('operator', 'county-admin', 'liaison', 'trainer', 'team-leader')
  read(@Body() query: PipelineQuery): Promise<Pipeline> {
    return this.pipeline.read(query);
  }

  /** One decision at a stage about up to 500 applications that wait there; each answers for itself. */
  @Post('decisions')
  @HttpCode(200)
  @Allow('operator', 'county-admin', 'liaison', 'trainer', 'team-leader')
  async decide(@Body() { applicationIds, stage, ...decision }: BulkDecisionDto): Promise<BulkResults> {
    return { results: await this.decisions.each(applicationIds, (id) => this.decisions.decide(id, stage, decision)) };
  }

  /** Multipart: `file` and `clientId`. A picture that a decision rests on; place, phone and time are taken out of it. */
  @Post('evidence')
  @Allow('operator', 'county-admin', 'trainer', 'team-leader')
  async sendEvidence(@Req() request: FormRequest): Promise<EvidenceView> {
    return this.evidence.keep(await readPictureUpload(request));
  }

  @Get('evidence/:id')
  @Allow('operator', 'county-admin')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Cache-Control', 'private, no-store')
  async readEvidence(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return asDownload(await this.evidence.read(id), 'evidence');
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

  /** At the stage it waits at: of a plugin, of the county, or of the core. */
  @Post(':id/decision')
  @HttpCode(200)
  @Allow('operator', 'county-admin', 'liaison', 'trainer', 'team-leader')
  decide(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { stage, ...decision }: StageDecisionDto,
  ): Promise<DecidedApplication> {
    return this.decisions.decide(id, stage, decision);
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
