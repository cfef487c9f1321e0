import { groupBy } from './group-by.js';

/** 嘉奖 and yearly titles: what published months add up to. */
export interface AwardRule {
  readonly code: string;
  readonly label: Readonly<Record<'zh-CN' | 'en', string>>;
  readonly period: 'half-year' | 'year';
  /** Months of the period in which somebody was commended, in whatever team. */
  readonly commendedMonths: number;
  /** Points of the period, in hundredths. */
  readonly leastPoints: number;
}

/** One person's published month. */
export interface PublishedMonth {
  readonly volunteerId: string;
  /** YYYY-MM */
  readonly month: string;
  /** Of all teams, in hundredths. */
  readonly score: number;
  readonly commended: boolean;
}

export interface Award {
  readonly code: string;
  /** `2026-H1`, or `2026`. */
  readonly period: string;
  readonly volunteerId: string;
  readonly commendedMonths: number;
  readonly points: number;
}

/** First and last month of `2026-H1`, `2026-H2` or `2026`. */
export function monthsOf(period: string): { readonly first: string; readonly last: string } {
  const year = period.slice(0, 4);
  const [from, to] = period.endsWith('H1') ? ['01', '06'] : period.endsWith('H2') ? ['07', '12'] : ['01', '12'];
  return { first: `${year}-${from}`, last: `${year}-${to}` };
}

/** Who earned what in a year. The same months and rules give the same awards, in the same order. */
export function awardsOf(year: string, rules: readonly AwardRule[], months: readonly PublishedMonth[]): Award[] {
  return rules.flatMap((rule) => {
    const periods = rule.period === 'year' ? [year] : [`${year}-H1`, `${year}-H2`];
    return periods.flatMap((period) => {
      const { first, last } = monthsOf(period);
      const within = months.filter(({ month }) => month >= first && month <= last);
      return [...groupBy(within, (one) => one.volunteerId)].flatMap(([volunteerId, own]): Award[] => {
        const commendedMonths = new Set(own.filter((one) => one.commended).map((one) => one.month)).size;
        const points = own.reduce((all, one) => all + one.score, 0);
        const earned = commendedMonths >= rule.commendedMonths && points >= rule.leastPoints;
        return earned ? [{ code: rule.code, period, volunteerId, commendedMonths, points }] : [];
      });
    });
  });
}

/** Months that a period has: nobody is commended in more. */
export function monthsIn(period: AwardRule['period']): number {
  return period === 'year' ? 12 : 6;
}

/** 星级: hours of credited service (志愿服务记录与证明出具办法), where a county has no own. */
export const starHours = [100, 300, 600, 1_000, 1_500] as const;

/** Stars that so many minutes are worth, 0 to 5; exactly a hundred hours are one. */
export function starsOf(minutes: number, levels: readonly number[] = starHours): number {
  return levels.filter((hours) => minutes >= hours * 60).length;
}
