import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow, AllowSignedIn, type Page, PageQuery } from '@redmaple/platform';
import { TrainingEnrolmentView, TrainingParticipantView } from '../enrolments/enrolment.dto.js';
import { EnrolmentsService } from '../enrolments/enrolments.service.js';
import { TrainingAttendance, TrainingResults } from '../results/result.dto.js';
import { ResultsService } from '../results/results.service.js';
import { SessionMovesService } from './session-moves.service.js';
import {
  MovedTrainingSessionView,
  NewTrainingSession,
  TrainingSessionCancellation,
  TrainingSessionChange,
  TrainingSessionMove,
  TrainingSessionQuery,
  TrainingSessionView,
} from './training-session.dto.js';
import { TrainingSessionsService } from './training-sessions.service.js';

/** Sessions: staff schedule and run them (trainers their own), volunteers enrol. */
@Controller('training/sessions')
export class TrainingSessionsController {
  constructor(
    private readonly sessions: TrainingSessionsService,
    private readonly moves: SessionMovesService,
    private readonly enrolments: EnrolmentsService,
    private readonly results: ResultsService,
  ) {}

  @Post()
  @Allow('operator', 'trainer', 'county-admin')
  schedule(@Body() session: NewTrainingSession): Promise<TrainingSessionView> {
    return this.sessions.schedule(session);
  }

  /** Newest first; a trainer sees the own ones. */
  @Get()
  @Allow('operator', 'trainer', 'county-admin')
  list(@Query() query: TrainingSessionQuery): Promise<Page<TrainingSessionView>> {
    return this.sessions.list(query);
  }

  /** Sessions one can still enrol in, the next one first. */
  @Get('open')
  @AllowSignedIn()
  listOpen(@Query() query: PageQuery): Promise<Page<TrainingSessionView>> {
    return this.sessions.listOpen(query);
  }

  @Get(':id')
  @Allow('operator', 'trainer', 'county-admin')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<TrainingSessionView> {
    return this.sessions.get(id);
  }

  @Patch(':id')
  @Allow('operator', 'trainer', 'county-admin')
  change(@Param('id', ParseUUIDPipe) id: string, @Body() change: TrainingSessionChange): Promise<TrainingSessionView> {
    return this.sessions.change(id, change);
  }

  /** Another time or place: everyone concerned is told and reminded anew. */
  @Post(':id/move')
  @HttpCode(200)
  @Allow('operator', 'trainer', 'county-admin')
  move(@Param('id', ParseUUIDPipe) id: string, @Body() move: TrainingSessionMove): Promise<MovedTrainingSessionView> {
    return this.moves.move(id, move);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('operator', 'trainer', 'county-admin')
  cancel(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() cancellation: TrainingSessionCancellation,
  ): Promise<TrainingSessionView> {
    return this.moves.cancel(id, cancellation);
  }

  /** The class list in order of asking. */
  @Get(':id/enrolments')
  @Allow('operator', 'trainer', 'county-admin')
  participants(@Param('id', ParseUUIDPipe) id: string): Promise<TrainingParticipantView[]> {
    return this.enrolments.ofSession(id);
  }

  @Post(':id/attendance')
  @HttpCode(200)
  @Allow('operator', 'trainer', 'county-admin')
  attendance(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { entries }: TrainingAttendance,
  ): Promise<TrainingParticipantView[]> {
    return this.results.recordAttendance(id, entries);
  }

  @Post(':id/results')
  @HttpCode(200)
  @Allow('operator', 'trainer', 'county-admin')
  record(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { entries }: TrainingResults,
  ): Promise<TrainingParticipantView[]> {
    return this.results.recordResults(id, entries);
  }

  /** The volunteer who is signed in takes a place, or waits for one. */
  @Post(':id/enrol')
  @AllowSignedIn()
  enrol(@Param('id', ParseUUIDPipe) id: string): Promise<TrainingEnrolmentView> {
    return this.enrolments.enrol(id);
  }
}
