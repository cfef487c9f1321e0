/** Where an enrolment stands. `waitlisted` and `cancelled` hold no place. */
export type EnrolmentState = 'enrolled' | 'waitlisted' | 'cancelled' | 'attended' | 'absent' | 'passed' | 'failed';

/** States in which the volunteer's time is taken by the session. */
export const timeTaking: readonly EnrolmentState[] = ['enrolled', 'attended', 'passed', 'failed'];

/** The state after the roll call; undefined where the roll call says nothing any more. */
export function afterRollCall(state: EnrolmentState, attended: boolean): EnrolmentState | undefined {
  return state === 'enrolled' || state === 'attended' || state === 'absent'
    ? attended
      ? 'attended'
      : 'absent'
    : undefined;
}

/** The state after the test, or why there can be none. A failed one may be tested again; a pass stands. */
export function afterTest(state: EnrolmentState, passed: boolean): EnrolmentState | 'notAttended' | 'final' {
  switch (state) {
    case 'attended':
    case 'failed':
      return passed ? 'passed' : 'failed';
    case 'passed':
      return passed ? 'passed' : 'final';
    default:
      return 'notAttended';
  }
}
