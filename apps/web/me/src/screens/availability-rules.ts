import type { Shape } from '../api/client.js';

export const everyKinds = ['second', 'third', 'first', 'last'] as const;
/** Every second or third week, or the first or last such day of a month. */
export type Every = (typeof everyKinds)[number];
type Weekday = Shape<'WeeklyWindowInput'>['day'];

/** A rule as the page shows it; one that the page cannot say is kept as it is. */
export interface RuleLine {
  readonly every: Every;
  readonly day: Weekday;
  readonly firstDay: string;
  readonly from: string;
  readonly to: string;
  readonly rule?: string;
}

const beginnings: Readonly<Record<Every, string>> = {
  second: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=',
  third: 'FREQ=WEEKLY;INTERVAL=3;BYDAY=',
  first: 'FREQ=MONTHLY;BYDAY=1',
  last: 'FREQ=MONTHLY;BYDAY=-1',
};
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** As the server keeps it (RFC 5545). */
export function toRule({ every, day, rule, firstDay, from, to }: RuleLine): Shape<'AvailabilityRuleInput'> {
  return { rule: rule ?? beginnings[every] + day.slice(0, 2).toUpperCase(), firstDay, from, to };
}

export function toRuleLine({ rule, firstDay, from, to }: Shape<'AvailabilityRuleInput'>): RuleLine {
  const every = everyKinds.find((one) => rule.startsWith(beginnings[one]));
  const name = every && rule.slice(beginnings[every].length).toLowerCase();
  const day = days.find((one) => one.slice(0, 2) === name);
  const times = { firstDay, from, to };
  return every && day ? { every, day, ...times } : { every: 'second', day: 'sat', ...times, rule };
}
