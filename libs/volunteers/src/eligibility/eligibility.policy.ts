import { ageOn, FULL_AGE, isNight } from '@redmaple/forms';
import { dayIn } from '@redmaple/i18n';
import type { Blocker, Duty, HeldDuty, TeamTypeInfo } from '@redmaple/plugins';
import type { GuardianConsentState } from '../people/guardian.policy.js';
import { coversDays, type Period } from '../qualifications/qualification.policy.js';

/** Hours of rest between two duties. */
export const restHours = 8;
/** Below this age personal data need a guardian's consent and only youth activities are open (PIPL 28, 31). */
const youthOnlyBelow = 14;

/** What is known about the duty, besides what the caller says. */
export interface DutyFacts {
  readonly duty: Duty;
  /** Undefined when the county never had this type. */
  readonly type: TeamTypeInfo | undefined;
  /** IANA zone in which its days and nights are counted. */
  readonly zone: string;
  /** Names of qualification codes, for people. */
  readonly names: ReadonlyMap<string, string>;
}

/** What is known about a volunteer. */
export interface VolunteerFacts {
  readonly status: 'active' | 'suspended' | 'left';
  readonly birthDate: string | undefined;
  /** Place in the duty's team when it starts. */
  readonly membership: 'none' | 'reserve' | 'present';
  readonly qualifications: readonly (Period & { readonly code: string })[];
  readonly policies: readonly (Period & { readonly coversDanger: boolean })[];
  /** Consent to the processing of the own data, given and not withdrawn. */
  readonly consent: boolean;
  /** Whether a guardian consents; asked of minors alone. */
  readonly guardianConsent: GuardianConsentState;
  /** Other duties near this one. */
  readonly held: readonly HeldDuty[];
}

type Fixer = Blocker['fixableBy'];

function blocker(name: string, fixableBy: Fixer, params?: Blocker['params']): Blocker {
  return { code: `eligibility.${name}`, source: 'core', fixableBy, ...(params && { params }) };
}

/** The answer for ids that are no volunteers of the county. */
export const unknownVolunteer: readonly Blocker[] = [blocker('unknown', 'nobody')];

/** First and last calendar day of a duty; one that ends at midnight does not touch the next day. */
export function daysOf({ startsAt, endsAt }: Duty, zone: string): { readonly first: string; readonly last: string } {
  const lastInstant = new Date(Math.max(startsAt.getTime(), endsAt.getTime() - 1));
  return { first: dayIn(startsAt, zone), last: dayIn(lastInstant, zone) };
}

/** Qualification codes a duty needs: the team type's and the seat's. */
export function neededQualifications({ qualifications = [] }: Duty, type: TeamTypeInfo | undefined): string[] {
  return [...new Set([...(type?.requires.qualifications ?? []), ...qualifications])];
}

/** Everything that speaks against a volunteer taking a duty; empty: nothing does. */
export function blockersOf(volunteer: VolunteerFacts, facts: DutyFacts): Blocker[] {
  return [
    ...standing(volunteer, facts),
    ...age(volunteer, facts),
    ...qualifications(volunteer, facts),
    ...insurance(volunteer, facts),
    ...time(volunteer, facts),
  ];
}

function standing({ status, membership, consent }: VolunteerFacts, { type }: DutyFacts): Blocker[] {
  return [
    ...(type ? [] : [blocker('teamTypeUnknown', 'operator')]),
    ...(status === 'active' ? [] : [blocker('notActive', 'operator')]),
    ...(membership === 'none' ? [blocker('notMember', 'operator')] : []),
    ...(membership === 'reserve' ? [blocker('onReserve', 'volunteer')] : []),
    ...(consent ? [] : [blocker('consentWithdrawn', 'volunteer')]),
  ];
}

const guardianBlockers = { missing: 'guardianConsentMissing', withdrawn: 'guardianConsentWithdrawn' } as const;

