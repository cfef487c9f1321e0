import { ageOn, isNight } from '@redmaple/forms';
import { dayIn } from '@redmaple/i18n';
import type { Blocker, EligibilityAction, EligibilityQuestion, TeamTypeInfo } from '@redmaple/plugins/house';
import type { GuardianConsentState } from '../people/guardian.policy.js';
import type { Period } from '../qualifications/qualification.policy.js';
import { mondayOf, startOfDay } from './local-week.js';

/** What is known about the action. Plain data: a decision keeps it. Instants are milliseconds since 1970. */
export interface QuestionFacts {
  readonly action: EligibilityAction;
  readonly startsAt: number;
  readonly endsAt: number;
  /** First and last calendar day in the county; what ends at midnight does not touch the next day. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Whether any minute of it is night. */
  readonly night: boolean;
  /** The county's week, Monday to Sunday, in which it begins. */
  readonly weekFrom: number;
  readonly weekTo: number;
  readonly ofTeam: boolean;
  /** Undefined when the county never had this type, or none is named. */
  readonly requires?: TeamTypeInfo['requires'];
  readonly typeNamed: boolean;
  /** Codes of the team type and of the seat, with their names for people. */
  readonly needs: readonly { readonly code: string; readonly name: string }[];
  readonly exceptAssignmentId?: string;
}

export interface HeldFacts {
  readonly assignmentId: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Served already: it counts as work, but is nothing to be free for. */
  readonly done: boolean;
}

/** What is known about a person. Plain data without a name, a number or a birth date: a decision keeps it. */
export interface PersonFacts {
  readonly status: 'active' | 'suspended' | 'left' | 'none';
  /** Whole years on the first day; undefined where no birth date is known. */
  readonly age?: number;
  /** Place in the team when it begins. */
  readonly membership: 'none' | 'reserve' | 'present';
  readonly probation: boolean;
  readonly qualifications: readonly (Period & { readonly code: string })[];
  readonly policies: readonly (Period & { readonly coversDanger: boolean })[];
  /** Last day on which a record check may be relied on; undefined: none was passed. */
  readonly recordCheckUntil?: string;
  /** Consent to the processing of the own data, given and not withdrawn. */
  readonly consent: boolean;
  /** Whether a guardian consents; asked of minors alone. */
  readonly guardianConsent: GuardianConsentState;
  /** Other duties near this one and in the same week. */
  readonly held: readonly HeldFacts[];
  /** Reasons that somebody forced aside for this person and team. */
  readonly forced: readonly { readonly code: string; readonly exceptionId: string }[];
  /** What the team type's own rule found. */
  readonly pluginBlockers: readonly Blocker[];
  /** The plugin whose rule did not answer. */
  readonly failedRule?: string;
}

/** Whole years on a day; who is born later is not born yet. */
export function ageAt(birthDate: string, day: string): number {
  return birthDate > day ? -1 : ageOn(birthDate, day);
}

/** Qualification codes an action needs: the team type's and the seat's. */
function neededCodes({ context }: EligibilityQuestion, type: TeamTypeInfo | undefined): string[] {
  return [...new Set([...(type?.requires.qualifications ?? []), ...(context.qualifications ?? [])])];
}

/**
 * @param type the team type named in the question, if the county ever had it
 * @param zone IANA zone in which days, nights and weeks are counted
 */
export function questionFacts(
  question: EligibilityQuestion,
  type: TeamTypeInfo | undefined,
  zone: string,
  nameOf: (code: string) => string,
): QuestionFacts {
  const { action, at, context } = question;
  const end = context.endsAt ?? at;
  const lastInstant = new Date(Math.max(at.getTime(), end.getTime() - 1));
  const firstDay = dayIn(at, zone);
  const monday = mondayOf(firstDay);
  return {
    action,
    startsAt: at.getTime(),
    endsAt: end.getTime(),
    firstDay,
    lastDay: dayIn(lastInstant, zone),
    night: isNight(at, end, zone),
    weekFrom: startOfDay(monday, zone).getTime(),
    weekTo: startOfDay(mondayOf(firstDay, 7), zone).getTime(),
    ofTeam: context.teamId !== undefined,
    ...(type && { requires: type.requires }),
    typeNamed: context.teamTypeCode !== undefined,
    needs: neededCodes(question, type).map((code) => ({ code, name: nameOf(code) })),
    ...(context.exceptAssignmentId !== undefined && { exceptAssignmentId: context.exceptAssignmentId }),
  };
}
