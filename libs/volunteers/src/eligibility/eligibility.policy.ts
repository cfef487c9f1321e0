import {
  type Blocker,
  dutyLimits,
  type EligibilityAction,
  type EligibilityVerdict,
  isForceable,
  reasonsTogether,
} from '@redmaple/plugins/house';
import { ageFits, ageIsKnown, guardianAgrees, isAdult, noMinorAtNight, noMinorInDanger } from './age.rules.js';
import { endingSoon, isInsured, isQualified, recordIsChecked, recordIsCheckedForYouth } from './cover.rules.js';
import type { PersonFacts, QuestionFacts } from './eligibility.facts.js';
import { blocker, type Rule, type RuleLimits } from './rules.js';
import {
  consents,
  isActive,
  isActiveOrNew,
  isMember,
  isNoMemberYet,
  isNotSuspended,
  isPastProbation,
  typeIsKnown,
} from './standing.rules.js';
import { hasTimeThisWeek, isFree } from './time.rules.js';

/** Which rules an action asks, in the order in which their reasons are told. */
type RulesByAction = Readonly<Record<EligibilityAction, readonly Rule[]>>;

interface PolicyVersion {
  readonly rules: RulesByAction;
  readonly limits: RuleLimits;
}

/** A duty of a team: what its people do, whoever asked them. */
const ofDuty: readonly Rule[] = [
  typeIsKnown,
  isActive,
  isMember,
  consents,
  ageIsKnown,
  ageFits,
  guardianAgrees,
  noMinorInDanger,
  noMinorAtNight,
  recordIsCheckedForYouth,
  isQualified,
  isInsured,
];
const ofShift: readonly Rule[] = [...ofDuty, isFree, hasTimeThisWeek];

const rules: RulesByAction = {
  // Consents are given with the application itself.
  apply: [typeIsKnown, isNotSuspended, ageFits, noMinorInDanger],
  'join-team': [
    typeIsKnown,
    isActiveOrNew,
    isNoMemberYet,
    consents,
    ageFits,
    guardianAgrees,
    noMinorInDanger,
    recordIsCheckedForYouth,
  ],
  'take-shift': ofShift,
  'be-rostered': ofShift,
  // Missions are short and offered now: who is on a shift is asked first, so their overlaps are the dispatcher's business.
  'be-offered-mission': ofDuty,
  mentor: [isActive, isMember, isPastProbation, consents, ageIsKnown, isAdult],
  mediate: [isActive, isMember, consents, ageIsKnown, isAdult],
  'work-with-minors': [isActive, consents, ageIsKnown, guardianAgrees, recordIsChecked],
};

/**
 * Every version of the rules that ever decided. A change of a rule or a number is a new one beside the old: what was
 * decided under a version is replayed under it.
 */
const versions: Readonly<Record<number, PolicyVersion>> = {
  // Before there was a limit for a week.
  1: { rules, limits: { restMinutes: dutyLimits.restMinutes, weeklyMinutes: undefined } },
  2: { rules, limits: { restMinutes: dutyLimits.restMinutes, weeklyMinutes: dutyLimits.weeklyMinutes } },
};

/** The version under which is decided now. */
export const policyVersion = 2;

/** The answer for ids that are nobody of this county. */
export const unknownPerson: EligibilityVerdict = {
  allowed: false,
  blockers: [blocker('unknown', 'nobody', 'choose-other-duty')],
  warnings: [],
  policyVersion,
};

/**
 * Everything that speaks against it, and what should be known besides. A plugin's reasons are added to the core's and
 * take none away; what somebody forced aside becomes a warning, if it is one of the few that can be.
 * @throws RangeError for a version that never was
 */
export function judge(person: PersonFacts, question: QuestionFacts, version = policyVersion): EligibilityVerdict {
  const policy = versions[version];
  if (!policy) throw new RangeError(`There are no rules of version ${version}.`);
  const found = policy.rules[question.action].flatMap((rule) => rule(person, question, policy.limits));
  const all = reasonsTogether(found, person.pluginBlockers);
  const blockers = all.filter((one) => exceptionFor(person, one) === undefined);
  return {
    allowed: blockers.length === 0,
    blockers,
    warnings: [...all.flatMap((one) => forcedWarning(person, one)), ...besides(person, question)],
    policyVersion: version,
  };
}

function exceptionFor({ forced }: PersonFacts, { code }: Blocker): string | undefined {
  return isForceable(code) ? forced.find((one) => one.code === code)?.exceptionId : undefined;
}

function forcedWarning(person: PersonFacts, one: Blocker): Blocker[] {
  const exceptionId = exceptionFor(person, one);
  return exceptionId === undefined ? [] : [{ ...one, params: { ...one.params, exceptionId } }];
}

function besides(person: PersonFacts, question: QuestionFacts): Blocker[] {
  return [
    ...endingSoon(person, question),
    ...(person.failedRule === undefined
      ? []
      : [blocker('ruleFailed', 'operator', 'plugin', { plugin: person.failedRule })]),
    ...(person.age === undefined && (question.action === 'apply' || question.action === 'join-team')
      ? [blocker('birthDateUnknown', 'operator', 'enter-birth-date')]
      : []),
  ];
}
