import { Injectable } from '@nestjs/common';
import { Audit, Clock, currentContext, requestErrors, translate, UnitOfWork } from '@redmaple/platform';
import { type Label, type TeamTypeInfo, TeamTypes } from '@redmaple/plugins/house';
import type { PlanVersionView, PlanView, SavePlan } from './vetting-plan.dto.js';
import {
  coreStages,
  type EvidenceKind,
  type PlanFault,
  planFault,
  type VettingPlan,
  type VettingStageRule,
  withPluginStages,
  withStates,
} from './stage.policy.js';

interface PlanRow {
  id: string;
  team_type_code: string;
  version: number;
  stages: VettingStageRule[];
}

/** Texts of what is wrong with a plan, under `fields`. */
const faultCodes = {
  coreStages: 'planCoreStages',
  codeTaken: 'planCodeTaken',
  roles: 'planRoles',
  backgroundReview: 'planBackgroundReview',
  pluginStages: 'planPluginStages',
  label: 'planLabel',
  evidence: 'planEvidence',
} as const satisfies Record<PlanFault, string>;

/** Which stages each team type of the county has. */
@Injectable()
export class VettingPlans {
  constructor(
    private readonly work: UnitOfWork,
    private readonly types: TeamTypes,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The plan an application goes by; without an id the core's. */
  async byId(id: string | null, teamTypeCode: string): Promise<VettingPlan> {
    const row =
      id === null
        ? undefined
        : await this.work.one<PlanRow>(
            'SELECT id, team_type_code, version, stages FROM volunteers.vetting_plan WHERE id = $1',
            [id],
          );
    return row ? toPlan(row) : { id: undefined, teamTypeCode, version: 1, stages: coreStages };
  }

  /** What the stages of a plan are called; a code that it does not have is its own name. */
  async stageNames(planId: string | undefined): Promise<(code: string) => Label> {
    const { stages } = await this.byId(planId ?? null, '');
    return (code) =>
      stages.find((one) => one.code === code)?.label ??
      (coreStages.some((one) => one.code === code) ? stageLabel(code) : { 'zh-CN': code, en: code });
  }

  /** What a pass of a stage needs. */
  async evidenceFor(planId: string | undefined, stage: string | undefined): Promise<readonly EvidenceKind[]> {
    if (stage === undefined) return [];
    const { stages } = await this.byId(planId ?? null, '');
    return stages.find(({ code }) => code === stage)?.evidence ?? [];
  }

  /** Every plan that an application may go by, the core's among them. */
  async all(): Promise<VettingPlan[]> {
    const rows = await this.work.query<PlanRow>(
      'SELECT id, team_type_code, version, stages FROM volunteers.vetting_plan ORDER BY id',
    );
    return [{ id: undefined, teamTypeCode: '', version: 1, stages: coreStages }, ...rows.map(toPlan)];
  }

  /** The plan that new applications of each team type go by. */
  list(): Promise<PlanView[]> {
    return this.work.run(async () => {
      const views: PlanView[] = [];
      for (const type of await this.types.list()) views.push(toPlanView(await this.present(type), type));
      return views;
    });
  }

  /**
   * Every plan that was written down for a team type, the newest first.
   * @throws request.notFound
   */
  versions(teamTypeCode: string): Promise<PlanVersionView[]> {
    return this.work.run(async () => {
      const type = await this.types.enabled(teamTypeCode);
      if (!type) throw requestErrors.notFound();
      const rows = await this.work.query<PlanRow & { made_at: Date; made_by_name: string | null }>(
        `SELECT p.id, p.team_type_code, p.version, p.stages, p.made_at, a.display_name AS made_by_name
         FROM volunteers.vetting_plan p LEFT JOIN platform.account a ON a.id::text = p.made_by
         WHERE p.team_type_code = $1 ORDER BY p.version DESC LIMIT 50`,
        [teamTypeCode],
      );
      const written = rows.map((row) => ({
        ...toPlanView(toPlan(row), type),
        madeAt: row.made_at.toISOString(),
        ...(row.made_by_name !== null && { madeByName: row.made_by_name }),
      }));
      // What the first one that was written down began with: the core's stages.
      const first = { id: undefined, teamTypeCode, version: 1, stages: coreStages };
      return rows.length < 50 ? [...written, toPlanView(first, type)] : written;
    });
  }

  /**
   * Writes down the stages of a team type when plugins have brought some that its plan does not have. Called where
   * applications are about to come: when a call is published.
   */
  async ensure(type: TeamTypeInfo): Promise<void> {
    const latest = await this.latest(type.code);
    const stages = withPluginStages(latest.stages, type.vettingStages, type.pluginId);
    if (stages.length > latest.stages.length) await this.write(type.code, latest.version + 1, stages);
  }

  /**
   * The next version of a team type's plan. Applications under way keep theirs.
   * @throws request.stale, request.notFound, request.invalid naming what does not fit
   */
  save({ teamTypeCode, version, stages: wanted }: SavePlan): Promise<PlanView> {
    return this.work.run(async () => {
      const type = await this.types.enabled(teamTypeCode);
      if (!type) throw requestErrors.notFound();
      const before = await this.present(type);
      if (version !== before.version) throw requestErrors.stale({ version: before.version });
      const known = new Map(before.stages.map((one) => [one.code, one]));
      const stages = withStates(
        wanted.map(({ code, label, roles, dueDays, validDays, evidence, autoAdvance }) => {
          const { label: ownLabel, source = 'county' } = known.get(code) ?? {};
          const name = source === 'county' ? label && { ...label } : ownLabel;
          return {
            code,
            ...(name && { label: name }),
            state: 'submitted',
            roles: [...roles],
            dueDays,
            ...(validDays !== undefined && { validDays }),
            evidence: [...evidence],
            autoAdvance,
            source,
          } satisfies VettingStageRule;
        }),
      );
      const brought = withPluginStages(coreStages, type.vettingStages, type.pluginId);
      const fault = planFault(
        stages,
        brought.filter((one) => one.source === type.pluginId),
      );
      if (fault) throw requestErrors.invalid({}, { fields: [{ field: 'stages', code: faultCodes[fault] }] });
      const saved = await this.write(teamTypeCode, before.version + 1, stages);
      if (!saved) throw requestErrors.stale({ version: (await this.latest(teamTypeCode)).version });
      await this.audit.record(
        'vetting.plan-changed',
        { type: 'vetting-plan', id: saved.id ?? '' },
        { teamType: teamTypeCode, version: saved.version },
      );
      return toPlanView(saved, type);
    });
  }

  /** What is written down, with what plugins have brought since. */
  private async present(type: TeamTypeInfo): Promise<VettingPlan> {
    const latest = await this.latest(type.code);
    return { ...latest, stages: withPluginStages(latest.stages, type.vettingStages, type.pluginId) };
  }

  private async latest(code: string): Promise<VettingPlan> {
    const row = await this.work.one<PlanRow>(
      `SELECT id, team_type_code, version, stages FROM volunteers.vetting_plan WHERE team_type_code = $1
       ORDER BY version DESC LIMIT 1`,
      [code],
    );
    return row ? toPlan(row) : { id: undefined, teamTypeCode: code, version: 1, stages: coreStages };
  }

  /** Undefined for the second of two who write at once: it waits for the first, and finds the version taken. */
  private async write(
    code: string,
    version: number,
    stages: readonly VettingStageRule[],
  ): Promise<VettingPlan | undefined> {
    const row = await this.work.one<PlanRow>(
      `INSERT INTO volunteers.vetting_plan (team_type_code, version, stages, made_by, made_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT vetting_plan_version DO NOTHING RETURNING id, team_type_code, version, stages`,
      [code, version, JSON.stringify(stages), currentContext().actor.id, this.clock.now()],
    );
    return row && toPlan(row);
  }
}

function toPlan({ id, team_type_code: teamTypeCode, version, stages }: PlanRow): VettingPlan {
  return { id, teamTypeCode, version, stages };
}

function toPlanView({ version, stages }: VettingPlan, type: TeamTypeInfo): PlanView {
  return {
    teamTypeCode: type.code,
    teamTypeLabel: { ...type.label },
    version,
    stages: stages.map(({ label, roles, evidence, ...rest }) => ({
      ...rest,
      label: { ...(label ?? stageLabel(rest.code)) },
      roles: [...roles],
      evidence: [...evidence],
    })),
  };
}

/** The name of a stage of the core. */
export function stageLabel(code: string): { 'zh-CN': string; en: string } {
  const key = `vetting.stages.${code}`;
  return { 'zh-CN': translate('zh-CN', key), en: translate('en', key) };
}
