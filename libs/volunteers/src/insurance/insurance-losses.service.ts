import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { dayIn } from '@redmaple/i18n';
import { Clock, Counties, currentCounty, requestErrors, UnitOfWork } from '@redmaple/platform';
import { LapsingDuties } from '@redmaple/plugins/house';
import type { InsuranceKind, InsuranceLoss, LostShift } from './insurance.dto.js';
import { InsuranceService } from './insurance.service.js';

/** So many shifts are named; the rest is counted. */
const named = 100;

interface Policy {
  readonly policy_number: string;
  readonly insurer: string;
  readonly valid_to: string;
  readonly kind: InsuranceKind;
}

/** Carries what was found out of a transaction that is not to be kept. */
class TriedOut extends Error {
  constructor(readonly loss: InsuranceLoss) {
    super('It was tried out, and nothing is kept.');
  }
}

/**
 * What goes with a policy, before anybody lets it go. It is really marked, the same engine is asked that takes people off their
 * shifts afterwards, and the transaction is rolled back: what is shown is what would happen.
 */
@Injectable()
export class InsuranceLosses {
  constructor(
    private readonly work: UnitOfWork,
    private readonly insurance: InsuranceService,
    private readonly counties: Counties,
    private readonly clock: Clock,
    private readonly modules: ModuleRef,
  ) {}

  /** For everybody in the group, or for its one holder. @throws request.notFound, insurance.revokedAlready */
  async of(id: string): Promise<InsuranceLoss> {
    try {
      return await this.work.run<InsuranceLoss>(async () => {
        throw new TriedOut(await this.tryOut(id));
      });
    } catch (error) {
      if (error instanceof TriedOut) return error.loss;
      throw error;
    }
  }

  private async tryOut(id: string): Promise<InsuranceLoss> {
    const policy = await this.work.one<Policy>(
      'SELECT policy_number, insurer, valid_to::text AS valid_to, kind FROM volunteers.insurance WHERE id = $1',
      [id],
    );
    if (!policy) throw requestErrors.notFound();
    const rows = await this.insurance.mark(id, 'cancelled', true);
    const holders = rows.map((row) => row.volunteer_id);
    const lost = await this.modules.get<LapsingDuties>(LapsingDuties, { strict: false }).lapsing(holders);
    return {
      policyNumber: policy.policy_number,
      insurer: policy.insurer,
      validTo: policy.valid_to,
      kind: policy.kind,
      insured: rows.length,
      uncovered: await this.uncovered(rows.map((row) => row.id)),
      seats: lost.length,
      shifts: await this.withNames(
        lost.slice(0, named).map(({ startsAt, ...one }) => ({ ...one, startsAt: startsAt.toISOString() })),
      ),
    };
  }

  /** How many are insured by nothing else that covers as much on the first day that counts. */
  private async uncovered(ids: readonly string[]): Promise<number> {
    const today = dayIn(this.clock.now(), await this.counties.timezoneOf(currentCounty()));
    const row = await this.work.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM volunteers.insurance i
       WHERE i.id = ANY($1::uuid[]) AND i.valid_to >= $2 AND NOT EXISTS (
         SELECT FROM volunteers.insurance n WHERE n.volunteer_id = i.volunteer_id AND n.revoked_at IS NULL
           AND (n.covers_danger OR NOT i.covers_danger)
           AND greatest(i.valid_from, $2::date) BETWEEN n.valid_from AND n.valid_to)`,
      [ids, today],
    );
    return row?.count ?? 0;
  }

  private async withNames(lost: readonly Omit<LostShift, 'volunteerName'>[]): Promise<LostShift[]> {
    const people = await this.work.query<{ id: string; name: string }>(
      `SELECT v.id, p.name FROM volunteers.volunteer v JOIN volunteers.person p ON p.id = v.person_id WHERE v.id = ANY($1::uuid[])`,
      [[...new Set(lost.map((one) => one.volunteerId))]],
    );
    const names = new Map(people.map((one) => [one.id, one.name]));
    return lost.map((one) => ({ ...one, volunteerName: names.get(one.volunteerId) ?? '' }));
  }
}
