import { isCalendarDate } from '@redmaple/forms';
import type { FieldProblem } from '@redmaple/platform';

/** What is wrong with the day on a signed paper: it exists, and is not still to come. */
export function paperProblems(day: string, today: string): FieldProblem[] {
  if (!isCalendarDate(day)) return [{ field: 'paperConsentOn', code: 'impossibleDate' }];
  return day > today ? [{ field: 'paperConsentOn', code: 'futureDate' }] : [];
}
