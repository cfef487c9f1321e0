import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow, AllowSignedIn, PageQuery } from '@redmaple/platform';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { LeaderDecisions } from './leader-decisions.service.js';
import { MembersService } from './members.service.js';
import { AddMemberDto, MembershipDetail, TeamHistoryPage, TeamMemberPage } from './membership.dto.js';
import { ChangeTeamDto, CloseTeamDto, CreateTeamDto, TeamDetail, TeamPage, TeamRecord } from './team.dto.js';
import { mayManageTeam } from './team-access.js';
import { TeamJoiningService } from './team-joining.service.js';
import { attentions, TeamsService } from './teams.service.js';

export class TeamsQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(120)
  typeCode?: string;

  @IsOptional()
  @IsIn(['active', 'closed'])
  state?: 'active' | 'closed';

  /** With the areas below it. */
  @IsOptional()
  @IsUUID()
  areaId?: string;

  /** Without a leader, without a place left, with empty seats at a post, with people on probation, or with a leader to confirm. */
  @IsOptional()
  @IsIn(attentions)
  attention?: (typeof attentions)[number];
}

/** Teams and who belongs to them. */
@Controller('teams')
export class TeamsController {
  constructor(
    private readonly teams: TeamsService,
    private readonly memberList: MembersService,
    private readonly joining: TeamJoiningService,
    private readonly leaders: LeaderDecisions,
  ) {}

  @Get()
  @AllowSignedIn()
  list(@Query() query: TeamsQuery): Promise<TeamPage> {
    return this.teams.list(query, query);
  }

  @Post()
  @Allow('operator', 'county-admin')
  create(@Body() body: CreateTeamDto): Promise<TeamDetail> {
    return this.teams.create(body);
  }

  @Get(':id')
  @AllowSignedIn()
  async detail(@Param('id', ParseUUIDPipe) id: string): Promise<TeamRecord> {
    const team = await this.teams.detail(id);
    const leaderProposal = await this.leaders.waiting(id);
    return {
      ...team,
      seesMembers: await this.memberList.maySee(id),
      keeps: mayManageTeam(id),
      ...(leaderProposal && { leaderProposal }),
    };
  }

  @Patch(':id')
  @Allow('operator', 'county-admin')
  change(@Param('id', ParseUUIDPipe) id: string, @Body() body: ChangeTeamDto): Promise<TeamDetail> {
    return this.teams.change(id, body);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  close(@Param('id', ParseUUIDPipe) id: string, @Body() body: CloseTeamDto): Promise<TeamDetail> {
    return this.teams.close(id, body.version);
  }

  /** For the office, the team's leader and its members, and for the station while the team is on duty. */
  @Get(':id/members')
  @Allow('operator', 'county-admin', 'team-leader', 'volunteer', 'liaison')
  members(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<TeamMemberPage> {
    return this.memberList.members(id, query);
  }

  /** Who was what, when, why and by whom; for the office and the team's leader. */
  @Get(':id/history')
  @Allow('operator', 'county-admin', 'team-leader')
  history(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<TeamHistoryPage> {
    return this.memberList.historyOfTeam(id, query);
  }

  /** Puts somebody who is a volunteer already into this team too. */
  @Post(':id/members')
  @Allow('operator', 'county-admin')
  addMember(@Param('id', ParseUUIDPipe) id: string, @Body() body: AddMemberDto): Promise<MembershipDetail> {
    return this.joining.add(id, body);
  }
}