/** The age of the day on which the duty starts counts for the whole of it. */
function age({ birthDate, guardianConsent }: VolunteerFacts, { duty, type, zone }: DutyFacts): Blocker[] {
  if (birthDate === undefined) return [blocker('birthDateUnknown', 'operator')];
  const { first } = daysOf(duty, zone);
  const years = birthDate > first ? -1 : ageOn(birthDate, first);
  const { minAge = 0, maxAge, danger = false, youth = false } = type?.requires ?? {};
  // Adults alone do dangerous work and work at night (未成年人 in the regulations of Zhejiang and Shandong).
  const minor = years < FULL_AGE;
  return [
    ...(years < minAge ? [blocker('tooYoung', 'nobody', { age: minAge })] : []),
    ...(maxAge !== undefined && years > maxAge ? [blocker('tooOld', 'nobody', { age: maxAge })] : []),
    ...(years < youthOnlyBelow && !youth ? [blocker('youthOnly', 'nobody', { age: youthOnlyBelow })] : []),
    // Under 18 nobody takes part without a guardian's consent (PIPL 31, 民法典 19); on the eighteenth birthday it is theirs alone.
    ...(minor && guardianConsent !== 'given'
      ? [blocker(guardianBlockers[guardianConsent], 'operator', { age: FULL_AGE })]
      : []),
    ...(minor && danger ? [blocker('minorInDanger', 'nobody')] : []),
    ...(minor && isNight(duty.startsAt, duty.endsAt, zone) ? [blocker('minorAtNight', 'nobody')] : []),
  ];
}

/** Valid on every day of the duty, the last included. */
function qualifications({ qualifications: held }: VolunteerFacts, { duty, type, zone, names }: DutyFacts): Blocker[] {
  const { first, last } = daysOf(duty, zone);
  return neededQualifications(duty, type).flatMap((code) => {
    const own = held.filter((one) => one.code === code);
    if (coversDays(own, first, last)) return [];
    const params = { qualification: code, name: names.get(code) ?? code };
    const end = endOfCover(own, first);
    return end === undefined
      ? [blocker('qualificationMissing', 'trainer', params)]
      : [blocker('qualificationEnds', 'trainer', { ...params, day: end })];
  });
}

/** Accident insurance before any dangerous activity (志愿服务条例 17), to the end of it. */
function insurance({ policies }: VolunteerFacts, { duty, type, zone }: DutyFacts): Blocker[] {
  const danger = type?.requires.danger ?? false;
  if (!danger && !type?.requires.insurance) return [];
  const { first, last } = daysOf(duty, zone);
  const fitting = danger ? policies.filter((one) => one.coversDanger) : policies;
  if (coversDays(fitting, first, last)) return [];
  if (coversDays(policies, first, last)) return [blocker('insuranceLacksDanger', 'operator')];
  const end = endOfCover(fitting, first);
  return end === undefined
    ? [blocker('insuranceMissing', 'operator')]
    : [blocker('insuranceEnds', 'operator', { day: end })];
}

/** Where what holds on `first` ends. */
function endOfCover(periods: readonly Period[], first: string): string | undefined {
  const live = periods.filter((one) => one.validFrom <= first && one.validTo !== undefined && one.validTo >= first);
  return live
    .map((one) => one.validTo ?? '')
    .sort()
    .at(-1);
}

/** Missions are short and offered now: their overlaps are the dispatcher's business. */
function time({ held }: VolunteerFacts, { duty }: DutyFacts): Blocker[] {
  if (duty.kind === 'mission') return [];
  return held.flatMap((other) => {
    if (other.assignmentId === duty.exceptAssignmentId) return [];
    const params = { assignmentId: other.assignmentId, hours: restHours };
    const gap = Math.max(
      duty.startsAt.getTime() - other.endsAt.getTime(),
      other.startsAt.getTime() - duty.endsAt.getTime(),
    );
    if (gap < 0) return [blocker('overlap', 'volunteer', params)];
    return gap < restHours * 3_600_000 ? [blocker('restTooShort', 'volunteer', params)] : [];
  });
}
