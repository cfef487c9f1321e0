import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JobRegistry, Relay, WorkerHost } from '@redmaple/platform';
import { queryAsOwner, queueBackends, type TestHouse } from '@redmaple/platform/testing';
import { ServiceRecordsService } from '../service-records/service-records.service.js';
import { openMembershipHouse, type Somebody, staff, team, volunteer } from '../testing/membership-house.js';
import { RecognitionRuns } from './runs.service.js';

describe.each(queueBackends())('a month on $name', ({ redis }) => {
  let house: TestHouse;
  let operator: Somebody;

  beforeAll(async () => {
    house = await openMembershipHouse({ redis });
    // Noon: messages are not held back for the night.
    house.clock.set(new Date(new Date().toISOString().replace(/T.*/, 'T04:00:00Z')));
    house.get<JobRegistry>(JobRegistry).collect();
    house.get<Relay>(Relay).start();
    await house.get<WorkerHost>(WorkerHost).start();
    operator = await staff(house, ['operator']);
  });
  afterAll(async () => {
    await house?.get<Relay>(Relay).stop();
    await house?.get<WorkerHost>(WorkerHost).stop();
    await house?.close();
  });

  it('is counted by the worker, and whoever is commended reads so once', async () => {
    const runs = house.get<RecognitionRuns>(RecognitionRuns);
    const teamId = await team(house);
    const { id: volunteerId, personId } = await volunteer(house);
    await house.inCounty(() =>
      house.get<ServiceRecordsService>(ServiceRecordsService).credit({
        volunteerId,
        teamId,
        source: { type: 'assignment', id: 'q-1' },
        occurredAt: new Date('2024-05-06T04:00:00Z'),
        plannedMinutes: 600,
        actualMinutes: 600,
        creditedMinutes: 600,
        grade: 'B',
      }),
    );
    const { id } = await operator.act(() => runs.start('2024-05'));
    const detail = () => operator.act(() => runs.detail(id));
    await until(async () => (await detail()).state === 'draft');
    expect(await detail()).toMatchObject({ progress: 100, lineCount: 1, commendedCount: 1 });
    const opened = await operator.act(async () => runs.open(id, (await runs.detail(id)).version));
    house.clock.set(new Date(house.clock.now().getTime() + 8 * 86_400_000));
    const admin = await staff(house, ['county-admin']);
    const decided = await admin.act(() => runs.decide(id, opened.version, 'approved'));
    await operator.act(() => runs.publish(id, decided.version));
    const told = () =>
      queryAsOwner<{ template: string }>(
        house.database,
        `SELECT template FROM platform.delivery WHERE person_id = $1`,
        [personId],
      );
    await until(async () => (await told()).length > 0);
    expect(await told()).toEqual([{ template: 'messages.commended' }]);
  });
});

async function until(condition: () => Promise<boolean>, patience = 20_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
