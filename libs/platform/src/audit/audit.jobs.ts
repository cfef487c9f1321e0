import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Handles } from '../queue/handles.js';
import { defineJob } from '../queue/job-definition.js';

const sealAudit = defineJob('platform.seal-audit', { schedule: { every: 10_000 } });
/** Rows sealed in one transaction. */
const batch = 2_000;

/** Chains new audit rows by hash, per county (docs/adr: audit). */
@Injectable()
export class AuditJobs {
  constructor(private readonly work: UnitOfWork) {}

  @Handles(sealAudit)
  async seal(): Promise<number> {
    let total = 0;
    for (;;) {
      const row = await this.work.run(() =>
        this.work.one<{ sealed: number }>('SELECT audit.seal_pending($1) AS sealed', [batch]),
      );
      total += row?.sealed ?? 0;
      if ((row?.sealed ?? 0) < batch) return total;
    }
  }
}
