import type { IndicatorView } from '../indicators/indicator.dto.js';
import type { MilestoneView } from '../milestones/milestone.dto.js';
import type { OrganisationView } from '../organisations/organisation.dto.js';
import type { ProjectAgreement } from './project.dto.js';
import type { StoredAgreement } from './project.entity.js';
import type { ProjectStage } from './stage.policy.js';

/** A project with its organisation and the count of its milestones, as {@link selectProject} reads it. */
export interface ProjectRow {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly officerAccountId: string | null;
  readonly title: string;
  readonly summary: string;
  readonly agreements: readonly StoredAgreement[];
  readonly template: string | null;
  readonly stage: ProjectStage;
  readonly version: number;
  readonly milestonesDone: number;
  readonly milestonesTotal: number;
}

/** Reads projects as `p` and their organisations as `o`; a WHERE may follow. */
export const selectProject = `
  SELECT p.id, p.organisation_id AS "organisationId", o.name AS "organisationName",
    o.officer_account_id AS "officerAccountId", p.title, p.summary, p.agreements, p.template, p.stage, p.version,
    (SELECT count(*) FROM projects.milestone m WHERE m.project_id = p.id AND m.state = 'done')::int AS "milestonesDone",
    (SELECT count(*) FROM projects.milestone m WHERE m.project_id = p.id AND m.state <> 'dropped')::int
      AS "milestonesTotal"
  FROM projects.project p JOIN projects.organisation o ON o.id = p.organisation_id`;

/** A seed project in a list. */
export class ProjectView {
  id: string;
  organisationId: string;
  organisationName: string;
  title: string;
  summary: string;
  agreements: ProjectAgreement[];
  /** The template it was begun from. */
  template?: string;
  stage: ProjectStage;
  milestonesDone: number;
  /** Without the dropped ones. */
  milestonesTotal: number;
  /** To be sent back with a change. */
  version: number;
}

/** A gate that was passed, or fallen back through. */
export class StageChangeView {
  /** Absent for the beginning. */
  from?: ProjectStage;
  to: ProjectStage;
  note: string;
  /** Account id, or the name of the job. */
  changedBy: string;
  changedAt: string;
}

/** How far the project is; derived, never typed. */
export class ProjectProgress {
  milestonesDone: number;
  milestonesTotal: number;
  /** Indicators at their target or beyond. */
  indicatorsMet: number;
  indicatorsTotal: number;
  /** Mean of the indicators' progress, 0 to 1; absent while none has an actual. */
  indicatorProgress?: number;
}

/** Everything about a seed project. */
export class ProjectDetailView extends ProjectView {
  organisation: OrganisationView;
  /** Oldest first. */
  stageHistory: StageChangeView[];
  /** By due day. */
  milestones: MilestoneView[];
  indicators: IndicatorView[];
  progress: ProjectProgress;
}

export interface StageChangeRow {
  readonly from: ProjectStage | null;
  readonly to: ProjectStage;
  readonly note: string;
  readonly changedBy: string;
  readonly changedAt: Date;
}

export function toProjectView(row: ProjectRow): ProjectView {
  const { id, organisationId, organisationName, title, summary, stage, version, milestonesDone, milestonesTotal } = row;
  const agreements = row.agreements.map((one) => ({ ...one }));
  const head = { id, organisationId, organisationName, title, summary, agreements, stage };
  return {
    ...head,
    ...(row.template !== null && { template: row.template }),
    milestonesDone,
    milestonesTotal,
    version,
  };
}

export function toStageChangeView({ from, to, note, changedBy, changedAt }: StageChangeRow): StageChangeView {
  return { ...(from !== null && { from }), to, note, changedBy, changedAt: changedAt.toISOString() };
}

export function toProgress(row: ProjectRow, indicators: readonly IndicatorView[]): ProjectProgress {
  const measured = indicators.flatMap(({ progress }) => (progress === undefined ? [] : [progress]));
  const sum = measured.reduce((total, one) => total + one, 0);
  return {
    milestonesDone: row.milestonesDone,
    milestonesTotal: row.milestonesTotal,
    indicatorsMet: indicators.filter((one) => one.met).length,
    indicatorsTotal: indicators.length,
    ...(measured.length > 0 && { indicatorProgress: sum / measured.length }),
  };
}
