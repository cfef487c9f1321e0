import { Controller, Get } from '@nestjs/common';
import { Allow, currentContext, translate, UnitOfWork } from '@redmaple/platform';
import type { InsuranceDetail } from '../insurance/insurance.dto.js';
import { InsuranceService } from '../insurance/insurance.service.js';
import { VolunteerScope } from '../volunteers/volunteer-scope.js';
import { recruitmentConsent, recruitmentConsentTextKey } from './consent.policy.js';
import { ConsentView } from './own-records.dto.js';

interface ConsentRow {
  readonly id: string;
  readonly purpose: string;
  readonly document_version: string;
  readonly given_at: Date;
  readonly evidence: 'online' | 'paper';
  readonly paper_date: string | null;
  readonly withdrawn_at: Date | null;
}

/** What the house holds about the person who reads (PIPL 45). */
@Controller('me')
export class OwnRecordsController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly insurance: InsuranceService,
    private readonly scope: VolunteerScope,
  ) {}

  /** What I agreed to, the latest first. */
  @Get('consents')
  @Allow('volunteer')
  async consents(): Promise<ConsentView[]> {
    const { actor } = currentContext();
    const rows = await this.work.run(() =>
      this.work.query<ConsentRow>(
        `SELECT id, purpose, document_version, given_at, evidence, paper_date::text AS paper_date, withdrawn_at
         FROM volunteers.consent WHERE person_id = $1 ORDER BY given_at DESC, id DESC LIMIT 100`,
        [actor.personId ?? null],
      ),
    );
    return rows.map(toConsentView);
  }

  /** My accident insurance. */
  @Get('insurance')
  @Allow('volunteer')
  async own(): Promise<InsuranceDetail[]> {
    return this.insurance.of(await this.scope.own());
  }
}

function toConsentView(row: ConsentRow): ConsentView {
  const present = row.purpose === recruitmentConsent.purpose && row.document_version === recruitmentConsent.version;
  return {
    id: row.id,
    purpose: row.purpose,
    version: row.document_version,
    ...(present && { wording: translate(currentContext().locale, recruitmentConsentTextKey) }),
    givenAt: row.given_at.toISOString(),
    evidence: row.evidence,
    ...(row.paper_date !== null && { paperDate: row.paper_date }),
    ...(row.withdrawn_at && { withdrawnAt: row.withdrawn_at.toISOString() }),
  };
}
