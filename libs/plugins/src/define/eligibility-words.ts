/** What somebody may want to do, or be asked to do. @since 1.2.0 */
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
/** One of {@link eligibilityActions}. @since 1.2.0 */
export type EligibilityAction = (typeof eligibilityActions)[number];

/** How a blocker is mended: text key below `remedies.`. @since 1.2.0 */
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
/** One of {@link remedies}. @since 1.2.0 */
export type Remedy = (typeof remedies)[number];

/**
 * What can be forced by name, with a reason and an end, and nothing else: never age, consent, insurance,
 * qualifications, the county or an overlap. The database holds the same list.
 * @since 1.2.0
 */
export const forceableBlockers = [
  'eligibility.notMember',
  'eligibility.onReserve',
  'eligibility.restTooShort',
  'eligibility.weeklyMinutes',
] as const;
/** One of {@link forceableBlockers}. @since 1.2.0 */
export type ForceableBlocker = (typeof forceableBlockers)[number];

/** Whether a reason is one of {@link forceableBlockers}. @since 1.2.0 */
export function isForceable(code: string): code is ForceableBlocker {
  return forceableBlockers.some((one) => one === code);
}

/** The limits that protect who serves, in minutes. @since 1.2.0 */
export const dutyLimits = { restMinutes: 8 * 60, weeklyMinutes: 40 * 60 } as const;
