import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { Allow, PageQuery } from '@redmaple/platform';
import { VolunteerScope } from '../volunteers/volunteer-scope.js';
import { RecognitionAwards } from './awards.service.js';
import { RecognitionObjections } from './objections.service.js';
import { OwnRecognitionService } from './own-recognition.service.js';
import { DecideObjection, ObjectionView, OwnObjection, RaiseObjection } from './objection.dto.js';
import {
  Leaderboard,
  LeaderboardConsent,
  LeaderboardQuery,
  OwnRecognition,
  SetLeaderboard,
  StarsView,
} from './own-recognition.dto.js';
import { AwardQuery, AwardView, RulesView, SetRules } from './rules.dto.js';
import { DecideRun, LinePage, LineQuery, ReplayView, RunDetail, RunPage, RunStep, StartRun } from './run.dto.js';
import { RecognitionRules } from './rules.service.js';
import { RecognitionRuns } from './runs.service.js';
import { Stars } from './stars.service.js';

/** Monthly assessment and commendation: the office drafts, an administrator decides. */
@Controller()
export class RecognitionController {
  constructor(
    private readonly runs: RecognitionRuns,
    private readonly objections: RecognitionObjections,
    private readonly rules: RecognitionRules,
    private readonly awards: RecognitionAwards,
    private readonly stars: Stars,
    private readonly scope: VolunteerScope,
    private readonly own: OwnRecognitionService,
  ) {}

  @Get('recognition/runs')
  @Allow('operator', 'county-admin')
  list(@Query() query: PageQuery): Promise<RunPage> {
    return this.runs.list(query);
  }

  /** Counts a month that is over, in the background. */
  @Post('recognition/runs')
  @Allow('operator', 'county-admin')
  start(@Body() body: StartRun): Promise<RunDetail> {
    return this.runs.start(body.month);
  }

  @Get('recognition/runs/:id')
  @Allow('operator', 'county-admin')
  detail(@Param('id', ParseUUIDPipe) id: string): Promise<RunDetail> {
    return this.runs.detail(id);
  }

  /** Everybody's points with how they came about, most first. */
  @Get('recognition/runs/:id/lines')
  @Allow('operator', 'county-admin')
  lines(@Param('id', ParseUUIDPipe) id: string, @Query() query: LineQuery): Promise<LinePage> {
    return this.runs.page(id, query);
  }

  /** From now on people may object. */
  @Post('recognition/runs/:id/opening')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  open(@Param('id', ParseUUIDPipe) id: string, @Body() body: RunStep): Promise<RunDetail> {
    return this.runs.open(id, body.version);
  }

  /** By another person than who counted and opened it, once the time for objections is over. */
  @Post('recognition/runs/:id/decision')
  @HttpCode(200)
  @Allow('county-admin')
  decide(@Param('id', ParseUUIDPipe) id: string, @Body() body: DecideRun): Promise<RunDetail> {
    return this.runs.decide(id, body.version, body.outcome);
  }

  /** It never changes again. */
  @Post('recognition/runs/:id/publication')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  publish(@Param('id', ParseUUIDPipe) id: string, @Body() body: RunStep): Promise<RunDetail> {
    return this.runs.publish(id, body.version);
  }

  /** Computes it again and compares to the last bit. */
  @Post('recognition/runs/:id/replay')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  replay(@Param('id', ParseUUIDPipe) id: string): Promise<ReplayView> {
    return this.runs.replay(id);
  }

  @Get('recognition/runs/:id/objections')
  @Allow('operator', 'county-admin')
  objectionsOf(@Param('id', ParseUUIDPipe) id: string): Promise<ObjectionView[]> {
    return this.objections.list(id);
  }

  /** One that came by phone or at the counter. */
  @Post('recognition/runs/:id/objections')
  @Allow('operator', 'county-admin')
  object(@Param('id', ParseUUIDPipe) id: string, @Body() body: RaiseObjection): Promise<ObjectionView> {
    return this.objections.note(id, body);
  }

  /** By another person than who raised it. */
  @Post('recognition/objections/:id/decision')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  answer(@Param('id', ParseUUIDPipe) id: string, @Body() body: DecideObjection): Promise<ObjectionView> {
    return this.objections.decide(id, body);
  }

  @Get('recognition/rules')
  @Allow('operator', 'county-admin')
  currentRules(): Promise<RulesView> {
    return this.rules.view();
  }

  @Get('recognition/rules/versions')
  @Allow('operator', 'county-admin')
  versions(): Promise<RulesView[]> {
    return this.rules.versions();
  }

  /** A new version; months that were counted keep theirs. */
  @Post('recognition/rules/versions')
  @Allow('county-admin')
  setRules(@Body() body: SetRules): Promise<RulesView> {
    return this.rules.set(body);
  }

  /** Half-year awards and titles that published months add up to. */
  @Get('recognition/awards')
  @Allow('operator', 'county-admin')
  awardsOf(@Query() { year }: AwardQuery): Promise<AwardView[]> {
    return this.awards.ofYear(year);
  }

  /** The latest published month of a team, by name whoever agreed to it; for the office and the team. */
  @Get('recognition/leaderboard')
  @Allow('operator', 'county-admin', 'volunteer')
  leaderboard(@Query() { teamId }: LeaderboardQuery): Promise<Leaderboard> {
    return this.own.leaderboard(teamId);
  }

  @Get('volunteers/:id/stars')
  @Allow('operator', 'county-admin', 'team-leader')
  async starsOf(@Param('id', ParseUUIDPipe) id: string): Promise<StarsView> {
    await this.scope.require(id);
    return this.stars.of(id);
  }
}

/** My stars, my months, my say. */
@Controller('me/recognition')
export class OwnRecognitionController {
  constructor(
    private readonly recognition: OwnRecognitionService,
    private readonly objections: RecognitionObjections,
  ) {}

  @Get()
  @Allow('volunteer')
  mine(): Promise<OwnRecognition> {
    return this.recognition.mine();
  }

  @Post('objections')
  @Allow('volunteer')
  object(@Body() body: OwnObjection): Promise<ObjectionView> {
    return this.objections.own(body);
  }

  /** Agrees to stand on my teams' lists by name, or takes it back. */
  @Put('leaderboard')
  @Allow('volunteer')
  setLeaderboard(@Body() body: SetLeaderboard): Promise<LeaderboardConsent> {
    return this.recognition.setLeaderboard(body.agreed, body.version);
  }
}
