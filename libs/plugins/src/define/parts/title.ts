/** A title that published months add up to (优秀调解员); a county chooses whether it gives it. @since 1.4.0 */
export interface Title {
  readonly code: string;
  readonly period: 'half-year' | 'year';
  /** Months of the period in which somebody was commended: 1–12 of a year, 1–6 of a half. */
  readonly commendedMonths: number;
  /** Points of the whole period, with two decimals at most. */
  readonly leastPoints: number;
}
