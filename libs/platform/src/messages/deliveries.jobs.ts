import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { translate } from '../http/texts.js';
import { Counties } from '../access/counties.js';
import { Clock } from '../clock/clock.js';
import { currentCounty } from '../context/context.js';
import { Vault } from '../crypto/vault.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Handles } from '../queue/handles.js';
import { Channel } from './channel.js';
import { DevInboxChannel } from './dev-inbox.channel.js';
import { deliverMessage, type MessageParams } from './messages.js';
import { Recipients } from './recipients.js';

/** A claim older than this belongs to a worker that died; the gateway's key keeps a repeat from being seen, in seconds. */
const claimSeconds = 30;
/** Delays of the queue may fire a little early against the database's due time, in milliseconds. */
const tolerance = 1_500;

interface Claimed {
  id: string;
  person_id: string | null;
  sealed_phone: Buffer | null;
  sealed_text: Buffer | null;
  template: string;
  params: MessageParams;
  locale: 'zh-CN' | 'en';
}

/** Sends planned messages: claim, send, tick off. Killed in between, the next run repeats it under the same key. */
@Injectable()
export class DeliveriesJobs {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
    private readonly channel: Channel,
    private readonly inbox: DevInboxChannel,
    private readonly modules: ModuleRef,
    private readonly counties: Counties,
    private readonly clock: Clock,
  ) {}

  @Handles(deliverMessage)
  async deliver({ deliveryId }: { deliveryId: string }): Promise<void> {
    const claimed = await this.claim(deliveryId);
    if (!claimed) return;
    const to = await this.addressOf(claimed);
    if (!to) return this.finish(claimed.id, 'failed');
    const text = claimed.sealed_text
      ? this.vault.openShared('delivery.text', claimed.sealed_text)
      : translate(to.locale, claimed.template, await this.localised(claimed.params, to.locale));
    const channel = await this.channelOfCounty();
    try {
      await channel.send({ key: claimed.id, phone: to.phone, text, template: claimed.template });
    } catch (error) {
      await this.unclaim(claimed.id);
      throw error;
    }
    await this.finish(claimed.id, 'sent', channel);
  }

  /** A rehearsal's people are invented: nothing of it leaves the house, on any installation. */
  private async channelOfCounty(): Promise<Channel> {
    const county = (await this.counties.all()).get(currentCounty());
    return county?.kind === 'rehearsal' ? this.inbox : this.channel;
  }

  /** The row, if it is still wanted, due and not in other hands. Cancelled, sent or early: nothing. */
  private async claim(id: string): Promise<Claimed | undefined> {
    const now = this.clock.now();
    const [claimed, inHands] = await this.work.run(async () => {
      const row = await this.work.one<Claimed>(
        `UPDATE platform.delivery SET state = 'sending', claimed_at = $2, attempts = attempts + 1
         WHERE id = $1 AND due_at <= $4 AND (state = 'planned' OR (state = 'sending' AND claimed_at < $2::timestamptz - make_interval(secs => $3)))
         RETURNING id, person_id, sealed_phone, sealed_text, template, params, locale`,
        [id, now, claimSeconds, new Date(now.getTime() + tolerance)],
      );
      if (row) return [row, false] as const;
      const other = await this.work.one(`SELECT 1 FROM platform.delivery WHERE id = $1 AND state IN ('planned', 'sending')`, [id]);
      return [undefined, other !== undefined] as const;
    });
    // Another worker may have died with it in its hands: come back after the claim has aged.
    if (inHands) throw new Error('The message is not due or is being sent elsewhere; trying again.');
    return claimed;
  }

  private async addressOf(claimed: Claimed) {
    if (claimed.sealed_phone) {
      return { phone: this.vault.openShared('delivery.phone', claimed.sealed_phone), locale: claimed.locale };
    }
    const { person_id: personId } = claimed;
    if (personId === null) return undefined;
    // The lib that owns people stands above the platform, so it is looked up when it is needed.
    const recipients = this.modules.get(Recipients, { strict: false });
    return this.work.run(() => recipients.find(personId));
  }

  private async localised(params: MessageParams, locale: string): Promise<MessageParams> {
    const timeZone = await this.counties.timezoneOf(currentCounty());
    const format = new Intl.DateTimeFormat(locale, { timeZone, month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    return Object.fromEntries(
      Object.entries(params).map(([key, value]) => [key, key.endsWith('At') && typeof value === 'string' ? format.format(new Date(value)) : value]),
    );
  }

  private async finish(id: string, state: 'sent' | 'failed', channel = this.channel): Promise<void> {
    await this.work.run(() =>
      this.work.execute(
        `UPDATE platform.delivery SET state = $2, sent_at = $3, channel = $4, sealed_phone = NULL, sealed_text = NULL WHERE id = $1`,
        [id, state, this.clock.now(), channel.name],
      ),
    );
  }

  private async unclaim(id: string): Promise<void> {
    await this.work.run(() =>
      this.work.execute(`UPDATE platform.delivery SET state = 'planned', claimed_at = NULL WHERE id = $1 AND state = 'sending'`, [id]),
    );
  }
}
