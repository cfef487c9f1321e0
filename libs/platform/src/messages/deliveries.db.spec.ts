import { ModuleRef } from '@nestjs/core';
import { Counties } from '../access/counties.js';
import { Clock } from '../clock/clock.js';
import { asSystem } from '../context/context.js';
import { uuidv7 } from '../crypto/identifiers.js';
import { Vault } from '../crypto/vault.js';
import { Outbox } from '../outbox/outbox.js';
import { openTestHouse, otherCounty, queryAsOwner, testCounty, type TestHouse } from '../testing/index.js';
import { IdempotencyJobs } from '../http/idempotency.jobs.js';
import { Channel, type OutgoingText } from './channel.js';
import { DeliveriesJobs } from './deliveries.jobs.js';
import { DevInboxChannel } from './dev-inbox.channel.js';
import { MessageWords } from './message-words.js';
import { deliverMessage, Messages } from './messages.js';
import { Recipients } from './recipients.js';

const rehearsal = '99R001';
const noon = new Date('2026-03-02T12:00:00+08:00');
const second = 1_000;

/** The gateway of a real installation: drops repeats of a key, as such gateways do. */
class Gateway extends Channel {
  readonly name = 'sms';
  readonly taken: OutgoingText[] = [];
  asked = 0;
  /** What happens when it is asked next. */
  meanwhile: () => Promise<void> = async () => {};

  async send(text: OutgoingText): Promise<void> {
    this.asked++;
    await this.meanwhile();
    if (!this.taken.some((one) => one.key === text.key)) this.taken.push(text);
  }
}

class OneRecipient extends Recipients {
  async find(personId: string) {
    return personId.endsWith('0') ? undefined : { phone: '15400000007', locale: 'zh-CN' as const };
  }
}

