import { type PersonKey, type Vault } from '@redmaple/platform';
import type {
  CertificateDetail,
  CertificateHolder,
  CertificateRevokeReason,
  CertificateSnapshot,
  CertificateState,
} from './certificate.dto.js';

export interface CertificateRow {
  id: string;
  county_code: string;
  code: string;
  volunteer_id: string;
  person_id: string;
  sealed_holder: Buffer;
  snapshot: CertificateSnapshot;
  issued_at: Date;
  notice_until: Date;
  revoked_at: Date | null;
  revoke_reason: CertificateRevokeReason | null;
  document_ready: boolean;
}

export const selectCertificate = `
  SELECT c.id, c.county_code, c.code, c.volunteer_id, v.person_id, c.sealed_holder, c.snapshot, c.issued_at, c.notice_until,
    c.revoked_at, c.revoke_reason,
    EXISTS (SELECT FROM volunteers.certificate_document d WHERE d.certificate_id = c.id) AS document_ready
  FROM volunteers.certificate c JOIN volunteers.volunteer v ON v.id = c.volunteer_id`;

/** Binds what is sealed to its column. */
const holderField = 'certificate.holder';
export const pdfField = 'certificate.pdf';

export function sealHolder(vault: Vault, key: PersonKey, holder: CertificateHolder): Buffer {
  return vault.sealFor(key, holderField, JSON.stringify(holder));
}

export function openHolder(vault: Vault, key: PersonKey | undefined, sealed: Buffer): CertificateHolder | undefined {
  // Emptied when a county was erased.
  if (!key || sealed.length === 0) return undefined;
  return JSON.parse(vault.openFor(key, holderField, sealed)) as CertificateHolder;
}

export function stateOf(row: Pick<CertificateRow, 'revoked_at' | 'notice_until'>, now: Date): CertificateState {
  if (row.revoked_at) return 'revoked';
  return row.notice_until > now ? 'notice' : 'valid';
}

/** Below the house's own address. */
export function verifyPathOf(county: string, code: string): string {
  return `/c/${county}/certificates/${code}`;
}

export function toCertificate(
  row: CertificateRow,
  holder: CertificateHolder | undefined,
  now: Date,
): CertificateDetail {
  return {
    id: row.id,
    volunteerId: row.volunteer_id,
    state: stateOf(row, now),
    snapshot: row.snapshot,
    ...(holder && { holder }),
    verifyPath: verifyPathOf(row.county_code, row.code),
    issuedAt: row.issued_at.toISOString(),
    noticeUntil: row.notice_until.toISOString(),
    ...(row.revoked_at && { revokedAt: row.revoked_at.toISOString() }),
    ...(row.revoke_reason !== null && { revokeReason: row.revoke_reason }),
    documentReady: row.document_ready,
  };
}
