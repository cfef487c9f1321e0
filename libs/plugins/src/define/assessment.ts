/** Measures that the core counts itself and that `assess` may weigh without a label. @since 1.0.0 */
export const coreMeasures: readonly string[] = Object.freeze(['hours', 'shifts', 'missions', 'trainings']);

/**
 * Within which a county may choose the points of a measure, and how much of it counts in a month.
 * @since 1.3.0
 */
export interface AssessmentBounds {
  /** Fewest points per unit; 0 when left out. */
  readonly least?: number;
  /** Most points per unit; twice the plugin's own when left out. */
  readonly most?: number;
  /** Units that count in one month at most, so that nobody is driven to do more than is good for them. */
  readonly upTo?: number;
}

/** A measure of a team type's formula, everything said. Points are hundredths, so that all sums are whole. @since 1.3.0 */
export interface AssessedMeasure {
  /** One of {@link coreMeasures}, or the plugin's own. */
  readonly measure: string;
  readonly points: number;
  readonly least: number;
  readonly most: number;
  readonly upTo?: number;
}

/**
 * The formula of a team type: what it says in `assess` and `assessBounds`, and what holds where it says nothing. There are no
 * points below nothing and no measure of what somebody did not do, so a formula can't take points away.
 * @since 1.3.0
 */
export function assessedMeasures(
  assess: Readonly<Record<string, number>>,
  bounds: Readonly<Record<string, AssessmentBounds>> = {},
): AssessedMeasure[] {
  return Object.entries(assess).map(([measure, points]) => {
    const { least = 0, most = points * 2, upTo } = bounds[measure] ?? {};
    return {
      measure,
      points: hundredths(points),
      least: hundredths(least),
      most: hundredths(most),
      ...(upTo !== undefined && { upTo }),
    };
  });
}

function hundredths(points: number): number {
  return Math.round(points * 100);
}
