import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow, type Page } from '@redmaple/platform';
import { ColleaguesService, ColleagueView } from './colleagues.service.js';
import { NewOrganisation, OrganisationChange, OrganisationQuery, OrganisationView } from './organisation.dto.js';
import { OrganisationsService } from './organisations.service.js';

/** Social organisations; a project officer works on the own ones. */
@Controller('organisations')
export class OrganisationsController {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly colleagues: ColleaguesService,
  ) {}

  @Post()
  @Allow('operator', 'project-officer', 'county-admin')
  register(@Body() organisation: NewOrganisation): Promise<OrganisationView> {
    return this.organisations.register(organisation);
  }

  /** Newest first. */
  @Get()
  @Allow('operator', 'project-officer', 'county-admin')
  list(@Query() query: OrganisationQuery): Promise<Page<OrganisationView>> {
    return this.organisations.list(query);
  }

  /** Who works on organisations and projects here: for choosing an officer, and for the names in a history. */
  @Get('colleagues')
  @Allow('operator', 'project-officer', 'county-admin')
  people(): Promise<ColleagueView[]> {
    return this.colleagues.list();
  }

  @Get(':id')
  @Allow('operator', 'project-officer', 'county-admin')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<OrganisationView> {
    return this.organisations.get(id);
  }

  @Patch(':id')
  @Allow('operator', 'project-officer', 'county-admin')
  change(@Param('id', ParseUUIDPipe) id: string, @Body() change: OrganisationChange): Promise<OrganisationView> {
    return this.organisations.change(id, change);
  }
}
