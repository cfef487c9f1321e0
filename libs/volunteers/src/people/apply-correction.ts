import { Injectable } from '@nestjs/common';
import {
  checkIdentityDocument,
  type IdentityDocumentType,
  isCalendarDate,
  isIdentityDocumentType,
  normalisePersonName,
  normalisePhone,
} from '@redmaple/forms';
import { dayIn } from '@redmaple/i18n';
import { Audit, Clock, Counties, currentCounty, requestErrors, UnitOfWork, Vault } from '@redmaple/platform';
import { correctionErrors } from './corrections.errors.js';
import type { AskCorrection, CorrectableField } from './own-data.dto.js';
import type { OpenedPerson } from './person.dto.js';
import { documentIndex, sealPhone } from './person-seals.js';

/** Checks what somebody wants put right, and writes it where the person stands. */
@Injectable()
export class ApplyCorrection {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly counties: Counties,
    private readonly audit: Audit,
  ) {}

  /**
   * The value in the form it is stored; undefined where only the note speaks.
   * @throws request.invalid naming the field
   */
  async read({ field, value, note }: AskCorrection, person: OpenedPerson): Promise<string | undefined> {
    const written = value?.trim() ?? '';
    if (field === 'other') {
      if ((note?.trim() ?? '') === '') throw wrong('required', 'note');
      return undefined;
    }
    if (written === '') throw wrong('required');
    const today = dayIn(this.clock.now(), await this.counties.timezoneOf(currentCounty()));
    switch (field) {
      case 'name': {
        const name = normalisePersonName(written);
        if (!name.ok) throw wrong(name.code);
        return name.name;
      }
      case 'birthDate':
        // A resident ID says the birth date itself: then the number is what is wrong.
        if (person.documentType === 'resident-id') throw wrong('saidByDocument');
        if (!isCalendarDate(written) || written > today || written < '1900-01-01') throw wrong('impossibleDate');
        return written;
      case 'phone': {
        const phone = normalisePhone(written);
        if (!phone.ok) throw wrong(phone.code);
        return phone.normalised;
      }
      case 'documentNumber': {
        const paper = checkIdentityDocument(documentTypeOf(person), written, today);
        if (!paper.ok) throw wrong(paper.code);
        return paper.normalised;
      }
      case 'address':
        return written;
    }
  }

  /** @throws corrections.documentTaken, corrections.phoneTaken, request.notFound */
  async carryOut(personId: string, field: CorrectableField, value: string): Promise<void> {
    const row = await this.work.one<{ document_type: string }>(
      'SELECT document_type FROM volunteers.person WHERE id = $1 AND erased_at IS NULL FOR UPDATE',
      [personId],
    );
    const key = await this.vault.keyOf(personId);
    if (!row || !key) throw requestErrors.notFound();
    const set = (columns: Readonly<Record<string, unknown>>) => this.set(personId, columns);
    switch (field) {
      case 'name':
        await set({ name: value });
        await this.work.execute('UPDATE platform.account SET display_name = $2 WHERE person_id = $1 AND kind = $3', [
          personId,
          value,
          'volunteer',
        ]);
        break;
      case 'birthDate':
        await set({ birth_date: value });
        break;
      case 'phone': {
        const seals = sealPhone(this.vault, key, value);
        await set({
          sealed_phone: seals.phone,
          phone_index: seals.phoneIndex,
          phone_first3_index: seals.phoneFirst3Index,
          phone_last4_index: seals.phoneLast4Index,
          // Whoever signs in with it proves it.
          phone_verified_at: null,
        });
        await this.work.execute(
          `UPDATE platform.account SET phone_index = $2, version = version + 1 WHERE person_id = $1 AND kind = 'volunteer'`,
          [personId, seals.phoneIndex],
        );
        break;
      }
      case 'documentNumber': {
        const today = dayIn(this.clock.now(), await this.counties.timezoneOf(currentCounty()));
        const paper = checkIdentityDocument(row.document_type as IdentityDocumentType, value, today);
        const index = documentIndex(this.vault, row.document_type, value);
        // Somebody else has it: most likely the same person twice, which is for a merge to put right.
        if (await this.isAnothers(personId, row.document_type, index)) throw correctionErrors.documentTaken();
        await set({
          sealed_document: this.vault.sealFor(key, 'document', value),
          document_index: index,
          ...(paper.ok && paper.birthDate !== undefined && { birth_date: paper.birthDate }),
        });
        break;
      }
      case 'address':
        await set({ sealed_address: this.vault.sealFor(key, 'address', value) });
        break;
      case 'other':
        return;
    }
    await this.audit.record('person.corrected', { type: 'person', id: personId }, { field });
  }

  private async isAnothers(personId: string, type: string, index: Buffer): Promise<boolean> {
    const other = await this.work.one(
      'SELECT 1 FROM volunteers.person WHERE document_type = $1 AND document_index = $2 AND id <> $3',
      [type, index, personId],
    );
    return other !== undefined;
  }

  private async set(personId: string, columns: Readonly<Record<string, unknown>>): Promise<void> {
    const places = Object.keys(columns).map((name, index) => `${name} = $${index + 2}`);
    await this.work.execute(`UPDATE volunteers.person SET ${places.join(', ')}, version = version + 1 WHERE id = $1`, [
      personId,
      ...Object.values(columns),
    ]);
  }
}

function wrong(code: string, field = 'value'): Error {
  return requestErrors.invalid({}, { fields: [{ field, code }] });
}

function documentTypeOf({ documentType }: OpenedPerson): IdentityDocumentType {
  if (!isIdentityDocumentType(documentType)) throw wrong('notADocument');
  return documentType;
}
