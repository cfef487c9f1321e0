import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow, type Page } from '@redmaple/platform';
import { IndicatorView, NewIndicator } from '../indicators/indicator.dto.js';
import { IndicatorsService } from '../indicators/indicators.service.js';
import { MilestoneView, NewMilestone } from '../milestones/milestone.dto.js';
import { MilestonesService } from '../milestones/milestones.service.js';
import { NewProject, ProjectChange, ProjectQuery, ProjectStep } from './project.dto.js';
import { ProjectDetailView, ProjectView } from './project.view.js';
import type { ProjectTemplateView } from './project-template.dto.js';
import { ProjectTemplates } from './project-templates.service.js';
import { ProjectsService } from './projects.service.js';

/** Seed projects; a project officer works on those of the own organisations. */
@Controller('projects')
export class ProjectsController {
  constructor(
    private readonly projects: ProjectsService,
    private readonly milestones: MilestonesService,
    private readonly indicators: IndicatorsService,
    private readonly templates: ProjectTemplates,
  ) {}

  @Post()
  @Allow('operator', 'project-officer', 'county-admin')
  start(@Body() project: NewProject): Promise<ProjectView> {
    return this.projects.start(project);
  }

  /** Newest first. */
  @Get()
  @Allow('operator', 'project-officer', 'county-admin')
  list(@Query() query: ProjectQuery): Promise<Page<ProjectView>> {
    return this.projects.list(query);
  }

  /** Seed projects that can be begun anew. */
  @Get('templates')
  @Allow('operator', 'project-officer', 'county-admin')
  ready(): Promise<ProjectTemplateView[]> {
    return this.templates.list();
  }

  /** The whole project with its history and how far it is. */
  @Get(':id')
  @Allow('operator', 'project-officer', 'county-admin')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<ProjectDetailView> {
    return this.projects.get(id);
  }

  @Patch(':id')
  @Allow('operator', 'project-officer', 'county-admin')
  change(@Param('id', ParseUUIDPipe) id: string, @Body() change: ProjectChange): Promise<ProjectView> {
    return this.projects.change(id, change);
  }

  /** Passes a stage gate, or falls back through one. */
  @Post(':id/stage')
  @HttpCode(200)
  @Allow('operator', 'project-officer', 'county-admin')
  step(@Param('id', ParseUUIDPipe) id: string, @Body() step: ProjectStep): Promise<ProjectDetailView> {
    return this.projects.step(id, step);
  }

  @Post(':id/milestones')
  @Allow('operator', 'project-officer', 'county-admin')
  addMilestone(@Param('id', ParseUUIDPipe) id: string, @Body() milestone: NewMilestone): Promise<MilestoneView> {
    return this.milestones.add(id, milestone);
  }

  @Post(':id/indicators')
  @Allow('operator', 'project-officer', 'county-admin')
  addIndicator(@Param('id', ParseUUIDPipe) id: string, @Body() indicator: NewIndicator): Promise<IndicatorView> {
    return this.indicators.add(id, indicator);
  }
}
