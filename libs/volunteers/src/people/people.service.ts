import { Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  type PersonKey,
  type ReachWishes,
  type Recipient,
  Recipients,
  UnitOfWork,
  Vault,
} from '@redmaple/platform';
import type { OpenedPerson } from './person.dto.js';
import { ApplicationStates } from '../applications/application-states.js';
import { phoneIndex } from './person-seals.js';

interface PersonRow {
  id: string;
  name: string;
  document_type: string;
  sealed_document: Buffer | null;
  birth_date: string | null;
  sealed_phone: Buffer | null;
  phone_verified_at: Date | null;
  sealed_address: Buffer | null;
  locale: 'zh-CN' | 'en';
  erased_at: Date | null;
}

/** What says who somebody was. */
const emptied = `name = '', birth_date = NULL, sealed_document = NULL, document_index = NULL, sealed_phone = NULL, phone_index = NULL,
  phone_first3_index = NULL, phone_last4_index = NULL, sealed_address = NULL, sealed_guardian_name = NULL, sealed_guardian_phone = NULL,
  guardian_recorded_at = NULL`;

interface ReachedRow extends Pick<PersonRow, 'id' | 'sealed_phone' | 'locale'> {
  texts: boolean | null;
  quiet_from_minute: number | null;
  quiet_to_minute: number | null;
  opt_out_until: Date | null;
}

const columns = `id, name, document_type, sealed_document, birth_date::text AS birth_date, sealed_phone, phone_verified_at, sealed_address, locale, erased_at`;

