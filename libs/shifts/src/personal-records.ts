import { registerPersonalRecords } from '@redmaple/platform';

const shift = (value: string) => `(SELECT x.${value} FROM shifts.shift x WHERE x.id = t.shift_id)`;

/** This lib's tables with rows about volunteers. */
export function registerShiftsRecords(): void {
  registerPersonalRecords([
    {
      table: 'shifts.assignment',
      column: 'volunteer_id',
      of: 'volunteer',
      onClash: 'refuses',
      shown: {
        title: shift('title'),
        startsAt: shift('starts_at'),
        endsAt: shift('ends_at'),
        state: 't.state',
        checkedInAt: 't.checked_in_at',
        checkedOutAt: 't.checked_out_at',
        grade: 't.grade',
      },
    },
    {
      table: 'shifts.availability',
      column: 'volunteer_id',
      of: 'volunteer',
      onClash: 'stays',
      fixed: true,
      shown: { weekly: 't.weekly', rules: 't.rules', exceptions: 't.exceptions', onCallUntil: 't.on_call_until' },
    },
    {
      table: 'shifts.cover_ask',
      column: 'volunteer_id',
      of: 'volunteer',
      onClash: 'stays',
      shown: { askedAt: 't.asked_at', answer: 't.answer' },
    },
    {
      table: 'shifts.patrol_log',
      column: 'volunteer_id',
      of: 'volunteer',
      onClash: 'stays',
      shown: { observedAt: 't.observed_at', text: 't.body' },
    },
  ]);
}
