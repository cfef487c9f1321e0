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
import { defineEvent } from '@redmaple/plugins/house';
import { addDays, insuranceTerms, renewalOn, stateOn } from '../qualifications/qualification.policy.js';
import { overdueDays } from '../qualifications/qualifications.service.js';
import { requireAnother } from '../qualifications/require-another.js';
import type {
  EndingInsurancePage,
  EndingInsuranceQuery,
  InsuranceDetail,
  InsuranceKind,
  InsuranceRevokeReason,
  InsuredMany,
  InsureDto,
  InsureManyDto,
  PolicyInput,
  RevokedInsurance,
  RevokeInsurance,
} from './insurance.dto.js';
import { insuranceErrors } from './insurance.errors.js';

/** Who holds duties that need it looks again. */
export const insuranceRevoked = defineEvent<{ insuranceId: string; volunteerId: string }>('insurance.revoked');

export interface RevokedRow {
  readonly id: string;
  readonly volunteer_id: string;
}

interface InsuranceRow {
  id: string;
  volunteer_id: string;
  policy_number: string;
  insurer: string;
  valid_from: string;
  valid_to: string;
  covers_danger: boolean;
  kind: InsuranceKind;
  renews: string | null;
  revoked: boolean;
  revoke_reason: string | null;
  followed: boolean;
}

/** SQL condition on a policy `i`: another of its holder that covers as much ends later. */
export const isFollowed = `EXISTS (SELECT FROM volunteers.insurance n WHERE n.volunteer_id = i.volunteer_id AND n.revoked_at IS NULL
  AND n.valid_to > i.valid_to AND (n.covers_danger OR NOT i.covers_danger))`;
const columns = `i.id, i.volunteer_id, i.policy_number, i.insurer, i.valid_from::text AS valid_from, i.valid_to::text AS valid_to,
  i.covers_danger, i.kind, i.renews, i.revoked_at IS NOT NULL AS revoked, i.revoke_reason, ${isFollowed} AS followed`;

