import { Injectable } from '@nestjs/common';
import { dayIn } from '@redmaple/i18n';
import {
  Audit,
  Clock,
  Counties,
  currentContext,
  currentCounty,
  Outbox,
  requestErrors,
  toPage,
  UnitOfWork,
} from '@redmaple/platform';
import {
  defineEvent,
  type NewQualification,
  Qualifications,
  type QualificationView,
  TeamTypes,
} from '@redmaple/plugins/house';
import type {
  ExpiringPage,
  ExpiringQuery,
  IssueQualificationDto,
  QualificationDetail,
  QualificationKindView,
  RevokeReason,
} from './qualification.dto.js';
import { addDays, endOfValidity, renewalOn, stateOn } from './qualification.policy.js';
import { qualificationErrors } from './qualifications.errors.js';
import { requireAnother } from './require-another.js';
import { termsOf } from './renewal-terms.js';

export const qualificationIssued = defineEvent<{ qualificationId: string; volunteerId: string }>(
  'qualification.issued',
);
/** Who holds duties that need it looks again. */
export const qualificationRevoked = defineEvent<{ qualificationId: string; volunteerId: string }>(
  'qualification.revoked',
);

interface QualificationRow {
  id: string;
  volunteer_id: string;
  code: string;
  issuer: string;
  valid_from: string;
  valid_to: string | null;
  revoked: boolean;
  revoke_reason: string | null;
  renews: string | null;
  renewed: boolean;
}

/** SQL condition on a certificate `q`: another of its holder and kind ends later, or never. */
export const isRenewed = `EXISTS (SELECT FROM volunteers.qualification n WHERE n.volunteer_id = q.volunteer_id AND n.code = q.code
  AND n.revoked_at IS NULL AND (n.valid_to IS NULL OR n.valid_to > q.valid_to))`;
const columns = `q.id, q.volunteer_id, q.code, q.issuer, q.valid_from::text AS valid_from, q.valid_to::text AS valid_to,
  q.revoked_at IS NOT NULL AS revoked, q.revoke_reason, q.renews, ${isRenewed} AS renewed`;
/** What ended is on the list of what has to be renewed for so long. */
export const overdueDays = 90;

