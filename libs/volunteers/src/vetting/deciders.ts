import { currentContext, UnitOfWork } from '@redmaple/platform';
import { Injectable } from '@nestjs/common';
import { isOffice, ledTeams } from '../teams/team-access.js';
import type { VettingPlan, VettingStageRule } from './stages/stage.policy.js';

/** A stage of one plan; `plan` is undefined for the core's. */
export interface StageOfPlan {
  readonly plan: string | undefined;
  readonly stage: string;
}

/** Who decides at which stage, for whom. */
@Injectable()
export class Deciders {
  constructor(private readonly work: UnitOfWork) {}

  /** Whether the actor decides at this stage about applications for teams of this type. */
  async may({ roles }: VettingStageRule, teamTypeCode: string): Promise<boolean> {
    const { grants } = currentContext().actor;
    if (grants.some((one) => one.scope === 'county' && (roles as readonly string[]).includes(one.role))) return true;
    return roles.includes('team-leader') && (await this.ledTypes()).includes(teamTypeCode);
  }

  /** Stages whose applications the actor sees: the office every one, others those they decide. Undefined for every one. */
  async visible(plans: readonly VettingPlan[]): Promise<readonly StageOfPlan[] | undefined> {
    if (isOffice()) return undefined;
    const seen: StageOfPlan[] = [];
    for (const plan of plans)
      for (const stage of plan.stages)
        if (await this.may(stage, plan.teamTypeCode)) seen.push({ plan: plan.id, stage: stage.code });
    return seen;
  }

  private async ledTypes(): Promise<string[]> {
    const teams = ledTeams();
    if (teams.length === 0) return [];
    const rows = await this.work.query<{ type_code: string }>(
      'SELECT DISTINCT type_code FROM volunteers.team WHERE id = ANY($1)',
      [teams],
    );
    return rows.map((one) => one.type_code);
  }
}
