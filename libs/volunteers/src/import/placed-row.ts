import type { CallQuota } from '../calls/published-calls.js';
import { guardianConsent, recruitmentConsent } from '../people/consent.policy.js';
import type { PersonSeals } from '../people/person-seals.js';
import type { ReadyRow } from './import-row.js';

/** A row with everything that can be made without the database. */
export interface PreparedRow {
  readonly row: ReadyRow;
  readonly quota: CallQuota;
  readonly personId: string;
  readonly wrapped: Buffer;
  readonly masterKeyId: string;
  readonly seals: PersonSeals;
}

/** A row on its way to becoming an application. */
export interface PlacedRow extends PreparedRow {
  readonly applicationId: string;
  readonly number: string;
  /** The person as stored: an earlier one with the same document keeps their row. */
  readonly storedPersonId: string;
  readonly seatNo: number | null;
  readonly waitlistNo: number | null;
}

/** What the signed paper agrees to: a minor's also for the guardian. */
export function consentsOf({
  row,
  storedPersonId: personId,
}: PlacedRow): { personId: string; purpose: string; day: string }[] {
  const own = { personId, purpose: recruitmentConsent.purpose, day: row.paperConsentOn };
  return row.guardian ? [own, { ...own, purpose: guardianConsent.purpose }] : [own];
}

/** The person of a row as stored: whoever has the document already, or the new one. */
export function storedIdOf({ seals, personId }: PreparedRow, people: ReadonlyMap<string, string>): string {
  return people.get(seals.documentIndex.toString('hex')) ?? personId;
}

/** Where a row begins: on its seat, or waiting. */
export function stateOf(waitlistNo: number | null): 'submitted' | 'waitlisted' {
  return waitlistNo === null ? 'submitted' : 'waitlisted';
}
