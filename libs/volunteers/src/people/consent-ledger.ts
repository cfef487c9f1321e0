import { Injectable } from '@nestjs/common';
import { Audit, Clock, defineEvent, Outbox, UnitOfWork } from '@redmaple/platform';

/** Somebody, or a guardian for them, took back what was agreed to. */
export const consentWithdrawn = defineEvent<{ personId: string }>('consent.withdrawn');

export interface GivenConsent {
  readonly personId: string;
  readonly purpose: string;
  /** Of the wording. */
  readonly version: string;
  readonly evidence: 'online' | 'paper';
  /** Day on the signed paper, YYYY-MM-DD. */
  readonly paperDate?: string;
}

/** Writes down what is agreed to and what is taken back, each with its line in the audit trail. */
@Injectable()
export class ConsentLedger {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  give({ personId, purpose, version, evidence, paperDate }: GivenConsent): Promise<void> {
    return this.work.run(async () => {
      const row = await this.work.one<{ id: string }>(
        `INSERT INTO volunteers.consent (person_id, purpose, document_version, given_at, evidence, paper_date)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
        [personId, purpose, version, this.clock.now(), evidence, paperDate ?? null],
      );
      await this.audit.record('consent.given', { type: 'consent', id: row?.id ?? '' }, { purpose, version });
    });
  }

  /** Dates the end of what lives; what was withdrawn before stays so. */
  withdraw(personId: string, purpose: string): Promise<void> {
    return this.work.run(async () => {
      const rows = await this.work.query<{ id: string; document_version: string }>(
        `UPDATE volunteers.consent SET withdrawn_at = $3
         WHERE person_id = $1 AND purpose = $2 AND withdrawn_at IS NULL RETURNING id, document_version`,
        [personId, purpose, this.clock.now()],
      );
      for (const { id, document_version: version } of rows)
        await this.audit.record('consent.withdrawn', { type: 'consent', id }, { purpose, version });
      if (rows.length > 0) await this.outbox.emit(consentWithdrawn, { personId });
    });
  }
}
