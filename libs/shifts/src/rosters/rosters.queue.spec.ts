import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DevInboxChannel, JobRegistry, Relay, WorkerHost } from '@redmaple/platform';
import { queueBackends } from '@redmaple/platform/testing';
import type { VolunteerView } from '@redmaple/plugins/house';
import { CoverService } from '../cover/cover.service.js';
import { TemplatesService } from '../templates/templates.service.js';
import { weekStartOf } from '../time/zoned-time.js';
import { ShiftsHouse } from '../testing/shifts-house.js';
import { RosterPublishingService } from './roster-publishing.service.js';
import { RostersService } from './rosters.service.js';

describe.each(queueBackends())('a week of shifts on $name', ({ redis }) => {
  let house: ShiftsHouse;

  beforeAll(async () => {
    house = await ShiftsHouse.open({ redis });
    house.get(JobRegistry).collect();
    house.get(Relay).start();
    await house.get(WorkerHost).start();
  });
  afterAll(async () => {
    await house.get(Relay).stop();
    await house.get(WorkerHost).stop();
    await house.close();
  });

  const get = (id: string) => house.operator(() => house.get(RostersService).get(id));

  it('is drafted by the worker, published, and its people are told once; who cannot come is covered', async () => {
    // Noon: messages are not held back for the night.
    house.house.clock.set(noon());
    const { team } = house.team(3);
    await house.operator(() => house.get(TemplatesService).createFromTeamType({ teamId: team.id }));
    const weekStart = weekStartOf(new Date(house.house.clock.now().getTime() + 7 * 86_400_000), 'Asia/Shanghai');
    const { id } = await house.operator(() => house.get(RostersService).create({ teamId: team.id, weekStart }));
    await until(async () => (await get(id)).state === 'drafted');
    const drafted = await get(id);
    expect(drafted.progress).toBe(100);
    const { roster, blocked } = await house.operator(() =>
      house.get(RosterPublishingService).publish(id, drafted.version),
    );
    expect(blocked).toEqual([]);
    const people = [...house.volunteers.all.values()];
    await until(async () => (await inbox(people)).filter((text) => text.includes('本周排班已发布')).length === 3);

    const assignment = roster.shifts[0]?.seats[0]?.assignment;
    const holder = people.find((one) => one.id === assignment?.volunteer.id) as VolunteerView;
    const { coverRequestId = '' } = await house.volunteer(holder, () =>
      house.get(CoverService).cannotCome(assignment?.id ?? '', 'transport'),
    );
    const spare = people.find(
      (one) => !roster.shifts[0]?.seats.some((seat) => seat.assignment?.volunteer.id === one.id),
    ) as VolunteerView;
    await until(async () => (await inbox([spare])).some((text) => text.includes('您能来顶班吗')));
    await house.volunteer(spare, () => house.get(CoverService).take(coverRequestId));
    const after = await get(id);
    expect(after.shifts[0]?.seats[0]?.assignment).toMatchObject({
      volunteer: { id: spare.id },
      state: 'confirmed',
      source: 'cover',
    });
    expect((await inbox(people)).filter((text) => text.includes('本周排班已发布'))).toHaveLength(3);
  });

  async function inbox(people: readonly VolunteerView[]): Promise<string[]> {
    const lists = await Promise.all(
      people.map(({ number }) =>
        house.house.inCounty(() => house.get(DevInboxChannel).list({ phone: `1990000${number.slice(1)}` })),
      ),
    );
    return lists.flat().map((one) => one.text);
  }
});

/** Today at 12:00 in the county. */
function noon(): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 4));
}

async function until(condition: () => Promise<boolean>, patience = 20_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
