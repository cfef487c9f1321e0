import { Injectable } from '@nestjs/common';
import {
  accessErrors,
  Audit,
  Clock,
  currentContext,
  Messages,
  Outbox,
  requestErrors,
  UnitOfWork,
} from '@redmaple/platform';
import { InsuranceService } from '../insurance/insurance.service.js';
import { Looks } from '../people/looks.service.js';
import { QualificationsService } from '../qualifications/qualifications.service.js';
import { ClaimReader, type ClaimRow } from './claim-reader.js';
import type { ClaimView, DecideClaim } from './claim.dto.js';
import { claimErrors } from './claims.errors.js';
import { claimChanged } from './claims.service.js';

/** The office says whether a paper shows what it is said to show; nobody about their own, nor verifies what they sent in for another. */
@Injectable()
export class ClaimDecisions {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reader: ClaimReader,
    private readonly qualifications: QualificationsService,
    private readonly insurance: InsuranceService,
    private readonly looks: Looks,
    private readonly messages: Messages,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Verified, the certificate or policy counts from now on, in the same transaction. The holder is told either way.
   * @throws access.samePerson, claims.sentByYou, claims.decided, request.stale, claims.reasonNeeded, claims.numberUsed, claims.endBeforeStart, and
   *   what a certificate or policy is refused for
   */
  decide(id: string, wish: DecideClaim): Promise<ClaimView> {
    return this.work.run(async () => {
      const row = await this.reader.locked(id);
      if (row.person_id === currentContext().actor.personId) throw accessErrors.samePerson();
      if (row.state !== 'waiting') throw claimErrors.decided();
      if (row.version !== wish.version) throw requestErrors.stale();
      const note = wish.note?.trim() || null;
      if (wish.outcome === 'reject') {
        if (wish.reason === undefined) throw claimErrors.reasonNeeded({}, { field: 'reason' });
        await this.end(row, 'rejected', { reason: wish.reason, note });
      } else {
        if (row.sent_by === currentContext().actor.id) throw claimErrors.sentByYou();
        await this.requireUnused(row);
        await this.end(row, 'verified', { note, made: await this.make(row, wish) });
      }
      await this.looks.note(row.person_id, 'claim');
      const outcome = wish.outcome === 'verify' ? 'verified' : 'rejected';
      await this.audit.record(`claim.${outcome}`, { type: 'claim', id }, { volunteerId: row.volunteer_id });
      await this.outbox.emit(claimChanged, { claimId: id, volunteerId: row.volunteer_id });
      await this.messages.send({
        personId: row.person_id,
        template: outcome === 'verified' ? 'messages.claimVerified' : 'messages.claimRejected',
        dedupeKey: `claim:${id}:${outcome}`,
      });
      return (await this.reader.views([await this.reader.locked(id)]))[0] as ClaimView;
    });
  }

  private make(row: ClaimRow, wish: DecideClaim): Promise<string> {
    const validFrom = wish.validFrom ?? row.valid_from;
    const validTo = wish.validTo ?? row.valid_to ?? undefined;
    if (validTo !== undefined && validTo < validFrom) throw claimErrors.endBeforeStart({}, { field: 'validTo' });
    const renews = row.renews ?? undefined;
    if (row.kind === 'qualification')
      return this.qualifications.issue({
        volunteerId: row.volunteer_id,
        code: row.code ?? '',
        issuer: row.issuer,
        validFrom,
        validTo,
        // The paper's own number often stays the same when it is renewed.
        evidence: { type: 'claim', id: row.id },
        ...(renews !== undefined && { renews }),
      });
    if (validTo === undefined) throw claimErrors.endNeeded({}, { field: 'validTo' });
    return this.insurance.verified({
      volunteerId: row.volunteer_id,
      insurer: row.issuer,
      policyNumber: row.number,
      validFrom,
      validTo,
      coversDanger: row.covers_danger,
      ...(renews !== undefined && { renews }),
    });
  }

  /** The same number of the same kind proves nothing about a second person. A group's policy has one number for all. */
  private async requireUnused({ id, kind, code, number, volunteer_id }: ClaimRow): Promise<void> {
    if (kind === 'insurance') return;
    const used = await this.work.one(
      `SELECT 1 FROM volunteers.claim c WHERE c.id <> $1 AND c.state = 'verified' AND c.code = $2 AND c.number = $3 AND c.volunteer_id <> $4
       UNION ALL SELECT 1 FROM volunteers.qualification q WHERE q.evidence_type = 'paper' AND q.evidence_id = $3 AND q.code = $2
         AND q.volunteer_id <> $4 LIMIT 1`,
      [id, code, number, volunteer_id],
    );
    if (used) throw claimErrors.numberUsed();
  }

  private async end(
    row: ClaimRow,
    state: 'verified' | 'rejected',
    more: { reason?: string; note: string | null; made?: string },
  ): Promise<void> {
    await this.work.execute(
      `UPDATE volunteers.claim SET state = $2, decided_at = $3, decided_by = $4, reason = $5, note = $6, made = $7, version = version + 1
       WHERE id = $1`,
      [row.id, state, this.clock.now(), currentContext().actor.id, more.reason ?? null, more.note, more.made ?? null],
    );
  }
}
