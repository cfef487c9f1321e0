import { registerPersonalRecords } from './personal-records.js';

/** The platform's own tables with rows about people. */
export function registerPlatformRecords(): void {
  registerPersonalRecords([
    { table: 'keys.person_key', column: 'person_id', of: 'person', onClash: 'stays', fixed: true },
    {
      table: 'platform.account',
      column: 'person_id',
      of: 'person',
      onClash: 'stays',
      fixed: true,
      shown: { kind: 't.kind', status: 't.status', since: 't.created_at' },
    },
    {
      table: 'platform.session',
      column: 'person_id',
      of: 'person',
      onClash: 'stays',
      fixed: true,
      shown: { kind: 't.kind', since: 't.created_at', lastSeenAt: 't.last_seen_at' },
    },
    {
      table: 'platform.delivery',
      column: 'person_id',
      of: 'person',
      onClash: 'stays',
      shown: { message: 't.template', values: 't.params', state: 't.state', sentAt: 't.sent_at', channel: 't.channel' },
    },
  ]);
}
