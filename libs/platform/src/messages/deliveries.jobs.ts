import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Locale } from '@redmaple/i18n';
import { translate } from '../http/texts.js';
import { Counties } from '../access/counties.js';
import { Clock } from '../clock/clock.js';
import { currentCounty } from '../context/context.js';
import { Vault } from '../crypto/vault.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Outbox } from '../outbox/outbox.js';
import { Handles, type JobRun } from '../queue/handles.js';
import { Channel } from './channel.js';
import { DevInboxChannel } from './dev-inbox.channel.js';
import { localisedParams } from './localised-params.js';
import { deliverMessage, type MessageParams } from './messages.js';
import { endOfAllQuiet, endOfQuietHours, isOwnQuiet, isQuiet } from './quiet-hours.js';
import { MessageWords } from './message-words.js';
import { type Recipient, Recipients } from './recipients.js';

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
  urgent: boolean;
}

/** Where a message stands that somebody wanted to read without a text to their phone. */
const ownPages = { name: 'me' } as const;

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
    private readonly outbox: Outbox,
    private readonly words: MessageWords,
  ) {}

  @Handles(deliverMessage)
  async deliver({ deliveryId }: { deliveryId: string }, run: Pick<JobRun, 'attempt'>): Promise<void> {
    const claimed = await this.claim(deliveryId);
    if (!claimed) return;
    const channel = await this.channelOfCounty();
    try {
      const to = await this.addressOf(claimed);
      if (!to) return await this.finish(claimed.id, 'failed', channel);
      if (!claimed.urgent && to.wishes?.noTexts === true) return await this.finish(claimed.id, 'sent', ownPages);
      if (!claimed.urgent && (await this.waitsForOwnHours(claimed.id, to))) return;
      const text = claimed.sealed_text
        ? this.vault.openShared('delivery.text', claimed.sealed_text)
        : await this.wordsOf(claimed, to.locale);
      await channel.send({ key: claimed.id, phone: to.phone, text, template: claimed.template });
    } catch (error) {
      await this.putBack(claimed.id, run.attempt >= deliverMessage.attempts);
      throw error;
    }
    await this.finish(claimed.id, 'sent', channel);
  }

  /** A rehearsal's people are invented: nothing of it leaves the house, on any installation. */
  private async channelOfCounty(): Promise<Channel> {
    const county = (await this.counties.all()).get(currentCounty());
    return county?.kind === 'rehearsal' ? this.inbox : this.channel;
  }

  /** The row, if it is still wanted, due, not in other hands and not a disturbance. Otherwise nothing. */
  private async claim(id: string): Promise<Claimed | undefined> {
    const now = this.clock.now();
    const timezone = await this.counties.timezoneOf(currentCounty());
    const [claimed, inHands] = await this.work.run(async () => {
      const row = await this.work.one<Claimed>(
        `UPDATE platform.delivery SET state = 'sending', claimed_at = $2, attempts = attempts + 1
         WHERE id = $1 AND due_at <= $4 AND (urgent OR NOT $5::boolean) AND withdrawn_at IS NULL
           AND (state IN ('planned', 'failed') OR (state = 'sending' AND claimed_at < $2::timestamptz - make_interval(secs => $3)))
         RETURNING id, person_id, sealed_phone, sealed_text, template, params, locale, urgent`,
        [id, now, claimSeconds, new Date(now.getTime() + tolerance), isQuiet(now, timezone)],
      );
      return row ? ([row, false] as const) : ([undefined, await this.isInOtherHands(id, now, timezone)] as const);
    });
    // Another worker may have died with it in its hands: come back after the claim has aged.
    if (inHands) throw new Error('The message is being sent elsewhere; trying again.');
    return claimed;
  }

  /** Why a message could not be claimed; one that is too early, or late and now in the night, is asked for again. */
  private async isInOtherHands(id: string, now: Date, timezone: string): Promise<boolean> {
    const row = await this.work.one<{ state: string; due_at: Date; urgent: boolean; withdrawn_at: Date | null }>(
      'SELECT state, due_at, urgent, withdrawn_at FROM platform.delivery WHERE id = $1 FOR UPDATE',
      [id],
    );
    if (!row || row.withdrawn_at) return false;
    if (row.state === 'planned' || row.state === 'failed') {
      const due = row.due_at > now ? row.due_at : now;
      const at = row.urgent ? due : endOfQuietHours(due, timezone);
      await this.work.execute('UPDATE platform.delivery SET due_at = $2 WHERE id = $1', [id, at]);
      await this.outbox.enqueue(deliverMessage, { deliveryId: id }, { at });
    }
    return row.state === 'sending';
  }

  /** Puts a message off that would ring in somebody's own hours of silence. */
  private async waitsForOwnHours(id: string, { wishes }: Recipient): Promise<boolean> {
    const quiet = wishes?.quiet;
    const now = this.clock.now();
    const timezone = await this.counties.timezoneOf(currentCounty());
    if (!quiet || !isOwnQuiet(now, timezone, quiet)) return false;
    const at = endOfAllQuiet(now, timezone, quiet);
    if (at <= now) return false;
    await this.work.run(async () => {
      const waiting = await this.work.execute(
        `UPDATE platform.delivery SET claimed_at = NULL, due_at = $2, attempts = attempts - 1,
           state = CASE WHEN withdrawn_at IS NOT NULL THEN 'cancelled' ELSE 'planned' END
         WHERE id = $1 AND state = 'sending'`,
        [id, at],
      );
      if (waiting > 0) await this.outbox.enqueue(deliverMessage, { deliveryId: id }, { at });
    });
    return true;
  }

  private async addressOf(claimed: Claimed): Promise<Recipient | undefined> {
    if (claimed.sealed_phone) {
      return { phone: this.vault.openShared('delivery.phone', claimed.sealed_phone), locale: claimed.locale };
    }
    const { person_id: personId } = claimed;
    if (personId === null) return undefined;
    // The lib that owns people stands above the platform, so it is looked up when it is needed.
    const recipients = this.modules.get(Recipients, { strict: false });
    return this.work.run(() => recipients.find(personId));
  }

  /** The finished text. What is urgent waits for nobody's wishes about words. */
  private async wordsOf({ template, params, urgent }: Claimed, locale: Locale): Promise<string> {
    const localised = await this.localised(params, locale);
    const text = translate(locale, template, localised);
    if (urgent) return text;
    return this.words.of({ template, locale, text, filledIn: Object.values(localised).map(String) });
  }

  private async localised(params: MessageParams, locale: string): Promise<MessageParams> {
    return localisedParams(params, locale, await this.counties.timezoneOf(currentCounty()));
  }

  private async finish(id: string, state: 'sent' | 'failed', channel: Pick<Channel, 'name'>): Promise<void> {
    await this.work.run(() =>
      this.work.execute(
        `UPDATE platform.delivery SET state = $2, sent_at = CASE WHEN $2 = 'sent' THEN $3::timestamptz END, channel = $4,
           sealed_phone = NULL, sealed_text = NULL WHERE id = $1`,
        [id, state, this.clock.now(), channel.name],
      ),
    );
  }

  /** After a try that failed: for the next one; or failed for good, until a person asks for another. */
  private async putBack(id: string, wasLast: boolean): Promise<void> {
    await this.work.run(() =>
      this.work.execute(
        `UPDATE platform.delivery SET claimed_at = NULL, state = CASE WHEN withdrawn_at IS NOT NULL THEN 'cancelled' ELSE $2 END
         WHERE id = $1 AND state = 'sending'`,
        [id, wasLast ? 'failed' : 'planned'],
      ),
    );
  }
}
