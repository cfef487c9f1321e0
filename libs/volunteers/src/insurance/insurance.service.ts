import { Injectable } from '@nestjs/common';
import { Audit, Clock, requestErrors, UnitOfWork } from '@redmaple/platform';
import type { InsuranceDetail, InsuredMany, InsureDto, InsureManyDto, PolicyInput } from './insurance.dto.js';
import { insuranceErrors } from './insurance.errors.js';

interface InsuranceRow {
  id: string;
  volunteer_id: string;
  policy_number: string;
  insurer: string;
  valid_from: string;
  valid_to: string;
  covers_danger: boolean;
}

const columns = `id, volunteer_id, policy_number, insurer, valid_from::text AS valid_from, valid_to::text AS valid_to, covers_danger`;

/** Who is insured against accidents, until when and for what. */
@Injectable()
export class InsuranceService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws insurance.enteredAlready, insurance.endBeforeStart, volunteers.unknown */
  insure(policy: InsureDto): Promise<InsuranceDetail> {
    return this.work.run(async () => {
      const [row] = await this.insert(policy, [policy.volunteerId]);
      if (!row) throw insuranceErrors.enteredAlready();
      await this.audit.record(
        'insurance.entered',
        { type: 'insurance', id: row.id },
        { volunteerId: row.volunteer_id },
      );
      return toInsuranceDetail(row);
    });
  }

  /** A group policy for many: all are entered, or none. @throws insurance.endBeforeStart, volunteers.unknown */
  insureMany(policy: InsureManyDto): Promise<InsuredMany> {
    return this.work.run(async () => {
      const rows = await this.insert(policy, policy.volunteerIds);
      await this.audit.record(
        'insurance.entered-many',
        { type: 'insurance', id: rows[0]?.id ?? 'none' },
        { added: rows.length },
      );
      return { added: rows.length, present: policy.volunteerIds.length - rows.length };
    });
  }

  /** The latest first. */
  async of(volunteerId: string): Promise<InsuranceDetail[]> {
    const rows = await this.work.run(() =>
      this.work.query<InsuranceRow>(
        `SELECT ${columns} FROM volunteers.insurance WHERE volunteer_id = $1 ORDER BY valid_to DESC, id DESC`,
        [volunteerId],
      ),
    );
    return rows.map(toInsuranceDetail);
  }

  private insert(policy: PolicyInput, volunteerIds: readonly string[]): Promise<InsuranceRow[]> {
    if (policy.validTo < policy.validFrom) throw insuranceErrors.endBeforeStart({}, { field: 'validTo' });
    if (volunteerIds.length === 0) throw requestErrors.invalid();
    return this.work.query<InsuranceRow>(
      `INSERT INTO volunteers.insurance (volunteer_id, policy_number, insurer, valid_from, valid_to, covers_danger, entered_at)
       SELECT v.id, $2, $3, $4, $5, $6, $7 FROM unnest($1::uuid[]) AS v(id)
       ON CONFLICT ON CONSTRAINT insurance_once DO NOTHING RETURNING ${columns}`,
      [
        volunteerIds,
        policy.policyNumber,
        policy.insurer.trim(),
        policy.validFrom,
        policy.validTo,
        policy.coversDanger,
        this.clock.now(),
      ],
    );
  }
}

function toInsuranceDetail(row: InsuranceRow): InsuranceDetail {
  return {
    id: row.id,
    volunteerId: row.volunteer_id,
    policyNumber: row.policy_number,
    insurer: row.insurer,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    coversDanger: row.covers_danger,
  };
}
