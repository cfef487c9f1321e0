import { registerPersonalRecords } from '@redmaple/platform';

const session = (value: string) =>
  `(SELECT ${value} FROM training.session x JOIN training.course c ON c.id = x.course_id WHERE x.id = t.session_id)`;

/** This lib's tables with rows about volunteers. */
export function registerTrainingRecords(): void {
  registerPersonalRecords([
    {
      table: 'training.enrolment',
      column: 'volunteer_id',
      of: 'volunteer',
      onClash: 'stays',
      shown: {
        title: session('c.title'),
        startsAt: session('x.starts_at'),
        state: 't.state',
        enrolledAt: 't.enrolled_at',
      },
    },
  ]);
}
