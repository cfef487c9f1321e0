import {
  ageOn,
  checkIdentityDocument,
  type IdentityDocumentType,
  isCalendarDate,
  normalisePersonName,
  normalisePhone,
} from '@redmaple/forms';
import type { FieldProblem } from '@redmaple/platform';

/** What someone wrote about themselves. */
export interface WrittenIdentity {
  readonly name: string;
  readonly documentType: IdentityDocumentType;
  readonly documentNumber: string;
  /** YYYY-MM-DD; a resident ID says it itself. */
  readonly birthDate?: string | undefined;
  readonly phone: string;
}

/** The same, checked and in the form it is stored. */
export interface Identity {
  readonly name: string;
  readonly documentType: IdentityDocumentType;
  readonly documentNumber: string;
  /** YYYY-MM-DD; undefined only where papers other than a resident ID came without one. */
  readonly birthDate: string | undefined;
  readonly phone: string;
}

/** Ages a team type takes, in whole years. */
export interface AgeLimits {
  readonly minAge: number;
  readonly maxAge?: number | undefined;
}

export interface ReadIdentity {
  /** Present when there is no problem. */
  readonly identity?: Identity;
  readonly problems: readonly FieldProblem[];
}

const problem = (field: string, code: string): FieldProblem => ({ field, code });

/**
 * Checks name, document and phone, and reports every wrong field at once.
 * @param today YYYY-MM-DD in the county.
 * @param birthDateNeeded whether papers that don't say a birth date need one beside them.
 */
export function readIdentity(written: WrittenIdentity, today: string, birthDateNeeded: boolean): ReadIdentity {
  const problems: FieldProblem[] = [];
  const name = normalisePersonName(written.name);
  if (!name.ok) problems.push(problem('name', name.code));
  const paper = checkIdentityDocument(written.documentType, written.documentNumber, today);
  if (!paper.ok) problems.push(problem('documentNumber', paper.code));
  const phone = normalisePhone(written.phone);
  if (!phone.ok) problems.push(problem('phone', phone.code));
  const printed = paper.ok ? paper.birthDate : undefined;
  const asked = written.documentType !== 'resident-id';
  const birthDate = printed ?? (asked ? written.birthDate : undefined);
  const wrongDay = asked ? birthDateProblem(birthDate, today, birthDateNeeded) : undefined;
  if (wrongDay) problems.push(problem('birthDate', wrongDay));
  if (problems.length > 0 || !name.ok || !paper.ok || !phone.ok) return { problems };
  return {
    problems,
    identity: {
      name: name.name,
      documentType: written.documentType,
      documentNumber: paper.normalised,
      birthDate,
      phone: phone.normalised,
    },
  };
}

function birthDateProblem(birthDate: string | undefined, today: string, needed: boolean): string | undefined {
  if (birthDate === undefined) return needed ? 'required' : undefined;
  if (!isCalendarDate(birthDate)) return 'impossibleDate';
  if (birthDate > today) return 'futureDate';
  return birthDate < '1900-01-01' ? 'impossibleDate' : undefined;
}

/** Whether the age on `day` lies outside what the team type takes; the problem names the birth date. */
export function ageProblem(birthDate: string, day: string, { minAge, maxAge }: AgeLimits): FieldProblem | undefined {
  const age = ageOn(birthDate, day);
  if (age < minAge) return { field: 'birthDate', code: 'tooYoung', params: { age: minAge } };
  if (maxAge !== undefined && age > maxAge) return { field: 'birthDate', code: 'tooOld', params: { age: maxAge } };
  return undefined;
}
