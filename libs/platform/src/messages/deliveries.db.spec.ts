import { Counties } from '../access/counties.js';
import { Clock } from '../clock/clock.js';
import { Vault } from '../crypto/vault.js';
import { openTestHouse, otherCounty, type TestHouse } from '../testing/index.js';
import { ModuleRef } from '@nestjs/core';
import { Channel, type OutgoingText } from './channel.js';
import { DeliveriesJobs } from './deliveries.jobs.js';
import { DevInboxChannel } from './dev-inbox.channel.js';
import { Messages } from './messages.js';

const rehearsal = '99R001';

/** The gateway of a real installation; remembers what it took. */
class Gateway extends Channel {
  readonly name = 'sms';
  readonly taken: OutgoingText[] = [];

  async send(text: OutgoingText): Promise<void> {
    this.taken.push(text);
  }
}

describe('a message', () => {
  let house: TestHouse;
  const gateway = new Gateway();

  beforeAll(async () => {
    house = await openTestHouse({});
    await house.get<Counties>(Counties).register({ code: rehearsal, name: '演练', kind: 'rehearsal' });
  });
  afterAll(() => house.close());

  /** Plans a code in a county and delivers it as the worker of an installation with a gateway does. */
  async function deliverIn(county: string): Promise<number> {
    const [counties, inbox] = [house.get<Counties>(Counties), house.get<DevInboxChannel>(DevInboxChannel)];
    const [vault, clock] = [house.get<Vault>(Vault), house.get<Clock>(Clock)];
    const jobs = new DeliveriesJobs(house.work, vault, gateway, inbox, house.get(ModuleRef), counties, clock);
    await house.inCounty(async () => {
      const message = { template: 'messages.phoneCode', params: { code: '123456', minutes: 5 }, dedupeKey: 'one' };
      const id = await house.get<Messages>(Messages).sendToPhone({ ...message, phone: '15400000001', urgent: true });
      await jobs.deliver({ deliveryId: id ?? '' });
    }, county);
    return (await house.inCounty(() => inbox.list(), county)).length;
  }

  it('goes to the gateway where the installation has one', async () => {
    expect(await deliverIn(otherCounty)).toBe(0);
    expect(gateway.taken.map((one) => one.phone)).toEqual(['15400000001']);
  });

  it('of a rehearsal stays in the rehearsal’s own inbox, whatever the installation sends with', async () => {
    expect(await deliverIn(rehearsal)).toBe(1);
    expect(gateway.taken).toHaveLength(1);
  });
});
