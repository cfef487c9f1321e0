import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import { OwnVolunteer, SetStatusDto, VolunteerDetail, VolunteerPage, VolunteersQuery } from './volunteer.dto.js';
import { VolunteersService } from './volunteers.service.js';

/** The county's volunteers, for the office and, within their teams, for team leaders. */
@Controller('volunteers')
export class VolunteersController {
  constructor(private readonly volunteers: VolunteersService) {}

  @Get()
  @Allow('operator', 'county-admin', 'team-leader')
  list(@Query() query: VolunteersQuery): Promise<VolunteerPage> {
    return this.volunteers.list(query);
  }

  @Get(':id')
  @Allow('operator', 'county-admin', 'team-leader')
  detail(@Param('id', ParseUUIDPipe) id: string): Promise<VolunteerDetail> {
    return this.volunteers.detail(id);
  }

  /** Suspends, brings back, or notes that someone left. */
  @Post(':id/status')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  setStatus(@Param('id', ParseUUIDPipe) id: string, @Body() body: SetStatusDto): Promise<VolunteerDetail> {
    return this.volunteers.setStatus(id, body.status, body.version);
  }
}

/** What a volunteer sees of themselves. */
@Controller('me/volunteer')
export class OwnVolunteerController {
  constructor(private readonly volunteers: VolunteersService) {}

  @Get()
  @Allow('volunteer')
  own(): Promise<OwnVolunteer> {
    return this.volunteers.own();
  }
}
