import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow, Reads, WithFreshFactor } from '@redmaple/platform';
import type { RevealedView } from '../applications/application.dto.js';
import { RecordGuardian } from '../people/guardian.dto.js';
import { ChangeProfile, ProfileView } from '../people/profile.dto.js';
import { Profiles } from '../people/profiles.service.js';
import { refuseWordsInAddress } from '../people/words-in-address.js';
import {
  OwnVolunteer,
  RevealVolunteerField,
  SetStatusDto,
  VolunteerDetail,
  VolunteerPage,
  VolunteersQuery,
  VolunteersSearch,
} from './volunteer.dto.js';
import { VolunteerSearch } from './volunteer-search.js';
import { VolunteersService } from './volunteers.service.js';

/** The county's volunteers, for the office and, within their teams, for team leaders. */
@Controller('volunteers')
export class VolunteersController {
  constructor(
    private readonly volunteers: VolunteersService,
    private readonly search: VolunteerSearch,
    private readonly profiles: Profiles,
  ) {}

  @Get()
  @Allow('operator', 'county-admin', 'team-leader')
  async list(@Query() query: VolunteersQuery, @Headers('authorization') token?: string): Promise<VolunteerPage> {
    refuseWordsInAddress(query.search, token);
    return this.search.list(query);
  }

  /** The same list, with what is searched for in the body. */
  @Post('search')
  @HttpCode(200)
  @Reads()
  @Allow('operator', 'county-admin', 'team-leader')
  find(@Body() query: VolunteersSearch): Promise<VolunteerPage> {
    return this.search.list(query);
  }

  @Get(':id')
  @Allow('operator', 'county-admin', 'team-leader')
  detail(@Param('id', ParseUUIDPipe) id: string): Promise<VolunteerDetail> {
    return this.volunteers.detail(id);
  }

  /** What a volunteer says about themselves: masked for the office, languages and skills alone for team leaders. */
  @Get(':id/profile')
  @Allow('operator', 'county-admin', 'team-leader')
  profile(@Param('id', ParseUUIDPipe) id: string): Promise<ProfileView> {
    return this.profiles.of(id);
  }

  /** Written down for somebody who said so; what is left out stays. */
  @Patch(':id/profile')
  @Allow('operator')
  changeProfile(@Param('id', ParseUUIDPipe) id: string, @Body() change: ChangeProfile): Promise<ProfileView> {
    return this.profiles.change(id, change);
  }

  /** Suspends, brings back, or notes that someone left. */
  @Post(':id/status')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  setStatus(@Param('id', ParseUUIDPipe) id: string, @Body() body: SetStatusDto): Promise<VolunteerDetail> {
    return this.volunteers.setStatus(id, body.status, body.version);
  }

  /** Notes that a minor's guardian signed: who they are and on which day. */
  @Post(':id/guardian')
  @HttpCode(200)
  @Allow('operator')
  async recordGuardian(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() paper: RecordGuardian,
  ): Promise<VolunteerDetail> {
    return this.volunteers.recordGuardian(id, paper);
  }

  /** Notes that the guardian took the consent back. From now on the minor is neither planned nor asked. */
  @Post(':id/guardian/withdraw')
  @HttpCode(200)
  @Allow('operator')
  withdrawGuardian(@Param('id', ParseUUIDPipe) id: string): Promise<VolunteerDetail> {
    return this.volunteers.withdrawGuardian(id);
  }

  /** One masked field in full; audited. */
  @Post(':id/reveal')
  @HttpCode(200)
  @Allow('operator', 'liaison')
  @WithFreshFactor()
  reveal(@Param('id', ParseUUIDPipe) id: string, @Body() input: RevealVolunteerField): Promise<RevealedView> {
    return this.volunteers.reveal(id, input);
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
