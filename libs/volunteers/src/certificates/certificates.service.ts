import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { maskDocumentNumber } from '@redmaple/forms';
import { dayIn } from '@redmaple/i18n';
import {
  Audit,
  Clock,
  Counties,
  currentContext,
  currentCounty,
  defineJob,
  Messages,
  Outbox,
  requestErrors,
  toPage,
  UnitOfWork,
  Vault,
} from '@redmaple/platform';
import { PeopleService } from '../people/people.service.js';
import { volunteerErrors } from '../volunteers/volunteers.errors.js';
import { CertificateIssuers } from './certificate-issuers.service.js';
import type {
  CertificateDetail,
  CertificateHolder,
  CertificatePage,
  CertificateQuery,
  CertificateRevokeReason,
  CertificateSnapshot,
  IssueCertificate,
  VerifiedCertificate,
} from './certificate.dto.js';
import {
  type CertificateRow,
  openHolder,
  pdfField,
  sealHolder,
  selectCertificate,
  stateOf,
  toCertificate,
} from './certificate.rows.js';
import { certificateErrors } from './certificates.errors.js';
import { extractLedger } from './take-snapshot.js';

export const renderCertificate = defineJob<{ certificateId: string }>('volunteers.render-certificate', { attempts: 5 });

const dayLength = 86_400_000;
/** Crockford's alphabet: no I, L, O or U, so that it can be read aloud from paper. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Certificates of service: snapshots of the ledger that are revoked and never edited. */
@Injectable()
export class CertificatesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly issuers: CertificateIssuers,
    private readonly people: PeopleService,
    private readonly vault: Vault,
    private readonly counties: Counties,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly messages: Messages,
  ) {}

  /**
   * @throws certificates.issuerMissing, certificates.periodWrong, certificates.nothingToCertify, certificates.ownCertificate,
   * certificates.erased, volunteers.unknown
   */
  issue({ volunteerId, from, to }: IssueCertificate): Promise<CertificateDetail> {
    return this.work.run(async () => {
      const now = this.clock.now();
      const timezone = await this.counties.timezoneOf(currentCounty());
      const today = dayIn(now, timezone);
      if (to < from || to > today) throw certificateErrors.periodWrong({}, { field: 'to' });
      // Held to the end, so that numbers have no gap and none comes twice.
      const issuer = await this.issuers.hold();
      const { personId, holder } = await this.holderOf(volunteerId);
      const extract = await extractLedger(this.work, volunteerId, { from, to, timezone });
      if (extract.creditedMinutes <= 0) throw certificateErrors.nothingToCertify();
      const year = Number(today.slice(0, 4));
      const serial = await this.nextSerial(year);
      const noticeUntil = new Date(now.getTime() + issuer.noticeDays * dayLength);
      const snapshot: CertificateSnapshot = {
        number: `${currentCounty()}-${year}-${String(serial).padStart(6, '0')}`,
        from,
        to,
        ...extract,
        issuer: {
          name: issuer.name,
          personInCharge: issuer.personInCharge,
          handler: await this.handler(),
          contact: issuer.contact,
        },
        issuedOn: today,
        validFrom: dayIn(noticeUntil, timezone),
      };
      const key = await this.vault.keyOf(personId);
      if (!key) throw certificateErrors.erased();
      const row = await this.work.one<{ id: string }>(
        `INSERT INTO volunteers.certificate (year, serial, code, volunteer_id, from_day, to_day, sealed_holder, snapshot,
           fingerprint, issued_by, issued_at, notice_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', $9, $10, $11) RETURNING id`,
        [
          year,
          serial,
          newCode(),
          volunteerId,
          from,
          to,
          sealHolder(this.vault, key, holder),
          JSON.stringify(snapshot),
          currentContext().actor.id,
          now,
          noticeUntil,
        ],
      );
      const certificateId = row?.id ?? '';
      await this.work.execute(
        `UPDATE volunteers.certificate_request SET state = 'issued', closed_by = $2, closed_at = $3, certificate_id = $4
         WHERE volunteer_id = $1 AND state = 'open'`,
        [volunteerId, currentContext().actor.id, now, certificateId],
      );
      await this.audit.record('certificate.issued', { type: 'certificate', id: certificateId }, { volunteerId });
      await this.outbox.enqueue(renderCertificate, { certificateId });
      return this.detail(certificateId);
    });
  }

  /** @throws request.notFound, certificates.revokedAlready */
  revoke(id: string, reason: CertificateRevokeReason): Promise<CertificateDetail> {
    return this.work.run(async () => {
      const before = await this.detail(id);
      const revoked = await this.work.one<{ person_id: string }>(
        `UPDATE volunteers.certificate c SET revoked_by = $2, revoked_at = $3, revoke_reason = $4
         FROM volunteers.volunteer v WHERE c.id = $1 AND c.revoked_at IS NULL AND v.id = c.volunteer_id RETURNING v.person_id`,
        [id, currentContext().actor.id, this.clock.now(), reason],
      );
      if (!revoked) throw certificateErrors.revokedAlready();
      await this.audit.record(
        'certificate.revoked',
        { type: 'certificate', id },
        { volunteerId: before.volunteerId, reason },
      );
      await this.messages.send({
        personId: revoked.person_id,
        template: 'messages.certificateRevoked',
        dedupeKey: `certificate:${id}:revoked`,
      });
      return this.detail(id);
    });
  }

  /** The register, the latest first. */
  list({ volunteerId, after, limit }: CertificateQuery): Promise<CertificatePage> {
    return this.work.run(async () => {
      const rows = await this.work.query<CertificateRow>(
        `${selectCertificate} WHERE ($1::uuid IS NULL OR c.volunteer_id = $1) AND ($2::uuid IS NULL OR c.id < $2)
         ORDER BY c.id DESC LIMIT $3`,
        [volunteerId ?? null, after ?? null, limit + 1],
      );
      return toPage(await this.opened(rows), limit);
    });
  }

  /** All of a volunteer, the latest first. */
  of(volunteerId: string): Promise<CertificateDetail[]> {
    return this.work.run(async () =>
      this.opened(
        await this.work.query<CertificateRow>(`${selectCertificate} WHERE c.volunteer_id = $1 ORDER BY c.id DESC`, [
          volunteerId,
        ]),
      ),
    );
  }

  /** @throws request.notFound */
  detail(id: string): Promise<CertificateDetail> {
    return this.work.run(async () => {
      const [found] = await this.opened(
        await this.work.query<CertificateRow>(`${selectCertificate} WHERE c.id = $1`, [id]),
      );
      if (!found) throw requestErrors.notFound();
      return found;
    });
  }

  /**
   * The PDF as it was made once, a copy of it each time.
   * @param volunteerId whose it must be, for who asks for their own
   * @throws request.notFound, certificates.notReady while it is being made, certificates.erased
   */
  document(id: string, volunteerId?: string): Promise<{ number: string; pdf: Buffer }> {
    return this.work.run(async () => {
      const row = await this.work.one<CertificateRow & { sealed_pdf: Buffer | null }>(
        `${selectCertificate.replace('AS document_ready', 'AS document_ready, pdf.sealed_pdf')}
         LEFT JOIN volunteers.certificate_document pdf ON pdf.certificate_id = c.id
         WHERE c.id = $1 AND ($2::uuid IS NULL OR c.volunteer_id = $2)`,
        [id, volunteerId ?? null],
      );
      if (!row) throw requestErrors.notFound();
      if (!row.sealed_pdf) throw certificateErrors.notReady();
      const key = await this.vault.keyOf(row.person_id);
      if (!key) throw certificateErrors.erased();
      const pdf = Buffer.from(this.vault.openFor(key, pdfField, row.sealed_pdf), 'base64');
      return { number: row.snapshot.number, pdf };
    });
  }

  /** What stands behind a code; undefined for none. */
  verify(code: string): Promise<VerifiedCertificate | undefined> {
    return this.work.run(async () => {
      const row = await this.work.one<CertificateRow>(`${selectCertificate} WHERE c.code = $1`, [code]);
      if (!row) return undefined;
      const holder = openHolder(this.vault, await this.vault.keyOf(row.person_id), row.sealed_holder);
      const { snapshot } = row;
      return {
        number: snapshot.number,
        state: stateOf(row, this.clock.now()),
        ...(holder && { maskedName: maskedName(holder.name) }),
        from: snapshot.from,
        to: snapshot.to,
        creditedMinutes: snapshot.creditedMinutes,
        byGrade: snapshot.byGrade,
        officeEntries: snapshot.officeEntries,
        corrections: snapshot.corrections,
        issuerName: snapshot.issuer.name,
        issuedOn: snapshot.issuedOn,
        validFrom: snapshot.validFrom,
        ...(row.revoked_at && { revokedAt: row.revoked_at.toISOString() }),
      };
    });
  }

  private async opened(rows: readonly CertificateRow[]): Promise<CertificateDetail[]> {
    const keys = await this.vault.keysOf(rows.map((row) => row.person_id));
    const now = this.clock.now();
    return rows.map((row) =>
      toCertificate(row, openHolder(this.vault, keys.get(row.person_id), row.sealed_holder), now),
    );
  }

  private async holderOf(volunteerId: string): Promise<{ personId: string; holder: CertificateHolder }> {
    const row = await this.work.one<{ person_id: string; number: string }>(
      'SELECT person_id, number FROM volunteers.volunteer WHERE id = $1',
      [volunteerId],
    );
    if (!row) throw volunteerErrors.unknown({}, { field: 'volunteerId' });
    const person = await this.people.openedById(row.person_id);
    if (!person || person.erased || person.documentNumber === undefined) throw certificateErrors.erased();
    return {
      personId: row.person_id,
      holder: {
        name: person.name,
        documentType: person.documentType,
        maskedDocument: maskDocumentNumber(person.documentNumber),
        volunteerNumber: row.number,
      },
    };
  }

  private async nextSerial(year: number): Promise<number> {
    const row = await this.work.one<{ serial: number }>(
      'SELECT coalesce(max(serial), 0) + 1 AS serial FROM volunteers.certificate WHERE year = $1',
      [year],
    );
    return row?.serial ?? 1;
  }

  private async handler(): Promise<string> {
    const row = await this.work.one<{ display_name: string }>(
      'SELECT display_name FROM platform.account WHERE id = $1',
      [currentContext().actor.id],
    );
    return row?.display_name ?? '';
  }
}

/** 80 bits: nobody finds one by trying. */
function newCode(): string {
  return Array.from(randomBytes(16), (byte) => alphabet[byte % alphabet.length]).join('');
}

/** 王小明 → 王**: enough to compare with a paper that is in the hand. */
function maskedName(name: string): string {
  const [first = '', ...rest] = Array.from(name);
  return first + '*'.repeat(Math.min(rest.length, 2));
}
