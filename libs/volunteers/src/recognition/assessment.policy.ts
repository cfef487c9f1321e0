import { groupBy } from './group-by.js';

/** Points are hundredths everywhere: sums are whole, and a month computed again is the same to the last bit. */

/** A measure as a version of the rules weighs it. */
export interface Weight {
  /** `hours`, `shifts`, `missions`, `trainings`, or a plugin's own. */
  readonly measure: string;
  /** Hundredths of a point per unit; never below nothing. */
  readonly points: number;
  /** Units that count in a month at most. */
  readonly upTo?: number;
  /** The name of a plugin's own measure, as it was when the rules were written. */
  readonly label?: Readonly<Record<'zh-CN' | 'en', string>>;
}

/** What stands behind somebody's points in one team and month: what the ledger credits, and nothing else. */
export interface AssessmentInputs {
  readonly minutes: number;
  /** How many lines of each kind of source: `assignment`, `mission`, `lake.birds-rescued`. */
  readonly counts: Readonly<Record<string, number>>;
}

/** One summand, so that everybody can do the sum. */
export interface AssessedPart {
  readonly measure: string;
  /** Minutes of `hours`, else how many. */
  readonly amount: number;
  /** Of these, what counts under `upTo`. */
  readonly counted: number;
  readonly points: number;
  readonly upTo?: number;
  /** Hundredths. */
  readonly sum: number;
}

/** Kinds of source that a core measure counts. */
const sourcesOf: Readonly<Record<string, readonly string[]>> = {
  shifts: ['assignment', 'shift'],
  missions: ['mission'],
  trainings: ['training', 'training-result'],
};

/**
 * The points of somebody in a team, and how they come about. It grows with what was done and with nothing else: what was declined,
 * withdrawn or reported is no input (志愿服务条例 25).
 * @param pluginId whose measures those are that the core does not know
 */
export function assess(
  weights: readonly Weight[],
  inputs: AssessmentInputs,
  pluginId: string,
): { readonly score: number; readonly parts: readonly AssessedPart[] } {
  const parts = weights.map(({ measure, points, upTo }): AssessedPart => {
    const amount = amountOf(measure, inputs, pluginId);
    const most = upTo === undefined ? amount : measure === 'hours' ? upTo * 60 : upTo;
    const counted = Math.min(amount, most);
    const sum = measure === 'hours' ? Math.floor((counted * points) / 60) : counted * points;
    return { measure, amount, counted, points, ...(upTo !== undefined && { upTo }), sum };
  });
  return { score: parts.reduce((all, { sum }) => all + sum, 0), parts };
}

function amountOf(measure: string, { minutes, counts }: AssessmentInputs, pluginId: string): number {
  if (measure === 'hours') return Math.max(0, minutes);
  const kebab = measure.replaceAll(/[A-Z]/g, (one) => `-${one.toLowerCase()}`);
  const sources = sourcesOf[measure] ?? [`${pluginId}.${kebab}`];
  return sources.reduce((all, source) => all + (counts[source] ?? 0), 0);
}

/** A line of a month's list, as far as its place depends on it. */
export interface Scored {
  readonly number: number;
  /** null: service of no team. */
  readonly team: string | null;
  readonly score: number;
}

/** Who is commended: the first of each team with at least so many points; whoever has as many as the last of them is among them. */
export interface CommendRule {
  readonly perTeam: number;
  /** Hundredths. */
  readonly leastPoints: number;
}

/** Rank within the team; the same points are the same rank. */
export function rankLines(
  lines: readonly Scored[],
  { perTeam, leastPoints }: CommendRule,
): ReadonlyMap<number, { readonly rank: number; readonly commended: boolean }> {
  const teams = groupBy(lines, (one) => one.team ?? '');
  const ranks = new Map<number, { rank: number; commended: boolean }>();
  for (const members of teams.values()) {
    const sorted = [...members].sort((a, b) => b.score - a.score);
    let rank = 0;
    sorted.forEach((one, index) => {
      if (index === 0 || sorted[index - 1]?.score !== one.score) rank = index + 1;
      ranks.set(one.number, { rank, commended: rank <= perTeam && one.score > 0 && one.score >= leastPoints });
    });
  }
  return ranks;
}
