/** A stretch of calendar days, both included; without an end it goes on. Days are YYYY-MM-DD. */
export interface Period {
  readonly validFrom: string;
  readonly validTo: string | undefined;
}

export type QualificationState = 'valid' | 'future' | 'expired' | 'revoked';

export function stateOn(
  day: string,
  { validFrom, validTo, revoked }: Period & { readonly revoked: boolean },
): QualificationState {
  if (revoked) return 'revoked';
  if (day < validFrom) return 'future';
  return validTo !== undefined && validTo < day ? 'expired' : 'valid';
}

/**
 * Whether periods together cover every day from `first` to `last`: a renewal that starts the day after the old end
 * leaves no gap.
 */
export function coversDays(periods: readonly Period[], first: string, last: string): boolean {
  let day = first;
  for (const { validFrom, validTo } of [...periods].sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1))) {
    if (validFrom > day) return false;
    if (validTo === undefined || validTo >= last) return true;
    if (validTo >= day) day = addDays(validTo, 1);
  }
  return false;
}

/** The last of `months` months that start with `first`: 1 March and one month end on 31 March. */
export function endOfValidity(first: string, months: number): string {
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return addDays(isoDay(new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)))), -1);
}

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return isoDay(date);
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
