import { Injectable } from '@nestjs/common';
import { Audit, currentCounty, requestErrors, UnitOfWork } from '@redmaple/platform';
import type { CertificateIssuerView, SetCertificateIssuer } from './certificate.dto.js';
import { certificateErrors } from './certificates.errors.js';

interface IssuerRow {
  name: string;
  person_in_charge: string;
  contact: string;
  notice_days: number;
  version: number;
}

const select = 'SELECT name, person_in_charge, contact, notice_days, version FROM volunteers.certificate_issuer';
/** 民发〔2015〕149号: generally not less than seven days. */
const usualNotice = 7;

/** Who issues a county's certificates: whoever records it proves it. */
@Injectable()
export class CertificateIssuers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  view(): Promise<CertificateIssuerView> {
    return this.work.run(async () => {
      const row = await this.work.one<IssuerRow>(select);
      return row ? toView(row) : { noticeDays: usualNotice, version: 0 };
    });
  }

  /** @throws request.stale */
  set({ version, ...wish }: SetCertificateIssuer): Promise<CertificateIssuerView> {
    return this.work.run(async () => {
      const params = [wish.name.trim(), wish.personInCharge.trim(), wish.contact.trim(), wish.noticeDays];
      const changed =
        version === 0
          ? await this.work.execute(
              `INSERT INTO volunteers.certificate_issuer (name, person_in_charge, contact, notice_days)
               VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
              params,
            )
          : await this.work.execute(
              `UPDATE volunteers.certificate_issuer SET name = $1, person_in_charge = $2, contact = $3, notice_days = $4,
                 version = version + 1 WHERE version = $5`,
              [...params, version],
            );
      if (changed === 0) throw requestErrors.stale();
      await this.audit.record('certificate.issuer-changed', { type: 'county', id: currentCounty() });
      return this.view();
    });
  }

  /** Holds the county's issuer until the transaction ends. @throws certificates.issuerMissing */
  async hold(): Promise<Required<CertificateIssuerView>> {
    const row = await this.work.one<IssuerRow>(`${select} FOR UPDATE`);
    if (!row) throw certificateErrors.issuerMissing();
    return toView(row);
  }
}

function toView(row: IssuerRow): Required<CertificateIssuerView> {
  return {
    name: row.name,
    personInCharge: row.person_in_charge,
    contact: row.contact,
    noticeDays: row.notice_days,
    version: row.version,
  };
}
