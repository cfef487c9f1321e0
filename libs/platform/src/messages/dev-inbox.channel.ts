import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Channel, type OutgoingText } from './channel.js';

export interface DevInboxMessage {
  readonly id: string;
  readonly phone: string;
  readonly template: string;
  readonly text: string;
  readonly at: string;
}

/** Keeps messages on a page instead of sending them: on the embedded database, with DEV_INBOX=1, and in rehearsals. */
@Injectable()
export class DevInboxChannel extends Channel {
  readonly name = 'dev-inbox';

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  async send(text: OutgoingText): Promise<void> {
    await this.work.separately(() =>
      this.work.execute(
        `INSERT INTO platform.dev_inbox (delivery_id, phone, template, text, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (delivery_id) DO NOTHING`,
        [text.key, text.phone, text.template, text.text, this.clock.now()],
      ),
    );
  }

  /** Newest first. */
  list(options: { phone?: string; limit?: number } = {}): Promise<DevInboxMessage[]> {
    return this.work.run(async () => {
      const rows = await this.work.query<{ id: string; phone: string; template: string; text: string; at: Date }>(
        'SELECT id, phone, template, text, at FROM platform.dev_inbox WHERE ($1::text IS NULL OR phone = $1) ORDER BY id DESC LIMIT $2',
        [options.phone ?? null, options.limit ?? 100],
      );
      return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    });
  }
}
