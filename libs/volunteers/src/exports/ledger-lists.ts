import { Injectable, type OnModuleInit } from '@nestjs/common';
import { columnsOf, ExportLists, PageQuery, wholeList } from '@redmaple/platform';
import type { CertificateRequestView } from '../certificates/certificate.dto.js';
import { CertificateRequests } from '../certificates/certificate-requests.service.js';
import { ClaimsQuery, type ClaimView } from '../claims/claim.dto.js';
import { ClaimsService } from '../claims/claims.service.js';
import { type EndingInsurance, EndingInsuranceQuery } from '../insurance/insurance.dto.js';
import { InsuranceService } from '../insurance/insurance.service.js';
import { type ServiceCorrectionDetail, ServiceCorrectionQuery } from '../service-records/service-correction.dto.js';
import { ServiceCorrections } from '../service-records/service-corrections.service.js';

/** What waits for somebody: corrections of the ledger, requests for certificates, papers, and insurance that ends. */
@Injectable()
export class LedgerLists implements OnModuleInit {
  constructor(
    private readonly lists: ExportLists,
    private readonly corrections: ServiceCorrections,
    private readonly requests: CertificateRequests,
    private readonly claims: ClaimsService,
    private readonly insurance: InsuranceService,
  ) {}

  onModuleInit(): void {
    this.addCorrections();
    this.addRequests();
    this.addClaims();
    this.addInsurance();
  }

  private addCorrections(): void {
    const correction = columnsOf<ServiceCorrectionDetail>();
    this.lists.add<ServiceCorrectionQuery, ServiceCorrectionDetail>({
      code: 'volunteers.service-corrections',
      path: '/api/v1/service-corrections',
      roles: ['operator', 'county-admin'],
      query: ServiceCorrectionQuery,
      page: (query) => this.corrections.list(query),
      columns: [
        correction.cell('name', (one) => one.volunteerName, { width: 12 }),
        correction.code('kind', 'correctionKind', (one) => one.kind),
        correction.cell('serviceContent', (one) => one.content, { width: 24 }),
        correction.moment('occurredAt', (one) => one.occurredAt),
        correction.cell('actualMinutes', (one) => one.actualMinutes, { width: 12 }),
        correction.cell('creditedMinutes', (one) => one.creditedMinutes, { width: 12 }),
        correction.code('reason', 'correctionReason', (one) => one.reason),
        correction.code('state', 'correction', (one) => one.state),
        correction.cell('proposedBy', (one) => one.proposedByName, { width: 12 }),
        correction.moment('proposedAt', (one) => one.proposedAt),
        correction.cell('decidedBy', (one) => one.decidedByName, { width: 12 }),
        correction.moment('decidedAt', (one) => one.decidedAt),
      ],
    });
  }

  private addRequests(): void {
    const request = columnsOf<CertificateRequestView>();
    this.lists.add<PageQuery, CertificateRequestView>({
      code: 'volunteers.certificate-requests',
      path: '/api/v1/certificate-requests',
      roles: ['operator', 'county-admin'],
      query: PageQuery,
      page: () => wholeList(this.requests.waiting()),
      columns: [
        request.cell('name', (one) => one.volunteerName, { width: 12 }),
        request.day('periodFrom', (one) => one.from),
        request.day('periodTo', (one) => one.to),
        request.moment('requestedAt', (one) => one.requestedAt),
      ],
    });
  }

  private addClaims(): void {
    const claim = columnsOf<ClaimView>();
    this.lists.add<ClaimsQuery, ClaimView>({
      code: 'volunteers.claims',
      path: '/api/v1/claims',
      roles: ['operator', 'county-admin'],
      query: ClaimsQuery,
      page: (query) => this.claims.list(query),
      columns: [
        claim.cell('number', (one) => one.volunteerNumber, { width: 16, national: 'volunteerNumber' }),
        claim.cell('name', (one) => one.volunteerName, { width: 12, national: 'name' }),
        claim.code('kind', 'claimKind', (one) => one.kind),
        claim.cell('qualification', (one) => one.name ?? one.code, { width: 22 }),
        claim.cell('issuer', (one) => one.issuer, { width: 24 }),
        claim.cell('paperNumber', (one) => one.number, { width: 20 }),
        claim.day('validFrom', (one) => one.validFrom),
        claim.day('validTo', (one) => one.validTo),
        claim.code('state', 'claim', (one) => one.state),
        claim.code('reason', 'claimReason', (one) => one.reason),
        claim.moment('sentAt', (one) => one.sentAt),
        claim.moment('decidedAt', (one) => one.decidedAt),
      ],
    });
  }

  private addInsurance(): void {
    const policy = columnsOf<EndingInsurance>();
    this.lists.add<EndingInsuranceQuery, EndingInsurance>({
      code: 'volunteers.ending-insurance',
      path: '/api/v1/insurance/ending',
      roles: ['operator', 'county-admin'],
      query: EndingInsuranceQuery,
      page: (query) => this.insurance.ending(query),
      columns: [
        policy.cell('number', (one) => one.volunteerNumber, { width: 16, national: 'volunteerNumber' }),
        policy.cell('name', (one) => one.volunteerName, { width: 12, national: 'name' }),
        policy.code('policyKind', 'policy', (one) => one.kind),
        policy.cell('insurer', (one) => one.insurer, { width: 24 }),
        policy.cell('policyNumber', (one) => one.policyNumber, { width: 20 }),
        policy.yesNo('coversDanger', (one) => one.coversDanger),
        policy.day('validFrom', (one) => one.validFrom),
        policy.day('validTo', (one) => one.validTo),
      ],
    });
  }
}