/** Who is insured against accidents, until when and for what. */
@Injectable()
export class InsuranceService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly counties: Counties,
    private readonly outbox: Outbox,
  ) {}

  /** From a paper the office has seen. @throws insurance.enteredAlready, insurance.endBeforeStart, volunteers.unknown, access.samePerson */
  insure(policy: InsureDto): Promise<InsuranceDetail> {
    return this.work.run(async () => {
      await requireAnother(this.work, policy.volunteerId);
      return this.detail(await this.verified(policy));
    });
  }

  /** One's own policy, which somebody has looked at. @throws insurance.enteredAlready, insurance.endBeforeStart, volunteers.unknown */
  verified(policy: InsureDto & { readonly renews?: string }): Promise<string> {
    return this.work.run(async () => {
      const [id] = await this.insert(policy, [policy.volunteerId], 'own', policy.renews);
      if (id === undefined) throw insuranceErrors.enteredAlready();
      await this.audit.record('insurance.entered', { type: 'insurance', id }, { volunteerId: policy.volunteerId });
      return id;
    });
  }

  /** A group policy for many: all are entered, or none. @throws insurance.endBeforeStart, volunteers.unknown */
  insureMany(policy: InsureManyDto): Promise<InsuredMany> {
    return this.work.run(async () => {
      const ids = await this.insert(policy, policy.volunteerIds, policy.volunteerIds.length > 1 ? 'group' : 'own');
      await this.audit.record(
        'insurance.entered-many',
        { type: 'insurance', id: ids[0] ?? 'none' },
        { added: ids.length },
      );
      return { added: ids.length, present: policy.volunteerIds.length - ids.length };
    });
  }

  /** The latest first. */
  of(volunteerId: string): Promise<InsuranceDetail[]> {
    return this.work.run(async () => {
      const rows = await this.work.query<InsuranceRow>(
        `SELECT ${columns} FROM volunteers.insurance i WHERE i.volunteer_id = $1 ORDER BY i.valid_to DESC, i.id DESC`,
        [volunteerId],
      );
      const today = await this.today();
      return rows.map((row) => toInsuranceDetail(row, today));
    });
  }

  /** What ended lately or ends within some days and is not followed by another, the longest overdue first. */
  ending({ days, kind, after, limit }: EndingInsuranceQuery): Promise<EndingInsurancePage> {
    return this.work.run(async () => {
      const today = await this.today();
      const rows = await this.work.query<InsuranceRow & { name: string; number: string; claim_id: string | null }>(
        `SELECT ${columns}, p.name, v.number, (SELECT c.id FROM volunteers.claim c
             WHERE c.volunteer_id = i.volunteer_id AND c.kind = 'insurance' AND c.state = 'waiting' LIMIT 1) AS claim_id
         FROM volunteers.insurance i JOIN volunteers.volunteer v ON v.id = i.volunteer_id JOIN volunteers.person p ON p.id = v.person_id
         WHERE i.revoked_at IS NULL AND v.status <> 'left' AND i.valid_to BETWEEN $1 AND $2 AND NOT ${isFollowed}
           AND ($5::text IS NULL OR i.kind = $5)
           AND ($3::uuid IS NULL OR (i.valid_to, i.id) > (SELECT a.valid_to, a.id FROM volunteers.insurance a WHERE a.id = $3))
         ORDER BY i.valid_to, i.id LIMIT $4`,
        [addDays(today, -overdueDays), addDays(today, days), after ?? null, limit + 1, kind ?? null],
      );
      const items = rows.map((row) => ({
        ...toInsuranceDetail(row, today),
        volunteerName: row.name,
        volunteerNumber: row.number,
        ...(row.claim_id !== null && { claimId: row.claim_id }),
      }));
      return toPage(items, limit);
    });
  }

  /** It counts no more, for one person or for everybody in the group. @throws request.notFound, insurance.revokedAlready */
  revoke(id: string, { reason, wholeGroup = false }: RevokeInsurance): Promise<RevokedInsurance> {
    return this.work.run(async () => {
      const rows = await this.mark(id, reason, wholeGroup);
      await this.audit.record('insurance.revoked', { type: 'insurance', id }, { reason, revoked: rows.length });
      for (const row of rows)
        await this.outbox.emit(insuranceRevoked, { insuranceId: row.id, volunteerId: row.volunteer_id });
      return { revoked: rows.length };
    });
  }

  /** Marks what counts no more, and tells nobody. Inside the caller's unit of work. @throws request.notFound, insurance.revokedAlready */
  async mark(id: string, reason: InsuranceRevokeReason, wholeGroup: boolean): Promise<RevokedRow[]> {
    if (!(await this.work.one('SELECT 1 FROM volunteers.insurance WHERE id = $1', [id])))
      throw requestErrors.notFound();
    const rows = await this.work.query<RevokedRow>(
      `UPDATE volunteers.insurance i SET revoked_at = $2, revoked_by = $3, revoke_reason = $4
       FROM volunteers.insurance one WHERE one.id = $1 AND i.revoked_at IS NULL AND (i.id = one.id OR ($5 AND one.kind = 'group'
         AND i.kind = 'group' AND i.policy_number = one.policy_number AND i.insurer = one.insurer AND i.valid_from = one.valid_from))
       RETURNING i.id, i.volunteer_id`,
      [id, this.clock.now(), currentContext().actor.id, reason, wholeGroup],
    );
    if (rows.length === 0) throw insuranceErrors.revokedAlready();
    return rows;
  }

  private async detail(id: string): Promise<InsuranceDetail> {
    const row = await this.work.one<InsuranceRow>(`SELECT ${columns} FROM volunteers.insurance i WHERE i.id = $1`, [
      id,
    ]);
    if (!row) throw requestErrors.notFound();
    return toInsuranceDetail(row, await this.today());
  }

  private async insert(
    policy: PolicyInput,
    volunteerIds: readonly string[],
    kind: InsuranceKind,
    renews?: string,
  ): Promise<string[]> {
    if (policy.validTo < policy.validFrom) throw insuranceErrors.endBeforeStart({}, { field: 'validTo' });
    if (volunteerIds.length === 0) throw requestErrors.invalid();
    const rows = await this.work.query<{ id: string }>(
      `INSERT INTO volunteers.insurance (volunteer_id, policy_number, insurer, valid_from, valid_to, covers_danger, entered_at, kind, renews)
       SELECT v.id, $2, $3, $4, $5, $6, $7, $8, $9 FROM unnest($1::uuid[]) AS v(id)
       ON CONFLICT ON CONSTRAINT insurance_once DO NOTHING RETURNING id`,
      [
        volunteerIds,
        policy.policyNumber,
        policy.insurer.trim(),
        policy.validFrom,
        policy.validTo,
        policy.coversDanger,
        this.clock.now(),
        kind,
        renews ?? null,
      ],
    );
    return rows.map((row) => row.id);
  }

  private async today(): Promise<string> {
    return dayIn(this.clock.now(), await this.counties.timezoneOf(currentCounty()));
  }
}

function toInsuranceDetail(row: InsuranceRow, today: string): InsuranceDetail {
  const period = { validFrom: row.valid_from, validTo: row.valid_to };
  return {
    id: row.id,
    volunteerId: row.volunteer_id,
    policyNumber: row.policy_number,
    insurer: row.insurer,
    ...period,
    coversDanger: row.covers_danger,
    kind: row.kind,
    state: stateOn(today, { ...period, revoked: row.revoked }),
    renewal: row.revoked || row.followed ? 'none' : renewalOn(today, row.valid_to, insuranceTerms),
    ...(row.renews !== null && { renewsId: row.renews }),
    ...(row.revoke_reason !== null && { revokeReason: row.revoke_reason }),
  };
}
