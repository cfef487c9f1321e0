/** What somebody may want to do, or be asked to do. */
export const eligibilityActions = [
  'apply',
  'join-team',
  'take-shift',
  'be-rostered',
  'be-offered-mission',
  'mentor',
  'mediate',
  'work-with-minors',
] as const;
export type EligibilityAction = (typeof eligibilityActions)[number];

/** How a blocker is mended: text key below `remedies.`. */
export const remedies = [
  'return-to-register',
  'switch-type-on',
  'join-team',
  'return-from-leave',
  'end-probation',
  'consent-again',
  'enter-birth-date',
  'wait-for-age',
  'choose-other-duty',
  'sign-guardian',
  'earn-qualification',
  'renew-qualification',
  'insure',
  'insure-danger',
  'renew-insurance',
  'check-record',
  'free-time',
  'rest-first',
  'wait-for-next-week',
  'say-when-available',
  'plugin',
] as const;
export type Remedy = (typeof remedies)[number];

/**
 * What can be forced by name, with a reason and an end, and nothing else: never age, consent, insurance,
 * qualifications, the county or an overlap. The database holds the same list.
 */
export const forceableBlockers = [
  'eligibility.notMember',
  'eligibility.onReserve',
  'eligibility.restTooShort',
  'eligibility.weeklyMinutes',
] as const;
export type ForceableBlocker = (typeof forceableBlockers)[number];

export function isForceable(code: string): code is ForceableBlocker {
  return forceableBlockers.some((one) => one === code);
}

/** The limits that protect who serves, in minutes. */
export const dutyLimits = { restMinutes: 8 * 60, weeklyMinutes: 40 * 60 } as const;
