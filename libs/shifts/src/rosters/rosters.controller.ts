import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import type { SeatView } from '../shifts/shift.dto.js';
import {
  AssignSeat,
  type CandidateView,
  NewRoster,
  type PublishedRosterView,
  type RosterPage,
  RosterQuery,
  RosterVersion,
  type RosterView,
} from './roster.dto.js';
import { RosterEditingService } from './roster-editing.service.js';
import { RosterPublishingService } from './roster-publishing.service.js';
import { RostersService } from './rosters.service.js';

/** Weeks of teams: drafted by the worker, corrected and published by people. */
@Controller('rosters')
export class RostersController {
  constructor(
    private readonly rosters: RostersService,
    private readonly publishing: RosterPublishingService,
  ) {}

  @Get()
  @Allow('operator', 'county-admin', 'team-leader', 'liaison')
  list(@Query() query: RosterQuery): Promise<RosterPage> {
    return this.rosters.list(query);
  }

  /** Makes the week's shifts from the team's templates and asks the worker for a draft. */
  @Post()
  @Allow('operator', 'county-admin', 'team-leader')
  create(@Body() input: NewRoster): Promise<RosterView> {
    return this.rosters.create(input);
  }

  /** The roster with its seats and, for each, who was considered and why. */
  @Get(':id')
  @Allow('operator', 'county-admin', 'team-leader', 'liaison')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<RosterView> {
    return this.rosters.get(id);
  }

  /** Drafts again; pinned seats stay. */
  @Post(':id/draft')
  @HttpCode(200)
  @Allow('operator', 'county-admin', 'team-leader')
  draftAgain(@Param('id', ParseUUIDPipe) id: string, @Body() { version }: RosterVersion): Promise<RosterView> {
    return this.rosters.draftAgain(id, version);
  }

  /** Confirms everyone who may still come, tells them, and reports the seats that had to be left open. */
  @Post(':id/publish')
  @HttpCode(200)
  @Allow('operator', 'county-admin', 'team-leader')
  publish(@Param('id', ParseUUIDPipe) id: string, @Body() { version }: RosterVersion): Promise<PublishedRosterView> {
    return this.publishing.publish(id, version);
  }
}

/** Single seats of a roster. */
@Controller('seats')
export class SeatsController {
  constructor(private readonly editing: RosterEditingService) {}

  /** The team's members in the engine's order, each with what speaks against. */
  @Get(':id/candidates')
  @Allow('operator', 'county-admin', 'team-leader')
  candidates(@Param('id', ParseUUIDPipe) id: string): Promise<CandidateView[]> {
    return this.editing.candidates(id);
  }

  /** In a draft the person is pinned to the seat; in a published shift the person is asked. Nobody is taken off unseen. */
  @Post(':id/assign')
  @HttpCode(200)
  @Allow('operator', 'county-admin', 'team-leader')
  assign(@Param('id', ParseUUIDPipe) id: string, @Body() input: AssignSeat): Promise<SeatView> {
    return this.editing.assign(id, input);
  }
}
