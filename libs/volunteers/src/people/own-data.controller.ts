import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow, PageQuery } from '@redmaple/platform';
import { Closings } from './closings.service.js';
import { Corrections } from './corrections.service.js';
import { DataExports } from './data-exports.service.js';
import { Looks } from './looks.service.js';
import {
  AskClosing,
  AskCorrection,
  ClosingView,
  CorrectionPage,
  CorrectionsQuery,
  CorrectionView,
  DataExportView,
  DecideCorrection,
  LookPage,
  OwnCorrection,
} from './own-data.dto.js';
import { ChangeProfile, OwnProfile } from './profile.dto.js';
import { Profiles } from './profiles.service.js';

/** What people do with their own data: say, correct, see who looked, take along, close. */
@Controller('me')
export class OwnDataController {
  constructor(
    private readonly profiles: Profiles,
    private readonly looks: Looks,
    private readonly corrections: Corrections,
    private readonly exports: DataExports,
    private readonly closings: Closings,
  ) {}

  @Get('profile')
  @Allow('volunteer')
  profile(): Promise<OwnProfile> {
    return this.profiles.mine();
  }

  /** What is left out stays. */
  @Patch('profile')
  @Allow('volunteer')
  changeProfile(@Body() change: ChangeProfile): Promise<OwnProfile> {
    return this.profiles.changeMine(change);
  }

  /** Who looked at my data, the latest first. */
  @Get('looks')
  @Allow('volunteer')
  looked(@Query() query: PageQuery): Promise<LookPage> {
    return this.looks.mine(query);
  }

  @Get('corrections')
  @Allow('volunteer')
  mine(): Promise<OwnCorrection[]> {
    return this.corrections.mine();
  }

  /** Asks the office to put something right. */
  @Post('corrections')
  @Allow('volunteer')
  ask(@Body() wish: AskCorrection): Promise<OwnCorrection> {
    return this.corrections.ask(wish);
  }

  @Post('corrections/:id/withdraw')
  @HttpCode(200)
  @Allow('volunteer')
  withdraw(@Param('id', ParseUUIDPipe) id: string): Promise<OwnCorrection> {
    return this.corrections.withdraw(id);
  }

  @Get('exports')
  @Allow('volunteer')
  copies(): Promise<DataExportView[]> {
    return this.exports.mine();
  }

  /** Asks for a copy of everything about me; a message says when it is ready. */
  @Post('exports')
  @Allow('volunteer')
  copy(): Promise<DataExportView> {
    return this.exports.ask();
  }

  /** My copy for programs. */
  @Get('exports/:id/json')
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="my-data.json"')
  @Header('cache-control', 'no-store')
  @Allow('volunteer')
  json(@Param('id', ParseUUIDPipe) id: string): Promise<string> {
    return this.exports.json(id);
  }

  /** My copy to read. */
  @Get('exports/:id/page')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="my-data.html"')
  @Header('cache-control', 'no-store')
  @Allow('volunteer')
  page(@Param('id', ParseUUIDPipe) id: string): Promise<string> {
    return this.exports.page(id);
  }

  /** Whether my account is to be closed, and what has to stay by law. */
  @Get('closing')
  @Allow('volunteer')
  closing(): Promise<ClosingView> {
    return this.closings.mine();
  }

  /** Closes my account in seven days; until then I can take it back. */
  @Post('closing')
  @HttpCode(200)
  @Allow('volunteer')
  close(@Body() _confirmed: AskClosing): Promise<ClosingView> {
    return this.closings.ask();
  }

  @Post('closing/cancel')
  @HttpCode(200)
  @Allow('volunteer')
  keep(): Promise<ClosingView> {
    return this.closings.cancel();
  }
}

/** What people want put right, for the office. */
@Controller('corrections')
export class CorrectionsController {
  constructor(private readonly corrections: Corrections) {}

  /** What waits, the oldest first. */
  @Get()
  @Allow('operator', 'county-admin')
  list(@Query() query: CorrectionsQuery): Promise<CorrectionPage> {
    return this.corrections.list(query);
  }

  /** Puts it right, or says why not. */
  @Post(':id/decision')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  decide(@Param('id', ParseUUIDPipe) id: string, @Body() decision: DecideCorrection): Promise<CorrectionView> {
    return this.corrections.decide(id, decision);
  }
}
