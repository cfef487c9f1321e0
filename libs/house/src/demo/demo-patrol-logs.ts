import { randomUUID } from 'node:crypto';
import { PatrolLogsService } from '@redmaple/shifts';
import type { DemoCast } from './demo-cast.js';
import type { DemoVolunteer } from './demo-volunteers.js';

/** What patrols saw in the last days, the oldest first. */
const seen = [
  { day: -4, time: '19:40', text: '枫溪大桥堰坝水位正常，岸边有三名学生，已劝离。救援竹竿完好。' },
  { day: -2, time: '18:55', text: '桥头堰坝下游护栏松动一处，已拉警戒带，请村里派人加固。' },
  { day: -1, time: '20:10', text: '枫源堰坝夜间无人下水，警示灯亮着。劝走两名夜钓的人。' },
] as const;

/** Logs of the patrol, each by another of its members. */
export async function fillPatrolLogs(
  cast: DemoCast,
  volunteers: readonly DemoVolunteer[],
  teamId: string,
): Promise<void> {
  const patrol = volunteers.filter((one) => one.team === 'patrol');
  for (const [index, { day, time, text }] of seen.entries()) {
    const { personId } = patrol[index % patrol.length] as DemoVolunteer;
    const log = { clientId: randomUUID(), teamId, observedAt: cast.at(day, time), text, photoIds: [] };
    await cast.asVolunteer(personId, () => cast.get(PatrolLogsService).write(log));
  }
}
