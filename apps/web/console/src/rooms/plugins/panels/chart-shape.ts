/** The picture's own units, about as large as a panel, so that its numbers can be read; it is drawn as wide as its panel. */
export const width = 320;
export const height = 150;
/** Room for the numbers of the lines across, and for dots at the edge. */
const [left, right, top, bottom] = [34, 6, 16, 5];
/** The same for what stands below it, as shares of its width. */
export const margins = { left: left / width, right: right / width };

interface Placed {
  readonly key: string;
  readonly series: number;
}

/** A chart as shapes. */
export interface Chart {
  /** Across, with the value they stand for. */
  readonly lines: readonly { readonly y: number; readonly text: string }[];
  readonly bars: readonly (Placed & {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  })[];
  readonly paths: readonly (Placed & { readonly d: string })[];
  readonly dots: readonly (Placed & { readonly x: number; readonly y: number })[];
}

type Values = readonly (readonly (number | undefined)[])[];

/**
 * Where everything of a chart stands. Values that are missing leave a gap.
 *
 * @param values row by row, a number for each series
 * @returns undefined when there is no number at all
 */
export function chartOf(values: Values, kind: string): Chart | undefined {
  const numbers = values.flat().filter((one) => one !== undefined);
  if (numbers.length === 0) return undefined;
  const [low, high] = boundsOf(numbers);
  const y = (value: number): number =>
    round(height - bottom - ((value - low) / (high - low)) * (height - top - bottom));
  const lines = [...new Set([low, (low + high) / 2, high])].map((value) => ({ y: y(value), text: shortNumber(value) }));
  const none = { bars: [], paths: [], dots: [] };
  return kind === 'bar' ? { ...none, lines, bars: barsOf(values, y, low) } : { ...none, lines, ...curvesOf(values, y) };
}

/** From nought, unless there is something below it. */
function boundsOf(numbers: readonly number[]): [number, number] {
  const low = Math.min(0, ...numbers);
  const most = Math.max(0, ...numbers);
  // Things that are counted have no halves: the line in the middle stands at a whole one.
  const high = numbers.every(Number.isInteger) && (most - low) % 2 === 1 ? most + 1 : most;
  return low === high ? [low, low + 1] : [low, high];
}

function barsOf(values: Values, y: (value: number) => number, low: number): Chart['bars'] {
  const step = (width - left - right) / values.length;
  const nought = y(Math.max(low, 0));
  return values.flatMap((row, place) =>
    row.flatMap((value, series) => {
      if (value === undefined) return [];
      const thick = Math.min(46, (step * 0.72) / row.length);
      const x = left + step * (place + 0.5) + thick * (series - row.length / 2);
      const edge = y(value);
      return [
        {
          key: `${place} ${series}`,
          series,
          x: round(x),
          y: Math.min(edge, nought),
          width: round(Math.max(1, thick - 1)),
          height: round(Math.max(1, Math.abs(nought - edge))),
        },
      ];
    }),
  );
}

function curvesOf(values: Values, y: (value: number) => number): Pick<Chart, 'paths' | 'dots'> {
  const x = (place: number): number =>
    round(left + (values.length === 1 ? 0.5 : place / (values.length - 1)) * (width - left - right));
  const series = values[0]?.map((_, index) => index) ?? [];
  const dots = series.flatMap((one) =>
    values.flatMap((row, place) => {
      const value = row[one];
      return value === undefined ? [] : [{ key: `${place} ${one}`, series: one, place, x: x(place), y: y(value) }];
    }),
  );
  const paths = series.map((one) => {
    const own = dots.filter((dot) => dot.series === one);
    const d = own.map((dot, index) => `${own[index - 1]?.place === dot.place - 1 ? 'L' : 'M'}${dot.x} ${dot.y}`);
    return { key: String(one), series: one, d: d.join('') };
  });
  return { paths, dots: dots.map(({ key, series: one, x: at, y: up }) => ({ key, series: one, x: at, y: up })) };
}

function shortNumber(value: number): string {
  return new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
