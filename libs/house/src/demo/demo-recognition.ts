import { UnitOfWork } from '@redmaple/platform';
import { Counting, RecognitionRuns, ServiceRecordsService } from '@redmaple/volunteers';
import type { DemoTeam } from './demo-areas.js';
import type { DemoCast } from './demo-cast.js';
import type { DemoVolunteer } from './demo-volunteers.js';

const minutesOf: Readonly<Record<DemoTeam, number>> = { patrol: 180, rescue: 120, armband: 60 };

/** Last month's service of everybody, assessed and published: its time for objections is over. */
export async function fillRecognition(
  cast: DemoCast,
  volunteers: readonly DemoVolunteer[],
  teams: Readonly<Record<DemoTeam, string>>,
): Promise<void> {
  const month = cast.month(-1);
  await cast.as('operator', () => cast.get(ServiceRecordsService).creditMany(servedIn(month, volunteers, teams)));
  const runs = cast.get(RecognitionRuns);
  const { id } = await cast.as('operator', async () => {
    const run = await runs.start(month);
    await cast.get(Counting).count(run.id, { outboxId: undefined, attempt: 1, progress: async () => {} });
    const { version } = await runs.detail(run.id);
    const opened = await runs.open(run.id, version);
    await cast.get(UnitOfWork).execute(
      `UPDATE volunteers.recognition_run SET opened_at = $2::timestamptz - interval '8 days', objections_until = $2::timestamptz - interval '1 day'
         WHERE id = $1`,
      [run.id, cast.now],
    );
    return opened;
  });
  const decided = await cast.as('admin', async () => runs.decide(id, (await runs.detail(id)).version, 'approved'));
  await cast.as('operator', () => runs.publish(id, decided.version));
}

/** Between one and four evenings each, so that points differ. */
function servedIn(month: string, volunteers: readonly DemoVolunteer[], teams: Readonly<Record<DemoTeam, string>>) {
  return volunteers.flatMap(({ volunteerId, team }, index) =>
    Array.from({ length: 1 + ((index * 7) % 4) }, (_, turn) => {
      const day = String(2 + turn * 6 + (index % 5)).padStart(2, '0');
      const minutes = minutesOf[team] + (index % 3) * 15;
      return {
        volunteerId,
        teamId: teams[team],
        source: { type: team === 'rescue' && turn % 2 === 1 ? 'mission' : 'assignment', id: `demo-${index}-${turn}` },
        occurredAt: new Date(`${month}-${day}T20:30:00+08:00`),
        plannedMinutes: minutes,
        actualMinutes: minutes,
        creditedMinutes: minutes,
        grade: 'B' as const,
      };
    }),
  );
}
