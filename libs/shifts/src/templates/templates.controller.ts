import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import {
  ChangeTemplate,
  NewTemplate,
  TemplateQuery,
  TemplatesFromTeamType,
  type TemplateView,
} from './template.dto.js';
import { TemplatesService } from './templates.service.js';

/** Shifts that recur every week. */
@Controller('shift-templates')
export class TemplatesController {
  constructor(private readonly templates: TemplatesService) {}

  @Get()
  @Allow('operator', 'county-admin', 'team-leader', 'liaison')
  list(@Query() { teamId }: TemplateQuery): Promise<TemplateView[]> {
    return this.templates.list(teamId);
  }

  @Post()
  @Allow('operator', 'county-admin', 'team-leader')
  create(@Body() input: NewTemplate): Promise<TemplateView> {
    return this.templates.create(input);
  }

  /** Templates after the pattern that the team's type brings with it. */
  @Post('from-team-type')
  @Allow('operator', 'county-admin', 'team-leader')
  createFromTeamType(@Body() input: TemplatesFromTeamType): Promise<TemplateView[]> {
    return this.templates.createFromTeamType(input);
  }

  @Put(':id')
  @Allow('operator', 'county-admin', 'team-leader')
  change(@Param('id', ParseUUIDPipe) id: string, @Body() input: ChangeTemplate): Promise<TemplateView> {
    return this.templates.change(id, input);
  }

  @Post(':id/retire')
  @HttpCode(204)
  @Allow('operator', 'county-admin', 'team-leader')
  retire(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.templates.retire(id);
  }
}
