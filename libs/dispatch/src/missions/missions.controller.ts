import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import {
  CloseMission,
  KeepMission,
  MissionReason,
  type MissionView,
  type OwnMissionView,
  RecordMissionAnswer,
} from './missions.dto.js';
import { MissionLapses } from './mission-lapses.service.js';
import { MissionsService } from './missions.service.js';

/** A volunteer's part in incidents. */
@Controller('missions')
export class MissionsController {
  constructor(
    private readonly missions: MissionsService,
    private readonly lapses: MissionLapses,
  ) {}

  /** What I was asked, the latest first. */
  @Get('mine')
  @Allow('volunteer', 'team-leader')
  mine(): Promise<OwnMissionView[]> {
    return this.missions.mine();
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Allow('volunteer', 'team-leader')
  accept(@Param('id', ParseUUIDPipe) id: string): Promise<MissionView> {
    return this.missions.accept(id);
  }

  @Post(':id/decline')
  @HttpCode(200)
  @Allow('volunteer', 'team-leader')
  decline(@Param('id', ParseUUIDPipe) id: string, @Body() { reason }: MissionReason): Promise<MissionView> {
    return this.missions.decline(id, reason);
  }

  /** The liaison records an answer given by telephone. */
  @Post(':id/answer')
  @HttpCode(200)
  @Allow('liaison')
  answer(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { accepted, reason }: RecordMissionAnswer,
  ): Promise<MissionView> {
    return this.missions.answer(id, accepted, reason);
  }

  @Post(':id/en-route')
  @HttpCode(200)
  @Allow('volunteer', 'team-leader', 'liaison')
  setOut(@Param('id', ParseUUIDPipe) id: string): Promise<MissionView> {
    return this.missions.setOut(id);
  }

  @Post(':id/arrive')
  @HttpCode(200)
  @Allow('volunteer', 'team-leader', 'liaison')
  arrive(@Param('id', ParseUUIDPipe) id: string): Promise<MissionView> {
    return this.missions.arrive(id);
  }

  @Post(':id/done')
  @HttpCode(200)
  @Allow('volunteer', 'team-leader', 'liaison')
  close(@Param('id', ParseUUIDPipe) id: string, @Body() how: CloseMission): Promise<MissionView> {
    return this.missions.close(id, how);
  }

  /** Lets somebody finish who should not go on, where that can be forced; with a reason, and only for this mission. */
  @Post(':id/keep')
  @HttpCode(200)
  @Allow('liaison')
  keep(@Param('id', ParseUUIDPipe) id: string, @Body() { reason }: KeepMission): Promise<MissionView> {
    return this.lapses.keep(id, reason);
  }

  /** Takes a mission back; the next person is asked. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('volunteer', 'team-leader', 'liaison')
  cancel(@Param('id', ParseUUIDPipe) id: string, @Body() { reason }: MissionReason): Promise<MissionView> {
    return this.missions.cancel(id, reason);
  }
}