describe('a message', () => {
  let house: TestHouse;
  let gateway: Gateway;
  let keys = 0;

  beforeAll(async () => {
    house = await openTestHouse({ providers: [{ provide: Recipients, useClass: OneRecipient }] });
    await house.get<Counties>(Counties).register({ code: rehearsal, name: '演练', kind: 'rehearsal' });
  });
  afterAll(() => house?.close());
  beforeEach(() => {
    house.clock.set(noon);
    gateway = new Gateway();
  });

  /** The job as the worker of an installation with a gateway runs it. */
  function worker(): DeliveriesJobs {
    const [counties, inbox] = [house.get<Counties>(Counties), house.get<DevInboxChannel>(DevInboxChannel)];
    const [vault, clock, outbox] = [house.get<Vault>(Vault), house.get<Clock>(Clock), house.get<Outbox>(Outbox)];
    return new DeliveriesJobs(
      house.work,
      vault,
      gateway,
      inbox,
      house.get(ModuleRef),
      counties,
      clock,
      outbox,
      new MessageWords(),
    );
  }

  /** Outside a transaction, as a queue calls it. */
  const run = (deliveryId: string, attempt = 1, county = testCounty): Promise<void> =>
    asSystem(county, deliverMessage.name, () => worker().deliver({ deliveryId }, { attempt }));

  async function planned(
    more: { at?: Date; urgent?: boolean; dedupeKey?: string } = {},
    county = testCounty,
  ): Promise<string> {
    const id = await house.inCounty(
      () =>
        house.get<Messages>(Messages).sendToPhone({
          phone: '15400000001',
          template: 'messages.phoneCode',
          params: { code: '123456', minutes: 5 },
          dedupeKey: `key-${++keys}`,
          ...more,
        }),
      county,
    );
    return id ?? '';
  }

  const cancel = (prefix: string) => house.inCounty(() => house.get<Messages>(Messages).cancel(prefix));
  const stateOf = async (id: string) =>
    (
      await queryAsOwner<{ state: string; due_at: Date; sealed_phone: Buffer | null }>(
        house.database,
        'SELECT state, due_at, sealed_phone FROM platform.delivery WHERE id = $1',
        [id],
      )
    )[0];
  const askedAgainAt = async (id: string) =>
    (
      await queryAsOwner<{ not_before: Date | null }>(
        house.database,
        `SELECT not_before FROM platform.outbox WHERE payload->>'deliveryId' = $1 ORDER BY id`,
        [id],
      )
    ).map((one) => one.not_before);

  it('goes to the gateway where the installation has one', async () => {
    await run(await planned({ urgent: true }, otherCounty), 1, otherCounty);
    expect(await house.inCounty(() => house.get<DevInboxChannel>(DevInboxChannel).list(), otherCounty)).toEqual([]);
    expect(gateway.taken.map((one) => one.phone)).toEqual(['15400000001']);
  });

  it('of a rehearsal stays in the rehearsal’s own inbox, whatever the installation sends with', async () => {
    await run(await planned({ urgent: true }, rehearsal), 1, rehearsal);
    expect(await house.inCounty(() => house.get<DevInboxChannel>(DevInboxChannel).list(), rehearsal)).toHaveLength(1);
    expect(gateway.taken).toEqual([]);
  });

  it('is sent once, however often and however many workers run its job', async () => {
    const id = await planned();
    await Promise.allSettled(Array.from({ length: 6 }, () => run(id)));
    await run(id);
    expect(gateway.asked).toBe(1);
    expect(await stateOf(id)).toMatchObject({ state: 'sent', sealed_phone: null });
  });

  it('is asked for once, however often and at how many places at the same time', async () => {
    const before = keys;
    const ids = await Promise.all(Array.from({ length: 6 }, () => planned({ dedupeKey: `same-${before}` })));
    expect(ids.filter((id) => id !== '')).toHaveLength(1);
  });

  it.each(['before it was sent', 'after it was sent'])('is seen once when its worker is killed %s', async (when) => {
    const id = await planned();
    // A killed worker does nothing any more: the row stays in its hands.
    if (when === 'after it was sent') await gateway.send({ key: id, phone: '15400000001', text: '', template: '' });
    await queryAsOwner(
      house.database,
      `UPDATE platform.delivery SET state = 'sending', claimed_at = $2 WHERE id = $1`,
      [id, noon],
    );
    house.clock.advance(29 * second);
    await expect(run(id)).rejects.toThrow('being sent elsewhere');
    house.clock.advance(2 * second);
    await run(id, 2);
    expect(gateway.taken).toHaveLength(1);
    expect((await stateOf(id))?.state).toBe('sent');
  });

  it('that the gateway does not take is tried again, and failed for all to see after the last try', async () => {
    const id = await planned();
    gateway.meanwhile = () => Promise.reject(new Error('The SMS gateway answered 500.'));
    await expect(run(id, 1)).rejects.toThrow('500');
    expect((await stateOf(id))?.state).toBe('planned');
    await expect(run(id, deliverMessage.attempts)).rejects.toThrow('500');
    expect((await stateOf(id))?.state).toBe('failed');
    gateway.meanwhile = async () => {};
    await run(id, 1);
    expect((await stateOf(id))?.state).toBe('sent');
  });

  it('to someone who can’t be reached is failed, without noise', async () => {
    const personId = `${uuidv7(noon).slice(0, -1)}0`;
    const id = await house.inCounty(() =>
      house.get<Messages>(Messages).send({ personId, template: 'messages.phoneCode', dedupeKey: `nobody-${++keys}` }),
    );
    await run(id ?? '');
    expect((await stateOf(id ?? ''))?.state).toBe('failed');
  });

  it('that is taken back never goes out', async () => {
    const id = await planned({ dedupeKey: 'back' });
    expect(await cancel('back')).toBe(1);
    await run(id);
    expect([gateway.asked, (await stateOf(id))?.state]).toEqual([0, 'cancelled']);
  });

  it('that is taken back while a try of it fails has no other', async () => {
    const id = await planned({ dedupeKey: 'late' });
    gateway.meanwhile = async () => {
      expect(await cancel('late')).toBe(0);
      throw new Error('The SMS gateway answered 503.');
    };
    await expect(run(id)).rejects.toThrow('503');
    expect((await stateOf(id))?.state).toBe('cancelled');
    await run(id, 2);
    expect(gateway.asked).toBe(1);
  });

  it('raced by its own taking back is either sent or cancelled', async () => {
    for (let round = 0; round < 10; round++) {
      const id = await planned({ dedupeKey: `race-${round}` });
      const before = gateway.asked;
      const [waited] = await Promise.all([cancel(`race-${round}`), run(id)]);
      expect([(await stateOf(id))?.state, gateway.asked - before]).toEqual(
        waited === 1 ? ['cancelled', 0] : ['sent', 1],
      );
    }
  });

  it('whose job comes too early waits for its time', async () => {
    const at = new Date(noon.getTime() + 3_600_000);
    const id = await planned({ at });
    await run(id);
    expect([gateway.asked, await askedAgainAt(id)]).toEqual([0, [at, at]]);
    house.clock.set(at);
    await run(id);
    expect(gateway.asked).toBe(1);
  });

  it('whose job comes late, in the night, waits for the morning; one that is urgent does not', async () => {
    const [id, urgent] = [await planned(), await planned({ urgent: true })];
    house.clock.set(new Date('2026-03-02T23:10:00+08:00'));
    await run(id, 3);
    await run(urgent, 3);
    expect(gateway.taken.map((one) => one.key)).toEqual([urgent]);
    const morning = new Date('2026-03-03T07:00:00+08:00');
    expect(await askedAgainAt(id)).toEqual([null, morning]);
    house.clock.set(morning);
    await run(id);
    expect(gateway.taken).toHaveLength(2);
  });

  it('that is due at night is planned for 21:55', async () => {
    const id = await planned({ at: new Date('2026-03-03T05:00:00+08:00') });
    expect((await stateOf(id))?.due_at).toEqual(new Date('2026-03-02T21:55:00+08:00'));
  });

  it('that could not be delivered keeps its number for two days only', async () => {
    const id = await planned();
    gateway.meanwhile = () => Promise.reject(new Error('The SMS gateway answered 500.'));
    await expect(run(id, deliverMessage.attempts)).rejects.toThrow('500');
    house.clock.advance(47 * 3_600_000);
    await house.inCounty(() => house.get<IdempotencyJobs>(IdempotencyJobs).forget());
    expect((await stateOf(id))?.sealed_phone).not.toBeNull();
    house.clock.advance(2 * 3_600_000);
    await house.inCounty(() => house.get<IdempotencyJobs>(IdempotencyJobs).forget());
    expect((await stateOf(id))?.sealed_phone).toBeNull();
  });
});
