import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Allow, currentContext, translate, UnitOfWork } from '@redmaple/platform';
import type { InsuranceDetail } from '../insurance/insurance.dto.js';
import { InsuranceService } from '../insurance/insurance.service.js';
import { VolunteerScope } from '../volunteers/volunteer-scope.js';
import {
  guardianConsent,
  guardianConsentTextKey,
  recruitmentConsent,
  recruitmentConsentTextKey,
} from './consent.policy.js';
import { ConsentOffer, GiveConsent, WithdrawConsent } from './own-consents.dto.js';
import { OwnConsents } from './own-consents.service.js';
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
    private readonly own: OwnConsents,
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

  /** What I have not agreed to, or not any more. */
  @Get('consents/offered')
  @Allow('volunteer')
  offered(): Promise<ConsentOffer[]> {
    return this.own.offered();
  }

  /** Withdraws a consent (PIPL 15). From now on I am neither planned nor asked. Answers all my consents. */
  @Post('consents/withdraw')
  @HttpCode(200)
  @Allow('volunteer')
  async withdraw(@Body() { purpose }: WithdrawConsent): Promise<ConsentView[]> {
    await this.own.withdraw(purpose);
    return this.consents();
  }

  /** Agrees to the present wording. Answers all my consents. */
  @Post('consents/give')
  @HttpCode(200)
  @Allow('volunteer')
  async give(@Body() wish: GiveConsent): Promise<ConsentView[]> {
    await this.own.give(wish.purpose, wish.version);
    return this.consents();
  }

  /** My accident insurance. */
  @Get('insurance')
  @Allow('volunteer')
  async insured(): Promise<InsuranceDetail[]> {
    return this.insurance.of(await this.scope.own());
  }
}

/** Present wordings of what people agree to. */
const wordings = [
  { ...recruitmentConsent, textKey: recruitmentConsentTextKey },
  { ...guardianConsent, textKey: guardianConsentTextKey },
];

function toConsentView(row: ConsentRow): ConsentView {
  const wording = wordings.find(({ purpose, version }) => row.purpose === purpose && row.document_version === version);
  return {
    id: row.id,
    purpose: row.purpose,
    version: row.document_version,
    ...(wording && { wording: translate(currentContext().locale, wording.textKey) }),
    givenAt: row.given_at.toISOString(),
    evidence: row.evidence,
    ...(row.paper_date !== null && { paperDate: row.paper_date }),
    ...(row.withdrawn_at && { withdrawnAt: row.withdrawn_at.toISOString() }),
  };
}
