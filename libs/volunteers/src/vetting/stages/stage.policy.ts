import type { VettingStageInfo } from '@redmaple/plugins/house';
import type { ApplicationState } from '../../applications/application.policy.js';

/** What somebody has to bring before a pass counts. */
export const evidenceKinds = ['note', 'file'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** Who may decide a stage; a team leader for the teams of the type. */
export const deciderRoles = ['operator', 'county-admin', 'liaison', 'trainer', 'team-leader'] as const;
export type DeciderRole = (typeof deciderRoles)[number];

/**
 * `recent-pass`: a pass of the same stage that the same person has from another application, and that still stands, is
 * carried over. Nothing else decides by itself: decisions about people are people's (PIPL 24).
 */
export const autoAdvances = ['none', 'recent-pass'] as const;
export type AutoAdvance = (typeof autoAdvances)[number];

/** A stage of vetting (审核环节) as data. */
export interface VettingStageRule {
  readonly code: string;
  /** Stages of plugins and of the county bring their names; the core's are texts. */
  readonly label?: { readonly 'zh-CN': string; readonly en: string };
  /** State of an application that waits here. Follows from the place between the core's stages. */
  readonly state: 'submitted' | 'screened' | 'reviewed';
  readonly roles: readonly DeciderRole[];
  /** Days from arrival until it is overdue. */
  readonly dueDays: number;
  /** Days for which a pass may be relied on. */
  readonly validDays?: number;
  readonly evidence: readonly EvidenceKind[];
  readonly autoAdvance: AutoAdvance;
  /** `core`, `county`, or the plugin's id. */
  readonly source: string;
}

/** Stages of one team type in their order, under a version that decisions are stored with. */
export interface VettingPlan {
  /** Undefined for the core's own stages, which nobody has written down. */
  readonly id: string | undefined;
  readonly teamTypeCode: string;
  readonly version: number;
  readonly stages: readonly VettingStageRule[];
}

export const screening = 'screening';
export const backgroundReview = 'background-review';
export const acceptance = 'acceptance';

/** A record check may be relied on for twelve months at most (未成年人保护法 62). */
export const longestRecordCheck = 365;

const core = { evidence: [], autoAdvance: 'none', source: 'core' } as const;

/**
 * What every team type has. Screening and background review are never one person's (the database holds them apart),
 * and of a background review outcome and date alone are kept.
 */
export const coreStages: readonly VettingStageRule[] = [
  { ...core, code: screening, state: 'submitted', roles: ['operator', 'county-admin'], dueDays: 7 },
  {
    ...core,
    code: backgroundReview,
    state: 'screened',
    roles: ['liaison'],
    dueDays: 15,
    validDays: longestRecordCheck,
  },
  { ...core, code: acceptance, state: 'reviewed', roles: ['operator', 'county-admin'], dueDays: 7 },
];

/** Codes of the core, in the order in which plugins may hang their stages on them. */
const order = [screening, backgroundReview, 'interview', 'training', 'probation'] as const;

/** The stages with each plugin's right after the one it names, or after the last before that which the plan has. */
export function withPluginStages(
  stages: readonly VettingStageRule[],
  brought: readonly VettingStageInfo[],
  pluginId: string,
): VettingStageRule[] {
  const result = [...stages];
  for (const { code, label, after, decidedBy, withinDays } of brought) {
    const own = `${pluginId}.${code}`;
    if (result.some((one) => one.code === own)) continue;
    const before = order
      .slice(0, order.indexOf(after) + 1)
      .findLast((one) => result.some((stage) => stage.code === one));
    let place = result.findIndex((one) => one.code === before) + 1;
    while (result[place]?.source === pluginId) place++;
    result.splice(place, 0, {
      ...core,
      code: own,
      label,
      state: 'submitted',
      roles: [decidedBy],
      dueDays: withinDays,
      source: pluginId,
    });
  }
  return withStates(result);
}

/** Each stage with the state of who waits there, which its place decides. */
export function withStates(stages: readonly VettingStageRule[]): VettingStageRule[] {
  let state: VettingStageRule['state'] = 'submitted';
  return stages.map((stage) => {
    const here = { ...stage, state };
    if (stage.code === screening) state = 'screened';
    if (stage.code === backgroundReview) state = 'reviewed';
    return here;
  });
}

/** What is wrong with a plan; undefined when nothing is. */
export type PlanFault =
  | 'coreStages'
  | 'codeTaken'
  | 'roles'
  | 'backgroundReview'
  | 'pluginStages'
  | 'label'
  | 'evidence';

/** Plugins' stages may be moved, shortened and given evidence, never left out: a county may only tighten. */
export function planFault(
  stages: readonly VettingStageRule[],
  brought: readonly { readonly code: string; readonly dueDays: number }[],
): PlanFault | undefined {
  const codes = stages.map((one) => one.code);
  const places = [screening, backgroundReview, acceptance].map((code) => codes.indexOf(code));
  const [first = -1, second = -1, last = -1] = places;
  if (first < 0 || second <= first || last !== codes.length - 1 || last <= second) return 'coreStages';
  if (new Set(codes).size < codes.length) return 'codeTaken';
  const office = ['operator', 'county-admin'];
  for (const stage of stages) {
    if (stage.roles.length === 0) return 'roles';
    if ([screening, acceptance].includes(stage.code) && stage.roles.some((role) => !office.includes(role)))
      return 'roles';
    if (stage.source !== 'core' && stage.label === undefined) return 'label';
    if (stage.code === acceptance && stage.evidence.length > 0) return 'evidence';
  }
  const review = stages[second] as VettingStageRule;
  const { validDays = Number.POSITIVE_INFINITY } = review;
  if (review.roles.some((role) => role !== 'liaison') || review.evidence.length > 0 || validDays > longestRecordCheck)
    return 'backgroundReview';
  const kept = brought.every(({ code, dueDays }) => stages.some((one) => one.code === code && one.dueDays <= dueDays));
  return kept ? undefined : 'pluginStages';
}

/** The stage after this one; undefined after the last. */
export function stageAfter(plan: VettingPlan, code: string): VettingStageRule | undefined {
  const place = plan.stages.findIndex((one) => one.code === code);
  return place < 0 ? undefined : plan.stages[place + 1];
}

/** States in which an application waits at a stage. */
export const stagedStates: readonly ApplicationState[] = ['submitted', 'screened', 'reviewed'];
