import { normalisePersonName, normalisePhone } from '@redmaple/forms';
import type { FieldProblem } from '@redmaple/platform';

/** What a recruit wrote about their guardian. */
export interface WrittenGuardian {
  readonly name: string;
  readonly phone: string;
  /** Whether the guardian agreed on the screen; left out where a signed paper says so. */
  readonly consentAccepted?: boolean | undefined;
}

/** Whether a minor's guardian agrees now: never said so, took it back, or does. */
export type GuardianConsentState = 'given' | 'missing' | 'withdrawn';

/** Who agrees for a minor and can be reached about them (PIPL 31). */
export interface Guardian {
  readonly name: string;
  readonly phone: string;
}

export interface ReadGuardian {
  /** Present for a minor whose guardian's fields are right. */
  readonly guardian?: Guardian;
  readonly problems: readonly FieldProblem[];
}

/**
 * Checks the guardian of a minor, field by field. Of grown-ups nothing is asked and nothing kept: whoever turned
 * eighteen while the form lay open is not sent back for a line that is no longer needed. The phone may be the
 * recruit's own, because families share one.
 */
export function readGuardian(written: WrittenGuardian | undefined, minor: boolean): ReadGuardian {
  if (!minor) return { problems: [] };
  const { name: writtenName, phone: writtenPhone, consentAccepted } = written ?? { name: '', phone: '' };
  const problems: FieldProblem[] = [];
  const name = normalisePersonName(writtenName);
  if (!name.ok) problems.push(problem('name', name.code === 'empty' ? 'guardianNeeded' : name.code));
  const phone = normalisePhone(writtenPhone);
  if (!phone.ok) problems.push(problem('phone', writtenPhone.trim() === '' ? 'guardianNeeded' : phone.code));
  if (consentAccepted === false) problems.push(problem('consentAccepted', 'guardianConsentNeeded'));
  if (problems.length > 0 || !name.ok || !phone.ok) return { problems };
  return { guardian: { name: name.name, phone: phone.normalised }, problems };
}

function problem(field: string, code: string): FieldProblem {
  return { field: `guardian.${field}`, code };
}
