import { Injectable } from '@nestjs/common';
import { Clock, Env, Handles, Messages, UnitOfWork, Vault } from '@redmaple/platform';
import { type CertificateRow, openHolder, pdfField, selectCertificate, verifyPathOf } from './certificate.rows.js';
import { renderCertificate } from './certificates.service.js';

/** Makes the sheets, once each, and says that they are there. */
@Injectable()
export class CertificatesJobs {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
    private readonly env: Env,
    private readonly clock: Clock,
    private readonly messages: Messages,
  ) {}

  /** Run twice, it keeps the first sheet. Somebody erased meanwhile gets none. */
  @Handles(renderCertificate)
  async render({ certificateId }: { certificateId: string }): Promise<void> {
    const found = await this.work.run(async () => {
      const row = await this.work.one<CertificateRow>(`${selectCertificate} WHERE c.id = $1`, [certificateId]);
      const key = row && !row.document_ready ? await this.vault.keyOf(row.person_id) : undefined;
      return row && key ? { row, key } : undefined;
    });
    const holder = found && openHolder(this.vault, found.key, found.row.sealed_holder);
    if (!found || !holder) return;
    const { row, key } = found;
    // A second's work on fonts: loaded by whoever does it, and outside of any transaction.
    const { writeCertificate } = await import('./sheet/write-certificate.js');
    const pdf = await writeCertificate({
      holder,
      snapshot: row.snapshot,
      issuedAt: row.issued_at,
      verifyAddress: `${this.env.PUBLIC_URL}${verifyPathOf(row.county_code, row.code)}`,
      code: row.code,
    });
    await this.work.run(async () => {
      const kept = await this.work.execute(
        `INSERT INTO volunteers.certificate_document (certificate_id, sealed_pdf, made_at) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING`,
        [certificateId, this.vault.sealFor(key, pdfField, pdf.toString('base64')), this.clock.now()],
      );
      if (kept === 0) return;
      await this.messages.send({
        personId: row.person_id,
        template: 'messages.certificateReady',
        dedupeKey: `certificate:${certificateId}:ready`,
      });
    });
  }
}
