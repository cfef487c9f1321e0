import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow, AllowSignedIn, PageQuery } from '@redmaple/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { AddMemberDto, MembershipDetail, TeamMemberPage } from './membership.dto.js';
import { MembershipsService } from './memberships.service.js';
import { ChangeTeamDto, CloseTeamDto, CreateTeamDto, TeamDetail, TeamPage } from './team.dto.js';
import { TeamJoiningService } from './team-joining.service.js';
import { TeamsService } from './teams.service.js';

export class TeamsQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(120)
  typeCode?: string;

  @IsOptional()
  @IsIn(['active', 'closed'])
  state?: 'active' | 'closed';
}

/** Teams and who belongs to them. */
@Controller('teams')
export class TeamsController {
  constructor(
    private readonly teams: TeamsService,
    private readonly memberships: MembershipsService,
    private readonly joining: TeamJoiningService,
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
  detail(@Param('id', ParseUUIDPipe) id: string): Promise<TeamDetail> {
    return this.teams.detail(id);
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

  /** For the office, the team's leader and its members. */
  @Get(':id/members')
  @Allow('operator', 'county-admin', 'team-leader', 'volunteer')
  members(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<TeamMemberPage> {
    return this.memberships.members(id, query);
  }

  /** Puts somebody who is a volunteer already into this team too. */
  @Post(':id/members')
  @Allow('operator', 'county-admin')
  addMember(@Param('id', ParseUUIDPipe) id: string, @Body() body: AddMemberDto): Promise<MembershipDetail> {
    return this.joining.add(id, body);
  }
}