/** Certificates of volunteers. A renewal is a new row; a revoked one stays, marked. */
@Injectable()
export class QualificationsService extends Qualifications {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly counties: Counties,
    private readonly outbox: Outbox,
    private readonly types: TeamTypes,
  ) {
    super();
  }

  /** The kinds of the core and those that the county's plugins bring with them. */
  async kinds(): Promise<QualificationKindView[]> {
    return (await this.types.qualifications()).map(({ code, label, validMonths, ...terms }) => ({
      code,
      label,
      validMonths,
      ...termsOf(terms),
    }));
  }

  /**
   * Without an end it runs as long as the catalogue says. It names the certificate that it renews.
   * @throws qualifications.codeUnknown, qualifications.evidenceUsed when the evidence proved something else before
   */
  async issue(qualification: NewQualification): Promise<string> {
    const kind = await this.types.qualificationHere(qualification.code);
    if (!kind) throw qualificationErrors.codeUnknown({}, { field: 'code' });
    const validTo = qualification.validTo ?? endOfValidity(qualification.validFrom, kind.validMonths);
    return this.work.run(async () => {
      const renews = qualification.renews ?? (await this.renewedBy({ ...qualification, validTo }));
      const added = await this.insert({ ...qualification, validTo, ...(renews !== undefined && { renews }) });
      if (added === undefined) return this.issuedBefore(qualification);
      const subject = { type: 'qualification', id: added };
      await this.audit.record('qualification.issued', subject, {
        volunteerId: qualification.volunteerId,
        code: qualification.code,
      });
      await this.outbox.emit(qualificationIssued, { qualificationId: added, volunteerId: qualification.volunteerId });
      return added;
    });
  }

  /** Certificates that were not revoked, past and future ones too. */
  async heldBy(volunteerIds: readonly string[]): Promise<QualificationView[]> {
    const rows = await this.work.run(() =>
      this.work.query<QualificationRow>(
        `SELECT ${columns} FROM volunteers.qualification q WHERE q.volunteer_id = ANY($1::uuid[]) AND q.revoked_at IS NULL
         ORDER BY q.volunteer_id, q.code, q.valid_from`,
        [volunteerIds],
      ),
    );
    return rows.map(({ id, volunteer_id, code, valid_from, valid_to }) => ({
      id,
      volunteerId: volunteer_id,
      code,
      validFrom: valid_from,
      validTo: valid_to ?? undefined,
    }));
  }

  /** Entered by the office from a paper it has seen; nobody enters their own. @throws access.samePerson, and what {@link issue} throws */
  enter(body: IssueQualificationDto): Promise<QualificationDetail> {
    return this.work.run(async () => {
      await requireAnother(this.work, body.volunteerId);
      const id = await this.issue({ ...body, issuer: body.issuer.trim(), validTo: body.validTo });
      return this.detail(id);
    });
  }

  /** All certificates of a volunteer, the newest first. */
  async of(volunteerId: string): Promise<QualificationDetail[]> {
    const today = await this.today();
    const rows = await this.work.run(() =>
      this.work.query<QualificationRow>(
        `SELECT ${columns} FROM volunteers.qualification q WHERE q.volunteer_id = $1 ORDER BY q.valid_from DESC, q.id DESC`,
        [volunteerId],
      ),
    );
    return rows.map((row) => this.toDetail(row, today));
  }

  /** What ended lately or ends within some days and was not renewed beyond its end, the longest overdue first. */
  expiring({ days, code, after, limit }: ExpiringQuery): Promise<ExpiringPage> {
    return this.work.run(async () => {
      const today = await this.today();
      const rows = await this.work.query<QualificationRow & { name: string; number: string; claim_id: string | null }>(
        `SELECT ${columns}, p.name, v.number, (SELECT c.id FROM volunteers.claim c
             WHERE c.volunteer_id = q.volunteer_id AND c.code = q.code AND c.state = 'waiting' LIMIT 1) AS claim_id
         FROM volunteers.qualification q JOIN volunteers.volunteer v ON v.id = q.volunteer_id JOIN volunteers.person p ON p.id = v.person_id
         WHERE q.revoked_at IS NULL AND v.status <> 'left' AND q.valid_to BETWEEN $1 AND $2 AND NOT ${isRenewed}
           AND ($5::text IS NULL OR q.code = $5)
           AND ($3::uuid IS NULL OR (q.valid_to, q.id) > (SELECT a.valid_to, a.id FROM volunteers.qualification a WHERE a.id = $3))
         ORDER BY q.valid_to, q.id LIMIT $4`,
        [addDays(today, -overdueDays), addDays(today, days), after ?? null, limit + 1, code ?? null],
      );
      const items = rows.map((row) => ({
        ...this.toDetail(row, today),
        volunteerName: row.name,
        volunteerNumber: row.number,
        ...(row.claim_id !== null && { claimId: row.claim_id }),
      }));
      return toPage(items, limit);
    });
  }

  /** @throws request.notFound, qualifications.revokedAlready */
  revoke(id: string, reason: RevokeReason): Promise<QualificationDetail> {
    return this.work.run(async () => {
      const row = await this.work.one<{ volunteer_id: string }>(
        `UPDATE volunteers.qualification SET revoked_at = $2, revoked_by = $3, revoke_reason = $4
         WHERE id = $1 AND revoked_at IS NULL RETURNING volunteer_id`,
        [id, this.clock.now(), currentContext().actor.id, reason],
      );
      const detail = await this.detail(id);
      if (!row) throw qualificationErrors.revokedAlready();
      await this.audit.record('qualification.revoked', { type: 'qualification', id }, { reason });
      await this.outbox.emit(qualificationRevoked, { qualificationId: id, volunteerId: row.volunteer_id });
      return detail;
    });
  }

  private async insert(one: NewQualification): Promise<string | undefined> {
    const row = await this.work.one<{ id: string }>(
      `INSERT INTO volunteers.qualification (volunteer_id, code, issuer, valid_from, valid_to, evidence_type, evidence_id, issued_at, renews)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT ON CONSTRAINT qualification_evidence DO NOTHING RETURNING id`,
      [
        one.volunteerId,
        one.code,
        one.issuer,
        one.validFrom,
        one.validTo ?? null,
        one.evidence.type,
        one.evidence.id,
        this.clock.now(),
        one.renews ?? null,
      ],
    );
    return row?.id;
  }

  /** The certificate of the same holder and kind that this one follows: the last that ends before it and can be renewed now. */
  private async renewedBy({ volunteerId, code, validTo }: NewQualification): Promise<string | undefined> {
    const today = await this.today();
    const rows = await this.work.query<{ id: string; valid_to: string }>(
      `SELECT q.id, q.valid_to::text AS valid_to FROM volunteers.qualification q
       WHERE q.volunteer_id = $1 AND q.code = $2 AND q.revoked_at IS NULL AND q.valid_to < $3::date
         AND NOT EXISTS (SELECT FROM volunteers.qualification n WHERE n.renews = q.id AND n.revoked_at IS NULL)
       ORDER BY q.valid_to DESC, q.id DESC LIMIT 1`,
      [volunteerId, code, validTo ?? 'infinity'],
    );
    const terms = termsOf(this.types.qualificationByCode(code));
    return rows.find((row) => ['open', 'grace'].includes(renewalOn(today, row.valid_to, terms)))?.id;
  }

  private async issuedBefore({ volunteerId, code, evidence }: NewQualification): Promise<string> {
    const row = await this.work.one<QualificationRow>(
      `SELECT ${columns} FROM volunteers.qualification q WHERE q.evidence_type = $1 AND q.evidence_id = $2`,
      [evidence.type, evidence.id],
    );
    if (row?.volunteer_id !== volunteerId || row.code !== code)
      throw qualificationErrors.evidenceUsed({}, { field: 'evidence.id' });
    return row.id;
  }

  private async detail(id: string): Promise<QualificationDetail> {
    const row = await this.work.one<QualificationRow>(
      `SELECT ${columns} FROM volunteers.qualification q WHERE q.id = $1`,
      [id],
    );
    if (!row) throw requestErrors.notFound();
    return this.toDetail(row, await this.today());
  }

  private async today(): Promise<string> {
    return dayIn(this.clock.now(), await this.counties.timezoneOf(currentCounty()));
  }

  private toDetail(row: QualificationRow, today: string): QualificationDetail {
    const validTo = row.valid_to ?? undefined;
    const terms = termsOf(this.types.qualificationByCode(row.code));
    const renewal = row.revoked || row.renewed ? 'none' : renewalOn(today, validTo, terms);
    return {
      id: row.id,
      volunteerId: row.volunteer_id,
      code: row.code,
      issuer: row.issuer,
      validFrom: row.valid_from,
      ...(validTo !== undefined && { validTo }),
      state: stateOn(today, { validFrom: row.valid_from, validTo, revoked: row.revoked }),
      renewal,
      ...(validTo !== undefined && renewal !== 'none' && { renewableUntil: addDays(validTo, terms.graceDays) }),
      ...(row.renews !== null && { renewsId: row.renews }),
      ...(row.revoke_reason !== null && { revokeReason: row.revoke_reason }),
    };
  }
}
