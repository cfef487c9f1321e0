import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Handles } from '../queue/handles.js';
import { defineJob } from '../queue/job-definition.js';

const forgetShortLived = defineJob('platform.forget-short-lived', { schedule: { every: 3_600_000 } });

/** Removes what has done its duty: answered keys, codes and undelivered numbers after two days, ended sessions after thirty. */
@Injectable()
export class IdempotencyJobs {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  @Handles(forgetShortLived)
  forget(): Promise<void> {
    const now = this.clock.now();
    return this.work.run(async () => {
      await this.work.execute(
        `DELETE FROM platform.idempotency_key WHERE created_at < $1::timestamptz - interval '2 days'`,
        [now],
      );
      await this.work.execute(
        `DELETE FROM platform.phone_code WHERE created_at < $1::timestamptz - interval '2 days'`,
        [now],
      );
      // What could not be delivered keeps its number for two days, in case a person asks for another try.
      await this.work.execute(
        `UPDATE platform.delivery SET sealed_phone = NULL, sealed_text = NULL
         WHERE state IN ('failed', 'cancelled') AND sealed_phone IS NOT NULL AND due_at < $1::timestamptz - interval '2 days'`,
        [now],
      );
      await this.work.execute(`DELETE FROM platform.session WHERE expires_at < $1::timestamptz - interval '30 days'`, [
        now,
      ]);
    });
  }
}
