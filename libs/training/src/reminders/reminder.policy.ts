import { outsideQuietHours } from '@redmaple/platform';

const hour = 3_600_000;

/** How long before a session its volunteers are reminded (domain.md §3.4), in milliseconds. */
export const reminderThresholds = { '7d': 7 * 24 * hour, '1d': 24 * hour, '2h': 2 * hour } as const;
export type ReminderThreshold = keyof typeof reminderThresholds;

export interface PlannedReminder {
  readonly threshold: ReminderThreshold;
  readonly at: Date;
}

/** Deliveries may go out this much before they are due; what is that close may have gone out already. Milliseconds. */
const sentEarly = 2_000;

/**
 * The reminders of a session that are still to come, earliest first. One that is due in quiet hours belongs to 21:55
 * before. Its time depends on the session alone, never on `now`: whoever cancels and comes back, or is moved to and
 * fro, cannot be reminded of the same thing again, since what is past stays past.
 */
export function plannedReminders(startsAt: Date, timezone: string, now: Date): PlannedReminder[] {
  const names = Object.keys(reminderThresholds) as ReminderThreshold[];
  return names
    .map((threshold) => ({ threshold, at: reminderTime(startsAt, threshold, timezone) }))
    .filter(({ at }) => at.getTime() > now.getTime() + sentEarly);
}

function reminderTime(startsAt: Date, threshold: ReminderThreshold, timezone: string): Date {
  const due = new Date(startsAt.getTime() - reminderThresholds[threshold]);
  const beforeEverything = new Date(0);
  return outsideQuietHours(due, timezone, beforeEverything);
}
