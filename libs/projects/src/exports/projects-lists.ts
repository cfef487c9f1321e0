import { Injectable, type OnModuleInit } from '@nestjs/common';
import { columnsOf, ExportLists, wholeList } from '@redmaple/platform';
import { Areas } from '@redmaple/plugins/house';
import { IsUUID } from 'class-validator';
import type { IndicatorView } from '../indicators/indicator.dto.js';
import type { MilestoneView } from '../milestones/milestone.dto.js';
import { ColleaguesService } from '../organisations/colleagues.service.js';
import { OrganisationQuery, type OrganisationView } from '../organisations/organisation.dto.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { ProjectQuery } from '../seed-projects/project.dto.js';
import type { ProjectView } from '../seed-projects/project.view.js';
import { ProjectsService } from '../seed-projects/projects.service.js';

class OfProject {
  @IsUUID()
  projectId: string;
}

interface OrganisationLine extends OrganisationView {
  readonly officer: string | undefined;
  readonly area: string | undefined;
}

/** An indicator in a month; without one where nothing was entered yet. */
interface IndicatorLine extends Omit<IndicatorView, 'actuals'> {
  readonly month?: string;
  readonly value?: number;
  readonly note?: string;
}

const readers = ['operator', 'project-officer', 'county-admin'] as const;

/** Organisations and seed projects as files. */
@Injectable()
export class ProjectsLists implements OnModuleInit {
  constructor(
    private readonly lists: ExportLists,
    private readonly organisations: OrganisationsService,
    private readonly colleagues: ColleaguesService,
    private readonly projects: ProjectsService,
    private readonly areas: Areas,
  ) {}

  onModuleInit(): void {
    this.addOrganisations();
    this.addProjects();
    this.addMilestones();
    this.addIndicators();
  }

  private addOrganisations(): void {
    const organisation = columnsOf<OrganisationLine>();
    this.lists.add<OrganisationQuery, OrganisationLine>({
      code: 'projects.organisations',
      path: '/api/v1/organisations',
      roles: readers,
      query: OrganisationQuery,
      page: (query) => this.organisationLines(query),
      columns: [
        organisation.cell('organisationName', (one) => one.name, { width: 30, national: 'organisation' }),
        organisation.cell('kind', (one) => one.kind, { width: 14 }),
        organisation.code('state', 'organisation', (one) => one.state),
        organisation.cell('officer', (one) => one.officer, { width: 14 }),
        organisation.cell('organisationArea', (one) => one.area, { width: 20 }),
      ],
    });
  }

  private addProjects(): void {
    const project = columnsOf<ProjectView>();
    this.lists.add<ProjectQuery, ProjectView>({
      code: 'projects.projects',
      path: '/api/v1/projects',
      roles: readers,
      query: ProjectQuery,
      page: (query) => this.projects.list(query),
      columns: [
        project.cell('projectTitle', (one) => one.title, { width: 30, national: 'recruitment' }),
        project.cell('organisationName', (one) => one.organisationName, { width: 30, national: 'organisation' }),
        project.code('projectStage', 'projectStage', (one) => one.stage),
        project.cell('milestonesDone', (one) => one.milestonesDone, { width: 12 }),
        project.cell('milestonesTotal', (one) => one.milestonesTotal, { width: 12 }),
        project.cell('projectSummary', (one) => one.summary, { width: 60 }),
      ],
    });
  }

  private addMilestones(): void {
    const milestone = columnsOf<MilestoneView>();
    this.lists.add<OfProject, MilestoneView>({
      code: 'projects.milestones',
      path: '/api/v1/projects/:id',
      roles: readers,
      query: OfProject,
      page: ({ projectId }) => wholeList(this.projects.get(projectId).then(({ milestones }) => milestones)),
      columns: [
        milestone.cell('milestone', (one) => one.title, { width: 30 }),
        milestone.day('milestoneDueOn', (one) => one.dueOn),
        milestone.code('state', 'milestone', (one) => one.state),
        milestone.moment('milestoneDoneAt', (one) => one.doneAt),
        milestone.cell('milestoneEvidence', (one) => one.evidenceNote, { width: 40 }),
      ],
    });
  }

  private addIndicators(): void {
    const indicator = columnsOf<IndicatorLine>();
    this.lists.add<OfProject, IndicatorLine>({
      code: 'projects.indicators',
      path: '/api/v1/projects/:id',
      roles: readers,
      query: OfProject,
      page: ({ projectId }) =>
        wholeList(this.projects.get(projectId).then(({ indicators }) => indicators.flatMap(byMonth))),
      columns: [
        indicator.cell('indicator', (one) => one.name, { width: 24 }),
        indicator.cell('indicatorUnit', (one) => one.unit, { width: 8 }),
        indicator.code('indicatorDirection', 'direction', (one) => one.direction),
        indicator.cell('indicatorBaseline', (one) => one.baseline, { width: 10 }),
        indicator.cell('indicatorTarget', (one) => one.target, { width: 10 }),
        indicator.cell('indicatorMonth', (one) => one.month, { width: 10 }),
        indicator.cell('indicatorActual', (one) => one.value, { width: 10 }),
        indicator.cell('note', (one) => one.note, { width: 40 }),
      ],
    });
  }

  private async organisationLines(query: OrganisationQuery): Promise<{ items: OrganisationLine[]; next?: string }> {
    const page = await this.organisations.list(query);
    const names = new Map((await this.colleagues.list()).map((one) => [one.id, one.displayName]));
    const areas = new Map((await this.areas.all()).map((one) => [one.id, one.name]));
    const items = page.items.map((one) => ({
      ...one,
      officer: names.get(one.officerAccountId ?? ''),
      area: areas.get(one.areaId ?? ''),
    }));
    return { ...page, items };
  }
}

function byMonth({ actuals, ...indicator }: IndicatorView): IndicatorLine[] {
  if (actuals.length === 0) return [indicator];
  return actuals.map(({ month, value, note }) => ({ ...indicator, month, value, ...(note !== undefined && { note }) }));
}
