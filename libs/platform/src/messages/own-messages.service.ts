import { Injectable } from '@nestjs/common';
import { currentContext, currentCounty } from '../context/context.js';
import { Counties } from '../access/counties.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type Page, PageQuery, toPage } from '../http/page.js';
import { translate } from '../http/texts.js';
import type { MessageParams } from './messages.js';
import { localisedParams } from './localised-params.js';

/** A message that was sent to me. */
export class OwnMessageView {
  id: string;
  /** Text key of the message: `messages.coverAsked`. */
  template: string;
  /** In the reader's language. */
  text: string;
  sentAt: string;
}

interface Row {
  readonly id: string;
  readonly template: string;
  readonly params: MessageParams;
  readonly sent_at: Date;
}

/** What was sent to the person who reads. */
@Injectable()
export class OwnMessages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly counties: Counties,
  ) {}

  /** Sent messages, the latest first. Codes and whatever else was sealed are not among them. */
  list({ limit, after }: PageQuery): Promise<Page<OwnMessageView>> {
    const { actor, locale } = currentContext();
    return this.work.run(async () => {
      const timezone = await this.counties.timezoneOf(currentCounty());
      // What was sealed goes to phones and not to people; the emptied texts of such messages are left out all the same.
      const rows = await this.work.query<Row>(
        `SELECT id, template, params, sent_at FROM platform.delivery
         WHERE person_id = $1 AND state = 'sent' AND sealed_text IS NULL AND template <> 'messages.phoneCode'
           AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $2`,
        [actor.personId ?? null, limit + 1, after ?? null],
      );
      return toPage(
        rows.map(({ id, template, params, sent_at }) => ({
          id,
          template,
          text: translate(locale, template, localisedParams(params, locale, timezone)),
          sentAt: sent_at.toISOString(),
        })),
        limit,
      );
    });
  }
}
