import { FULL_AGE } from '@redmaple/forms';
import type { Blocker } from '@redmaple/plugins/house';
import { addDays, coversDays, type Period } from '../qualifications/qualification.policy.js';
import type { PersonFacts, QuestionFacts } from './eligibility.facts.js';
import { blocker, type Rule } from './rules.js';

/** What ends within so many days after the duty is told in time. */
const soonDays = 30;

/** Valid on every day of the duty, the last included. */
export const isQualified: Rule = ({ qualifications: held }, { needs, firstDay, lastDay }) =>
  needs.flatMap(({ code, name }) => {
    const own = held.filter((one) => one.code === code);
    if (coversDays(own, firstDay, lastDay)) return [];
    const params = { qualification: code, name };
    const end = endOfCover(own, firstDay);
    return end === undefined
      ? [blocker('qualificationMissing', 'trainer', 'earn-qualification', params)]
      : [blocker('qualificationEnds', 'trainer', 'renew-qualification', { ...params, day: end })];
  });

/** Accident insurance before any dangerous activity (志愿服务条例 17), to the end of it. */
export const isInsured: Rule = (person, question) => {
  const { firstDay, lastDay, requires } = question;
  if (!needsInsurance(question)) return [];
  const fitting = fittingPolicies(person, question);
  if (coversDays(fitting, firstDay, lastDay)) return [];
  if (requires?.danger && coversDays(person.policies, firstDay, lastDay))
    return [blocker('insuranceLacksDanger', 'operator', 'insure-danger')];
  const end = endOfCover(fitting, firstDay);
  return end === undefined
    ? [blocker('insuranceMissing', 'operator', 'insure')]
    : [blocker('insuranceEnds', 'operator', 'renew-insurance', { day: end })];
};

/** Adults who work closely with minors have passed a record check at most twelve months ago (未成年人保护法 62). */
export const recordIsChecked: Rule = ({ age, recordCheckUntil }, { lastDay }) => {
  if (age !== undefined && age < FULL_AGE) return [];
  if (recordCheckUntil === undefined) return [blocker('recordCheckMissing', 'operator', 'check-record')];
  return recordCheckUntil < lastDay
    ? [blocker('recordCheckEnds', 'operator', 'check-record', { day: recordCheckUntil })]
    : [];
};

/** The same where the team type itself is for the young. */
export const recordIsCheckedForYouth: Rule = (person, question, limits) =>
  question.requires?.youth ? recordIsChecked(person, question, limits) : [];

/** Certificates and insurance that hold now and not much longer. */
export function endingSoon(person: PersonFacts, question: QuestionFacts): Blocker[] {
  const { lastDay, needs } = question;
  const until = soonAfter(question);
  const certificates = needs.flatMap(({ code, name }) => {
    const own = person.qualifications.filter((one) => one.code === code);
    const end = endOfCover(own, lastDay);
    return end === undefined || end > until || coversDays(own, lastDay, until)
      ? []
      : [blocker('qualificationEndsSoon', 'trainer', 'renew-qualification', { qualification: code, name, day: end })];
  });
  if (!needsInsurance(question)) return certificates;
  const fitting = fittingPolicies(person, question);
  const end = endOfCover(fitting, lastDay);
  if (end === undefined || coversDays(fitting, lastDay, until)) return certificates;
  return [...certificates, blocker('insuranceEndsSoon', 'operator', 'renew-insurance', { day: end })];
}

/** The same for all who are asked about. */
const knownUntil = new WeakMap<QuestionFacts, string>();

function soonAfter(question: QuestionFacts): string {
  const known = knownUntil.get(question);
  if (known !== undefined) return known;
  const until = addDays(question.lastDay, soonDays);
  knownUntil.set(question, until);
  return until;
}

function needsInsurance({ requires }: QuestionFacts): boolean {
  return requires !== undefined && (requires.insurance || requires.danger === true);
}

function fittingPolicies({ policies }: PersonFacts, { requires }: QuestionFacts): PersonFacts['policies'] {
  return requires?.danger ? policies.filter((one) => one.coversDanger) : policies;
}

/** Where what holds on a day ends. */
function endOfCover(periods: readonly Period[], day: string): string | undefined {
  if (periods.some((one) => one.validFrom <= day && one.validTo === undefined)) return undefined;
  const live = periods.filter((one) => one.validFrom <= day && one.validTo !== undefined && one.validTo >= day);
  return live
    .map((one) => one.validTo ?? '')
    .sort()
    .at(-1);
}
