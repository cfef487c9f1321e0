import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { currentCounty } from '../context/context.js';
import { defineEvent, defineJob } from '../queue/job-definition.js';
import { Handles, On } from '../queue/handles.js';
import { JobRegistry } from '../queue/job-registry.js';
import { QueueBackend } from '../queue/queue-backend.js';
import { WorkerHost } from '../queue/worker-host.js';
import { openTestHouse, queryAsOwner, queueBackends, testCounty, type TestHouse } from '../testing/index.js';
import { Recipients } from '../messages/recipients.js';
import { DevInboxChannel } from '../messages/dev-inbox.channel.js';
import { Messages } from '../messages/messages.js';
import { Outbox } from './outbox.js';
import { OutboxStore } from './outbox-store.js';
import { Relay } from './relay.js';

const countThing = defineJob<{ id: string }>('sample.count-thing', { attempts: 3, backoff: 20 });
const thingMade = defineEvent<{ id: string }>('thing.made');

@Injectable()
class Sample {
  readonly counted: string[] = [];
  readonly heard: string[] = [];
  failures = 0;

  @Handles(countThing)
  async count({ id }: { id: string }): Promise<void> {
    if (this.failures > 0) {
      this.failures--;
      throw new Error('not yet');
    }
    this.counted.push(`${currentCounty()}/${id}`);
  }

  @On(thingMade, 'sample.hear-first')
  async hearFirst({ id }: { id: string }): Promise<void> {
    this.heard.push(`first/${id}`);
  }

  @On(thingMade, 'sample.hear-second')
  async hearSecond({ id }: { id: string }): Promise<void> {
    this.heard.push(`second/${id}`);
  }
}

class NoRecipients extends Recipients {
  async find() {
    return undefined;
  }
}

describe.each(queueBackends())('jobs on $name', ({ redis }) => {
  let house: TestHouse;
  let sample: Sample;
  let relay: Relay;

  beforeAll(async () => {
    house = await openTestHouse({ providers: [Sample, { provide: Recipients, useClass: NoRecipients }], redis });
    sample = house.get(Sample);
    house.get<JobRegistry>(JobRegistry).collect();
    relay = house.get(Relay);
    relay.start();
    await house.get<WorkerHost>(WorkerHost).start();
  });
  afterAll(async () => {
    await relay.stop();
    await house.get<WorkerHost>(WorkerHost).stop();
    await house.close();
  });

  it('run in their county after the commit, and are ticked off', async () => {
    const id = randomUUID();
    await house.inCounty(() => house.get<Outbox>(Outbox).enqueue(countThing, { id }));
    await until(() => sample.counted.includes(`${testCounty}/${id}`));
    await until(async () => {
      const rows = await queryAsOwner<{ handled_at: Date | null }>(
        house.database,
        'SELECT handled_at FROM platform.outbox WHERE payload = $1',
        [{ id }],
      );
      return rows[0]?.handled_at !== null;
    });
  });

  it('are tried again when they fail', async () => {
    const id = randomUUID();
    sample.failures = 2;
    await house.inCounty(() => house.get<Outbox>(Outbox).enqueue(countThing, { id }));
    await until(() => sample.counted.includes(`${testCounty}/${id}`));
  });

  it('tell every subscriber of an event', async () => {
    const id = randomUUID();
    await house.inCounty(() => house.get<Outbox>(Outbox).emit(thingMade, { id }));
    await until(() => sample.heard.includes(`first/${id}`) && sample.heard.includes(`second/${id}`));
  });

  it('wait for their time', async () => {
    const id = randomUUID();
    const at = new Date(Date.now() + 1_200);
    await house.inCounty(() => house.get<Outbox>(Outbox).enqueue(countThing, { id }, { at }));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(sample.counted).not.toContain(`${testCounty}/${id}`);
    await until(() => sample.counted.includes(`${testCounty}/${id}`));
    expect(Date.now()).toBeGreaterThanOrEqual(at.getTime() - 50);
  });

  it('come back when the queue has lost them', async () => {
    const id = randomUUID();
    const due = new Date(Date.now() + 3_600_000);
    await house.inCounty(() => house.get<Outbox>(Outbox).enqueue(countThing, { id }, { at: due }));
    const line = async () =>
      (
        await queryAsOwner<{ id: string; sent_at: Date | null }>(
          house.database,
          'SELECT id, sent_at FROM platform.outbox WHERE payload = $1',
          [{ id }],
        )
      )[0];
    await until(async () => (await line())?.sent_at != null);
    const queue = house.get<QueueBackend>(QueueBackend).queue('sample');
    await (await queue.getJob((await line())?.id ?? ''))?.remove();
    house.clock.set(new Date(due.getTime() + 60_000));
    await queryAsOwner(
      house.database,
      `UPDATE platform.outbox SET sent_at = sent_at - interval '2 hours' WHERE payload = $1`,
      [{ id }],
    );
    await house.get<OutboxStore>(OutboxStore).resend(house.clock.now(), 20);
    await until(() => sample.counted.includes(`${testCounty}/${id}`));
    house.clock.set(undefined);
  });

  it('deliver a message once, however often it is asked for', async () => {
    const key = `once:${randomUUID()}`;
    for (let time = 0; time < 3; time++) {
      await house.inCounty(() =>
        house.get<Messages>(Messages).sendToPhone({
          phone: '19900000001',
          template: 'messages.phoneCode',
          params: { code: key, minutes: 5 },
          dedupeKey: key,
          urgent: true,
        }),
      );
    }
    const inbox = () =>
      house.inCounty(() => house.get<DevInboxChannel>(DevInboxChannel).list({ phone: '19900000001' }));
    await until(async () => (await inbox()).length > 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await inbox()).filter((one) => one.text.includes(key))).toHaveLength(1);
  });
});

async function until(condition: () => boolean | Promise<boolean>, patience = 15_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
