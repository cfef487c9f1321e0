import type { ApplicationState } from '../applications/application.policy.js';

export const decisionStages = ['screening', 'background-review'] as const;
export type DecisionStage = (typeof decisionStages)[number];
/** The stages whose work waits in a queue; acceptance names the team and needs no decision row. */
export const queueStages = [...decisionStages, 'acceptance'] as const;
export type QueueStage = (typeof queueStages)[number];

export interface StageRule {
  readonly stage: QueueStage;
  /** State of an application that waits for this stage, and where a pass leads. */
  readonly from: ApplicationState;
  readonly to: 'screened' | 'reviewed' | 'accepted';
  /** Roles, held for the county, that decide. */
  readonly roles: readonly string[];
  /** Calendar days from arrival until the stage is overdue. */
  readonly dueDays: number;
  /** How long a pass may be relied on, in days (a record check at most twelve months: 未成年人保护法 62). */
  readonly validDays: number | undefined;
  /** Raised with every change of the rules above; a decision stores the one it was made under. */
  readonly version: number;
}

/**
 * The stages as data. Screening and background review are never one person's (the database holds them apart), and
 * of a background review outcome and date alone are kept.
 */
export const stageRules: Readonly<Record<QueueStage, StageRule>> = {
  screening: {
    stage: 'screening',
    from: 'submitted',
    to: 'screened',
    roles: ['operator', 'county-admin'],
    dueDays: 7,
    validDays: undefined,
    version: 1,
  },
  'background-review': {
    stage: 'background-review',
    from: 'screened',
    to: 'reviewed',
    roles: ['liaison'],
    dueDays: 15,
    validDays: 365,
    version: 1,
  },
  acceptance: {
    stage: 'acceptance',
    from: 'reviewed',
    to: 'accepted',
    roles: ['operator', 'county-admin'],
    dueDays: 7,
    validDays: undefined,
    version: 1,
  },
};

/** Why the office refuses; texts under `vetting.reasons`. Given to the recruit, who may ask for a person's second look. */
export const refusalReasons = [
  'incomplete',
  'documents-differ',
  'age',
  'requirements-not-met',
  'not-reachable',
  'no-place',
  'other',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What the recruit reads after a failed background review: nothing of its content is kept. */
export const backgroundReason = 'background-review';

const dayInMilliseconds = 24 * 3_600_000;

export function dueAt(stage: QueueStage, since: Date): Date {
  return new Date(since.getTime() + stageRules[stage].dueDays * dayInMilliseconds);
}
