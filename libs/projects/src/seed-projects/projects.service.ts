import { Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  currentContext,
  Outbox,
  type Page,
  requestErrors,
  toPage,
  UnitOfWork,
  staleRow,
} from '@redmaple/platform';
import { ProjectAccess } from '../access/project-access.js';
import { IndicatorsService } from '../indicators/indicators.service.js';
import { MilestonesService } from '../milestones/milestones.service.js';
import { toOrganisationView } from '../organisations/organisation.dto.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { projectErrors } from '../projects.errors.js';
import { projectStarted, stageChanged } from '../projects.events.js';
import type { NewProject, ProjectAgreement, ProjectChange, ProjectQuery, ProjectStep } from './project.dto.js';
import {
  type ProjectDetailView,
  type ProjectRow,
  type ProjectView,
  selectProject,
  type StageChangeRow,
  toProgress,
  toProjectView,
  toStageChangeView,
} from './project.view.js';
import { ProjectStore } from './project-store.js';
import { ProjectTemplates } from './project-templates.service.js';
import { isNeighbour, type ProjectStage } from './stage.policy.js';

/** The seed projects of the county's organisations. */
@Injectable()
export class ProjectsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly access: ProjectAccess,
    private readonly store: ProjectStore,
    private readonly organisations: OrganisationsService,
    private readonly milestones: MilestonesService,
    private readonly indicators: IndicatorsService,
    private readonly templates: ProjectTemplates,
  ) {}

  /** Starts a project at the stage `idea`. @throws projects.titleTaken, projects.unknownTemplate, request.notFound (the organisation) */
  async start(project: NewProject): Promise<ProjectView> {
    return this.work.run(async () => {
      await this.organisations.accompanied(project.organisationId);
      const template = project.template === undefined ? undefined : await this.templates.named(project.template);
      const row = await this.work.one<{ id: string }>(
        `INSERT INTO projects.project (organisation_id, title, summary, agreements, template)
         VALUES ($1, $2, $3, $4, $5) RETURNING id`,
        [
          project.organisationId,
          project.title.trim(),
          project.summary,
          stored(project.agreements ?? []),
          template?.code ?? null,
        ],
      );
      if (!row) throw requestErrors.conflict();
      await this.recordStage(row.id, 1, undefined, 'idea', '');
      if (template) await this.templates.fill(row.id, template);
      await this.audit.record('project.started', { type: 'project', id: row.id });
      await this.outbox.emit(projectStarted, { projectId: row.id });
      return toProjectView(await this.store.read(row.id));
    });
  }

  /** Newest first; a project officer sees those of the own organisations. */
  async list({ limit, after, organisationId, stage }: ProjectQuery): Promise<Page<ProjectView>> {
    const rows = await this.work.run(() =>
      this.work.query<ProjectRow>(
        `${selectProject}
         WHERE ($1::uuid IS NULL OR p.id < $1) AND ($2::uuid IS NULL OR p.organisation_id = $2)
           AND ($3::text IS NULL OR p.stage = $3) AND ($4::uuid IS NULL OR o.officer_account_id = $4)
         ORDER BY p.id DESC LIMIT $5`,
        [after ?? null, organisationId ?? null, stage ?? null, this.access.onlyOfficer() ?? null, limit + 1],
      ),
    );
    return toPage(rows.map(toProjectView), limit);
  }

  /** The whole project with its history and how far it is. */
  async get(id: string): Promise<ProjectDetailView> {
    return this.work.run(async () => {
      const row = await this.store.read(id);
      const organisation = toOrganisationView(await this.organisations.accompanied(row.organisationId));
      const indicators = await this.indicators.ofProject(id);
      const milestones = await this.milestones.ofProject(id);
      const stageHistory = (await this.history(id)).map(toStageChangeView);
      const progress = toProgress(row, indicators);
      return { ...toProjectView(row), organisation, stageHistory, milestones, indicators, progress };
    });
  }

  /** @throws projects.titleTaken, request.stale */
  async change(id: string, change: ProjectChange): Promise<ProjectView> {
    return this.work.run(async () => {
      const { version } = await this.store.read(id);
      const done = await this.work.execute(
        `UPDATE projects.project SET title = coalesce($3, title), summary = coalesce($4, summary),
           agreements = coalesce($5::jsonb, agreements), version = version + 1
         WHERE id = $1 AND version = $2`,
        [
          id,
          change.version,
          change.title?.trim() ?? null,
          change.summary ?? null,
          change.agreements ? stored(change.agreements) : null,
        ],
      );
      if (done === 0) throw await staleRow(this.work, 'projects.project', id);
      await this.audit.record('project.changed', { type: 'project', id }, { version: version + 1 });
      return toProjectView(await this.store.read(id));
    });
  }

  /** Passes a gate, or falls back through one. @throws projects.notNeighbour, request.stale */
  async step(id: string, { to, note, version }: ProjectStep): Promise<ProjectDetailView> {
    return this.work.run(async () => {
      const before = await this.store.locked(id);
      if (before.version !== version) throw requestErrors.stale({ version: before.version });
      if (!isNeighbour(before.stage, to)) throw projectErrors.notNeighbour({}, { field: 'to' });
      const done = await this.work.execute(
        'UPDATE projects.project SET stage = $3, version = version + 1 WHERE id = $1 AND version = $2',
        [id, version, to],
      );
      if (done === 0) throw await staleRow(this.work, 'projects.project', id);
      await this.recordStage(id, version + 1, before.stage, to, note);
      await this.audit.record('project.stage-changed', { type: 'project', id }, { from: before.stage, to });
      await this.outbox.emit(stageChanged, { projectId: id, stage: to });
      return this.get(id);
    });
  }

  private async recordStage(
    id: string,
    version: number,
    from: ProjectStage | undefined,
    to: ProjectStage,
    note: string,
  ): Promise<void> {
    await this.work.execute(
      `INSERT INTO projects.stage_change (project_id, project_version, from_stage, to_stage, note, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, version, from ?? null, to, note, currentContext().actor.id, this.clock.now()],
    );
  }

  private history(projectId: string): Promise<StageChangeRow[]> {
    return this.work.query<StageChangeRow>(
      `SELECT from_stage AS "from", to_stage AS "to", note, changed_by AS "changedBy", changed_at AS "changedAt"
       FROM projects.stage_change WHERE project_id = $1 ORDER BY project_version`,
      [projectId],
    );
  }
}

const stored = (agreements: readonly ProjectAgreement[]): string =>
  JSON.stringify(
    agreements.map(({ title, party, signedOn }) => ({
      title: title.trim(),
      party: party.trim(),
      ...(signedOn !== undefined && { signedOn }),
    })),
  );
