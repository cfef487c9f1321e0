import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow, type Page, PageQuery } from '@redmaple/platform';
import { NewSite, type SiteKindView, type SiteView } from './site.dto.js';
import { SitesService } from './sites.service.js';

/** Sites of the county. */
@Controller('sites')
export class SitesController {
  constructor(private readonly sites: SitesService) {}

  @Get()
  @Allow('operator', 'county-admin', 'team-leader', 'liaison', 'volunteer')
  list(@Query() query: PageQuery): Promise<Page<SiteView>> {
    return this.sites.list(query);
  }

  /** The kinds that the county's plugins add to those that every county has. */
  @Get('kinds')
  @Allow('operator', 'county-admin', 'team-leader', 'liaison', 'volunteer')
  kinds(): Promise<SiteKindView[]> {
    return this.sites.kinds();
  }

  @Post()
  @Allow('operator', 'county-admin')
  create(@Body() input: NewSite): Promise<SiteView> {
    return this.sites.create(input);
  }

  /** Takes the site out of use. */
  @Post(':id/retire')
  @HttpCode(204)
  @Allow('operator', 'county-admin')
  retire(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.sites.retire(id);
  }
}
