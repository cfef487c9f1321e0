import { registerPersonalRecords } from '@redmaple/platform';

/** This lib's tables with rows about volunteers; of an incident one's own copy shows the kind, never who asked for help. */
export function registerDispatchRecords(): void {
  registerPersonalRecords([
    {
      table: 'dispatch.mission',
      column: 'volunteer_id',
      of: 'volunteer',
      onClash: 'refuses',
      shown: {
        category: '(SELECT x.category FROM dispatch.incident x WHERE x.id = t.incident_id)',
        state: 't.state',
        offeredAt: 't.offered_at',
        answeredAt: 't.answered_at',
        arrivedAt: 't.arrived_at',
        endedAt: 't.ended_at',
        outcome: 't.outcome',
        reason: 't.decline_reason',
        stoppedAt: 't.lapsed_at',
        goneOnAt: 't.kept_at',
        goneOnBecause: 't.kept_why',
      },
    },
    { table: 'dispatch.offer_plan', column: 'volunteer_id', of: 'volunteer', onClash: 'stays' },
    { table: 'dispatch.follow_up', column: 'handler_volunteer_id', of: 'volunteer', onClash: 'stays' },
    { table: 'dispatch.follow_up', column: 'assignee_volunteer_id', of: 'volunteer', onClash: 'stays' },
  ]);
}
