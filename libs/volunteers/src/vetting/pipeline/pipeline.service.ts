import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import { isOffice } from '../../teams/team-access.js';
import { Deciders, type StageOfPlan } from '../deciders.js';
import { coreStages, type VettingPlan, withPluginStages } from '../stages/stage.policy.js';
import { stageLabel, VettingPlans } from '../stages/vetting-plans.service.js';
import type { Pipeline, PipelineItem, PipelineQuery, PipelineStage } from './pipeline.dto.js';

interface CountRow {
  stage: string;
  waiting: number;
  overdue: number;
}

interface ItemRow extends Omit<PipelineItem, 'since' | 'dueAt' | 'overdue'> {
  since: Date;
  due: Date;
}

/** The core's plan has no id; in SQL this stands for it. */
const corePlan = '00000000-0000-0000-0000-000000000000';

/**
 * Parameters 1 to 5: plans and stages that are seen (null for all), call, team type, words. Codes and ids alone are
 * compared where no words are given, so that counting reads the index.
 */
const wished = `a.stage IS NOT NULL
  AND ($1::uuid[] IS NULL OR (coalesce(a.vetting_plan_id, '${corePlan}'), a.stage) IN (SELECT * FROM unnest($1::uuid[], $2::text[])))
  AND ($3::uuid IS NULL OR a.call_id = $3) AND ($4::text IS NULL OR a.team_type_code = $4)
  AND ($5::text IS NULL OR a.number = upper($5)
    OR EXISTS (SELECT FROM volunteers.person who WHERE who.id = a.person_id AND strpos(who.name, $5) > 0))`;

/** The whole of vetting at a glance: how many wait where, and who has to be decided about next. */
@Injectable()
export class PipelineService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly plans: VettingPlans,
    private readonly deciders: Deciders,
    private readonly types: TeamTypes,
  ) {}

  /** The office sees all of it, others the stages that they decide. */
  read(query: PipelineQuery): Promise<Pipeline> {
    return this.work.run(async () => {
      const now = this.clock.now();
      const plans = await this.currentPlans();
      const seen = await this.deciders.visible(plans);
      const wish = wishOf(query, seen);
      const counts = await this.work.query<CountRow>(
        `SELECT a.stage, count(*)::int AS waiting, (count(*) FILTER (WHERE a.stage_due_at < $6))::int AS overdue
         FROM volunteers.application a WHERE ${wished} GROUP BY a.stage`,
        [...wish, now],
      );
      const [due, id] = query.after?.split('~') ?? [];
      const rows = await this.work.query<ItemRow>(
        `SELECT a.id, a.number, a.call_id AS "callId", a.team_type_code AS "teamTypeCode", p.name, a.source, a.stage, a.state,
           a.stage_since AS since, a.stage_due_at AS due, a.attempt > 1 AS anew,
           a.stage = 'background-review' AND NOT EXISTS (SELECT FROM volunteers.consent c
             WHERE c.person_id = a.person_id AND c.purpose = 'background-review' AND c.withdrawn_at IS NULL) AS "consentMissing"
         FROM volunteers.application a JOIN volunteers.person p ON p.id = a.person_id
         WHERE ${wished} AND ($6::text IS NULL OR a.stage = $6) AND ($7::timestamptz IS NULL OR a.stage_due_at < $7)
           AND ($8::timestamptz IS NULL OR (a.stage_due_at, a.id) > ($8, $9::uuid))
         ORDER BY a.stage_due_at, a.id LIMIT $10`,
        [...wish, query.stage ?? null, query.overdue ? now : null, due ?? null, id ?? null, query.limit + 1],
      );
      const items = rows.slice(0, query.limit).map((row) => toItem(row, now));
      const last = items.at(-1);
      return {
        stages: await this.toStages(plans, counts, seen),
        items,
        ...(rows.length > query.limit && last && { next: `${last.dueAt}~${last.id}` }),
        appeals: await this.appeals(now),
      };
    });
  }

  /** Plans that somebody goes by, and what the county's team types bring beside. */
  private async currentPlans(): Promise<VettingPlan[]> {
    const plans = await this.plans.all();
    for (const type of await this.types.list())
      if (type.vettingStages.length > 0 && !plans.some((one) => one.teamTypeCode === type.code))
        plans.push({
          id: undefined,
          teamTypeCode: type.code,
          version: 1,
          stages: withPluginStages(coreStages, type.vettingStages, type.pluginId),
        });
    return plans;
  }

  private async toStages(
    plans: readonly VettingPlan[],
    counts: readonly CountRow[],
    seen: readonly StageOfPlan[] | undefined,
  ): Promise<PipelineStage[]> {
    const stages = new Map<string, PipelineStage & { readonly rank: number }>();
    for (const plan of plans) {
      for (const [place, stage] of plan.stages.entries()) {
        if (seen && !seen.some((one) => one.plan === plan.id && one.stage === stage.code)) continue;
        const mine = (await this.deciders.may(stage, plan.teamTypeCode)) || stages.get(stage.code)?.mine === true;
        const { waiting = 0, overdue = 0 } = counts.find((one) => one.stage === stage.code) ?? {};
        // The last plan says what it is called; between the core's stages by place.
        stages.set(stage.code, {
          code: stage.code,
          label: { ...(stage.label ?? stageLabel(stage.code)) },
          waiting,
          overdue,
          mine,
          rank:
            ['submitted', 'screened', 'reviewed'].indexOf(stage.state) * 100 + (stage.source === 'core' ? 99 : place),
        });
      }
    }
    return [...stages.values()].sort((a, b) => a.rank - b.rank).map(({ rank: _rank, ...stage }) => stage);
  }

  private async appeals(now: Date): Promise<{ waiting: number; overdue: number }> {
    if (!isOffice()) return { waiting: 0, overdue: 0 };
    const row = await this.work.one<{ waiting: number; overdue: number }>(
      `SELECT count(*)::int AS waiting, (count(*) FILTER (WHERE due_at < $1))::int AS overdue
       FROM volunteers.vetting_appeal WHERE state = 'open'`,
      [now],
    );
    return row ?? { waiting: 0, overdue: 0 };
  }
}

function wishOf({ callId, teamType, search }: PipelineQuery, seen: readonly StageOfPlan[] | undefined): unknown[] {
  return [
    seen ? seen.map((one) => one.plan ?? corePlan) : null,
    seen ? seen.map((one) => one.stage) : null,
    callId ?? null,
    teamType ?? null,
    search?.trim() ? search.trim() : null,
  ];
}

function toItem({ since, due, ...row }: ItemRow, now: Date): PipelineItem {
  return { ...row, since: since.toISOString(), dueAt: due.toISOString(), overdue: due < now };
}
