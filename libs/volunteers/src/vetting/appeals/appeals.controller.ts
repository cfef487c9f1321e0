import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow, AllowRecruit } from '@redmaple/platform';
import type { RecruitApplicationView } from '../../applications/recruit.dto.js';
import { RecruitsService } from '../../applications/recruits.service.js';
import {
  BackgroundConsentDto,
  BackgroundConsentView,
  BackgroundSubject,
  PaperBackgroundConsent,
} from '../background/background.dto.js';
import { BackgroundReviews } from '../background/background-reviews.service.js';
import { AppealDetail, AppealPage, AppealsQuery, DecideAppeal, DecidedAppeal, FileAppeal } from './appeal.dto.js';
import { AppealsService } from './appeals.service.js';

/** Appeals as the office decides them, and what the liaison reviews. */
@Controller('vetting')
export class AppealsController {
  constructor(
    private readonly appeals: AppealsService,
    private readonly reviews: BackgroundReviews,
  ) {}

  @Get('appeals')
  @Allow('operator', 'county-admin')
  list(@Query() query: AppealsQuery): Promise<AppealPage> {
    return this.appeals.list(query);
  }

  /** With what the recruit wrote; audited. */
  @Get('appeals/:id')
  @Allow('operator', 'county-admin')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<AppealDetail> {
    return this.appeals.get(id);
  }

  /** By another person than who refused. */
  @Post('appeals/:id/decision')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  decide(@Param('id', ParseUUIDPipe) id: string, @Body() input: DecideAppeal): Promise<DecidedAppeal> {
    return this.appeals.decide(id, input);
  }

  /** What a background review needs of somebody, while it is due; audited. */
  @Get('background-reviews/:id')
  @Allow('liaison')
  subject(@Param('id', ParseUUIDPipe) id: string): Promise<BackgroundSubject> {
    return this.reviews.subject(id);
  }
}

/** What recruits do in vetting, by themselves or through the office. */
@Controller('applications')
export class RecruitVettingController {
  constructor(
    private readonly appeals: AppealsService,
    private readonly reviews: BackgroundReviews,
    private readonly recruits: RecruitsService,
  ) {}

  @Post('mine/:id/appeal')
  @AllowRecruit()
  async appealMine(@Param('id', ParseUUIDPipe) id: string, @Body() input: FileAppeal): Promise<RecruitApplicationView> {
    await this.appeals.fileOwn(id, input.statement);
    return this.recruits.mineOf(id);
  }

  @Post('mine/:id/background-consent')
  @HttpCode(200)
  @AllowRecruit()
  async consent(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: BackgroundConsentDto,
  ): Promise<RecruitApplicationView> {
    await this.reviews.consentOwn(id, input.version);
    return this.recruits.mineOf(id);
  }

  /** An appeal that came by phone or on paper. */
  @Post(':id/appeal')
  @Allow('operator', 'county-admin')
  appeal(@Param('id', ParseUUIDPipe) id: string, @Body() input: FileAppeal): Promise<AppealDetail> {
    return this.appeals.fileForRecruit(id, input.statement);
  }

  /** A consent to the background review that was signed on paper. */
  @Post(':id/background-consent')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  consentOnPaper(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: PaperBackgroundConsent,
  ): Promise<BackgroundConsentView> {
    return this.reviews.consentOnPaper(id, input.paperConsentOn);
  }
}