/** People of the county: opens what is sealed, finds by phone, tells messages where to go, erases. */
@Injectable()
export class PeopleService extends Recipients {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly states: ApplicationStates,
  ) {
    super();
  }

  /** Where to reach a person; looked up at the moment of sending. */
  override find(personId: string): Promise<Recipient | undefined> {
    return this.work.run(async () => {
      // Who was merged into somebody is reached as that one.
      const row = await this.work.one<ReachedRow>(
        `SELECT p.id, p.sealed_phone, p.locale, f.texts, f.quiet_from_minute, f.quiet_to_minute, f.opt_out_until
         FROM volunteers.person asked JOIN volunteers.person p ON p.id = coalesce(asked.merged_into, asked.id)
         LEFT JOIN volunteers.volunteer v ON v.person_id = p.id LEFT JOIN volunteers.profile f ON f.volunteer_id = v.id
         WHERE asked.id = $1`,
        [personId],
      );
      const key = row?.sealed_phone ? await this.vault.keyOf(row.id) : undefined;
      return row?.sealed_phone && key
        ? {
            phone: this.vault.openFor(key, 'phone', row.sealed_phone),
            locale: row.locale,
            wishes: wishesOf(row, this.clock.now()),
          }
        : undefined;
    });
  }

  /** People with their sealed fields opened; for views that mask and for reveals that are audited. */
  opened(personIds: readonly string[]): Promise<Map<string, OpenedPerson>> {
    return this.work.run(async () => {
      const rows = await this.work.query<PersonRow>(`SELECT ${columns} FROM volunteers.person WHERE id = ANY($1)`, [
        personIds,
      ]);
      const keys = await this.vault.keysOf(rows.map((row) => row.id));
      return new Map(rows.map((row) => [row.id, this.toOpened(row, keys.get(row.id))]));
    });
  }

  /** The person, or undefined. */
  async openedById(personId: string): Promise<OpenedPerson | undefined> {
    return (await this.opened([personId])).get(personId);
  }

  /** Ids of the people a phone number belongs to: a family may share one. */
  async byPhoneIndex(index: Buffer): Promise<string[]> {
    const rows = await this.work.run(() =>
      // Somebody's former record leads to the one that is kept.
      this.work.query<{ id: string }>(
        'SELECT DISTINCT coalesce(merged_into, id) AS id FROM volunteers.person WHERE phone_index = $1 ORDER BY id',
        [index],
      ),
    );
    return rows.map((row) => row.id);
  }

  /** Blind index of a normalised phone number. */
  indexOfPhone(phone: string): Buffer {
    return phoneIndex(this.vault, phone);
  }

  /** Blind index of a person's own number, as accounts store it; undefined when there is none. */
  async phoneIndexOf(personId: string): Promise<Buffer | undefined> {
    const row = await this.work.run(() =>
      this.work.one<{ phone_index: Buffer | null }>('SELECT phone_index FROM volunteers.person WHERE id = $1', [
        personId,
      ]),
    );
    return row?.phone_index ?? undefined;
  }

  /** Remembers that a code proved the number. */
  async markPhoneVerified(personId: string): Promise<void> {
    await this.work.execute(
      'UPDATE volunteers.person SET phone_verified_at = $2 WHERE id = $1 AND phone_verified_at IS NULL',
      [personId, this.clock.now()],
    );
  }

  /**
   * Erases a person (PIPL 47): the key is destroyed, so sealed values are unreadable in every backup, and name,
   * birth date, indexes and answers are emptied; what was under way is withdrawn. Ids, states and dates stay, so
   * that counts still add up.
   */
  erase(personId: string): Promise<void> {
    return this.work.run(async () => {
      const erased = await this.work.execute(
        `UPDATE volunteers.person SET ${emptied}, erased_at = $2, version = version + 1 WHERE id = $1 AND erased_at IS NULL`,
        [personId, this.clock.now()],
      );
      if (erased === 0) return;
      const live = await this.work.query<{ id: string }>(
        `SELECT id FROM volunteers.application WHERE person_id = $1 AND state IN ('submitted', 'waitlisted', 'screened', 'reviewed')`,
        [personId],
      );
      for (const { id } of live) await this.states.withdraw(id);
      await this.emptyRecordsMergedInto(personId);
      await this.vault.eraseKey(personId);
      await this.work.execute(
        `UPDATE volunteers.application SET answers = '{}', specialty = NULL, refusal_text = NULL, sealed_guardian_name = NULL,
           sealed_guardian_phone = NULL WHERE person_id = $1`,
        [personId],
      );
      await this.audit.record('person.erased', { type: 'person', id: personId });
    });
  }

  /** Empties the record that was merged into another's; what was sealed for it is the other's and stays readable. */
  async emptyMerged(personId: string): Promise<void> {
    await this.work.execute(
      `UPDATE volunteers.person SET ${emptied}, erased_at = $2, version = version + 1
       WHERE id = $1 AND merged_into IS NOT NULL AND erased_at IS NULL`,
      [personId, this.clock.now()],
    );
    await this.work.execute(
      `DELETE FROM volunteers.profile f USING volunteers.volunteer v WHERE v.person_id = $1 AND f.volunteer_id = v.id`,
      [personId],
    );
    await this.work.execute(
      `UPDATE platform.account SET display_name = '', phone_index = NULL, version = version + 1 WHERE person_id = $1 AND kind = 'volunteer'`,
      [personId],
    );
  }

  /** Who is erased was known by these, too. */
  private async emptyRecordsMergedInto(personId: string): Promise<void> {
    const merged = await this.work.query<{ id: string }>('SELECT id FROM volunteers.person WHERE merged_into = $1', [
      personId,
    ]);
    for (const { id } of merged) {
      await this.emptyMerged(id);
      await this.work.execute('DELETE FROM volunteers.duplicate_hint WHERE first_id = $1 OR second_id = $1', [id]);
    }
  }

  private toOpened(row: PersonRow, key: PersonKey | undefined): OpenedPerson {
    const open = (field: string, sealed: Buffer | null): string | undefined =>
      key && sealed ? this.vault.openFor(key, field, sealed) : undefined;
    return {
      id: row.id,
      name: row.name,
      documentType: row.document_type,
      documentNumber: open('document', row.sealed_document),
      birthDate: row.birth_date ?? undefined,
      phone: open('phone', row.sealed_phone),
      phoneVerified: row.phone_verified_at !== null,
      address: open('address', row.sealed_address),
      erased: row.erased_at !== null,
    };
  }
}

function wishesOf(row: ReachedRow, now: Date): ReachWishes {
  const { quiet_from_minute: fromMinute, quiet_to_minute: toMinute } = row;
  return {
    noTexts: row.texts === false || (row.opt_out_until !== null && row.opt_out_until > now),
    ...(fromMinute !== null && toMinute !== null && { quiet: { fromMinute, toMinute } }),
  };
}
