import { Injectable } from '@nestjs/common';
import { translate } from '../http/texts.js';
import { Counties } from '../access/counties.js';
import { Clock } from '../clock/clock.js';
import { currentContext, currentCounty } from '../context/context.js';
import { uuidv7 } from '../crypto/identifiers.js';
import { Vault } from '../crypto/vault.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Outbox } from '../outbox/outbox.js';
import { defineJob } from '../queue/job-definition.js';
import { outsideQuietHours } from './quiet-hours.js';

/** Values of a message's text. Instants are ISO strings; `…At` values are shown in the county's zone. */
export type MessageParams = Readonly<Record<string, string | number>>;

export interface MessageToPerson {
  readonly personId: string;
  /** Text key, e.g. `messages.sessionReminder`. */
  readonly template: string;
  /** Stored in clear: titles, times and counts only. */
  readonly params?: MessageParams;
  /** One message per key and county, for ever: a second send with the same key does nothing. */
  readonly dedupeKey: string;
  /** Not before; moved out of quiet hours unless urgent. */
  readonly at?: Date;
  /** Passes quiet hours: codes that someone waits for, and dispatch. */
  readonly urgent?: boolean;
}

export interface MessageToPhone extends Omit<MessageToPerson, 'personId'> {
  readonly phone: string;
  /** The params are secret (a code): the finished text is stored sealed and they are not stored. */
  readonly secretParams?: boolean;
}

export const deliverMessage = defineJob<{ deliveryId: string }>('platform.deliver-message', {
  attempts: 8,
  backoff: 2_000,
});

/** Plans messages: one delivery row and one job each, in the caller's transaction. */
@Injectable()
export class Messages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly counties: Counties,
  ) {}

  /** @returns the delivery's id, or undefined when a message with this key was planned before. */
  send(message: MessageToPerson): Promise<string | undefined> {
    return this.plan(message, { personId: message.personId });
  }

  /** For numbers that belong to no person yet; the number is stored sealed and removed after sending. */
  sendToPhone(message: MessageToPhone): Promise<string | undefined> {
    const text = message.secretParams
      ? translate(currentContext().locale, message.template, message.params ?? {})
      : undefined;
    return this.plan(message.secretParams ? { ...message, params: {} } : message, {
      sealedPhone: this.vault.sealShared('delivery.phone', message.phone),
      ...(text !== undefined && { sealedText: this.vault.sealShared('delivery.text', text) }),
    });
  }

  /**
   * Takes back what has not gone out yet. `prefix` matches the start of dedupe keys. One that is being sent this
   * moment may still arrive, but if that try fails there is no other. Returns how many were still waiting.
   */
  cancel(prefix: string): Promise<number> {
    return this.work.run(async () => {
      const touched = await this.work.query<{ waited: boolean }>(
        `UPDATE platform.delivery SET
           state = CASE state WHEN 'planned' THEN 'cancelled' ELSE state END,
           sealed_phone = CASE WHEN state <> 'planned' THEN sealed_phone END,
           sealed_text = CASE WHEN state <> 'planned' THEN sealed_text END,
           withdrawn_at = $2
         WHERE starts_with(dedupe_key, $1) AND state IN ('planned', 'sending', 'failed')
         RETURNING old.state = 'planned' AS waited`,
        [prefix, this.clock.now()],
      );
      return touched.filter((one) => one.waited).length;
    });
  }

  private plan(
    message: Omit<MessageToPerson, 'personId'>,
    to: { personId?: string; sealedPhone?: Buffer; sealedText?: Buffer },
  ): Promise<string | undefined> {
    return this.work.run(async () => {
      const now = this.clock.now();
      const wanted = message.at && message.at > now ? message.at : now;
      const due = message.urgent
        ? wanted
        : outsideQuietHours(wanted, await this.counties.timezoneOf(currentCounty()), now);
      const row = await this.work.one<{ id: string }>(
        `INSERT INTO platform.delivery (id, dedupe_key, person_id, sealed_phone, sealed_text, template, params, locale, due_at, urgent)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (county_code, dedupe_key) DO NOTHING RETURNING id`,
        [
          uuidv7(now),
          message.dedupeKey,
          to.personId ?? null,
          to.sealedPhone ?? null,
          to.sealedText ?? null,
          message.template,
          JSON.stringify(message.params ?? {}),
          currentContext().locale,
          due,
          message.urgent ?? false,
        ],
      );
      if (row) await this.outbox.enqueue(deliverMessage, { deliveryId: row.id }, due > now ? { at: due } : {});
      return row?.id;
    });
  }
}
