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

/** When something can be renewed: so many days before its end, and so many after. Meanwhile it counts only as long as it is valid. */
export interface RenewalTerms {
  readonly renewalDays: number;
  readonly graceDays: number;
}

export const usualTerms: RenewalTerms = { renewalDays: 60, graceDays: 30 };
/** A gap in insurance cannot be closed afterwards: there is no grace. */
export const insuranceTerms: RenewalTerms = { renewalDays: 60, graceDays: 0 };

export type RenewalStanding = 'none' | 'early' | 'open' | 'grace' | 'over';

/** Where a day stands between the first on which something can be renewed and the last. What has no end needs no renewal. */
export function renewalOn(day: string, validTo: string | undefined, terms: RenewalTerms): RenewalStanding {
  if (validTo === undefined) return 'none';
  if (day < addDays(validTo, -terms.renewalDays)) return 'early';
  if (day <= validTo) return 'open';
  return day <= addDays(validTo, terms.graceDays) ? 'grace' : 'over';
}

/** Days before an end on which its holder is told (domain.md: 60, 30 and 7), the most distant first. */
export const reminderDays = [60, 30, 7] as const;

/**
 * Which reminder a day is for: the nearest whose time has come. None on the day after the end, and none whose time was over
 * before there was anything to remind of.
 */
export function reminderOn(day: string, validTo: string, since: string): (typeof reminderDays)[number] | undefined {
  if (day > validTo) return undefined;
  const due = reminderDays.filter((days) => day >= addDays(validTo, -days)).at(-1);
  return due !== undefined && since <= addDays(validTo, -due) ? due : undefined;
}

/**
 * Whether periods together cover every day from `first` to `last`: a renewal that starts the day after the old end
 * leaves no gap.
 */
export function coversDays(periods: readonly Period[], first: string, last: string): boolean {
  // One covers them all, as nearly always.
  if (periods.some((one) => one.validFrom <= first && (one.validTo === undefined || one.validTo >= last))) return true;
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
