import { type AwardRule, starHours } from './awards.policy.js';
import type { CommendRule, Weight } from './assessment.policy.js';

/** What a version of a county's rules says, whole: a month needs nothing else, whatever becomes of a plugin. */
export interface RulesContent {
  /** By team type. */
  readonly formulas: Readonly<Record<string, readonly Weight[]>>;
  /** For service of no team, and for teams whose type has no formula. */
  readonly otherwise: readonly Weight[];
  readonly commend: CommendRule;
  readonly objectionDays: number;
  readonly awards: readonly AwardRule[];
  /** Hours of the five stars, where the county has its own. */
  readonly stars?: readonly number[];
}

/** What a county begins with: an hour is a point, the first three of each team, a week to object. */
export const firstRules: Omit<RulesContent, 'formulas'> = {
  otherwise: [{ measure: 'hours', points: 100 }],
  commend: { perTeam: 3, leastPoints: 500 },
  objectionDays: 7,
  awards: [
    {
      code: 'half-year-award',
      label: { 'zh-CN': '半年嘉奖', en: 'Half-year award' },
      period: 'half-year',
      commendedMonths: 3,
      leastPoints: 0,
    },
    {
      code: 'outstanding-volunteer',
      label: { 'zh-CN': '年度优秀志愿者', en: 'Outstanding volunteer of the year' },
      period: 'year',
      commendedMonths: 5,
      leastPoints: 0,
    },
    {
      code: 'golden-volunteer',
      label: { 'zh-CN': '年度金牌志愿者', en: 'Golden volunteer of the year' },
      period: 'year',
      commendedMonths: 8,
      leastPoints: 0,
    },
  ],
};

/** Hours of the stars under a version of the rules. */
export function starHoursOf(rules: Pick<RulesContent, 'stars'> | undefined): readonly number[] {
  return rules?.stars ?? starHours;
}

export function weightsOf(rules: RulesContent, teamType: string | null): readonly Weight[] {
  return (teamType === null ? undefined : rules.formulas[teamType]) ?? rules.otherwise;
}

/** The plugin of a team type's code. */
export function pluginOf(teamType: string | null): string {
  return teamType?.split('.')[0] ?? 'core';
}
