import { Injectable } from '@nestjs/common';
import { maskDocumentNumber, maskPhone } from '@redmaple/forms';
import { Audit, Clock, currentContext, requestErrors, UnitOfWork } from '@redmaple/platform';
import type { ComparedPerson, DuplicatePage, DuplicatesQuery, DuplicateView } from './duplicates.dto.js';
import { type Comparable, likenessOf, type LikenessReason } from './duplicates.policy.js';
import { PeopleService } from './people.service.js';

interface ComparedRow {
  readonly id: string;
  readonly name_key: string;
  readonly initials: string;
  readonly birth_date: string | null;
  readonly phone: string | null;
}

interface PairRow extends ComparedRow {
  readonly other_id: string;
  readonly other_name_key: string;
  readonly other_initials: string;
  readonly other_birth_date: string | null;
  readonly other_phone: string | null;
}

interface HintRow {
  readonly id: string;
  readonly first_id: string;
  readonly second_id: string;
  readonly reasons: LikenessReason[];
  readonly score: number;
  readonly found_at: Date;
}

interface FactsRow {
  readonly person_id: string;
  readonly created_at: Date;
  readonly volunteer_id: string | null;
  readonly number: string | null;
  readonly status: string | null;
  readonly applications: number;
  readonly memberships: number;
  readonly minutes: number;
}

/** People compared in one transaction: a few thousand candidates at most. */
const batch = 200;

/** Each by an index of its own: the same name, the same birth date, the same phone. */
const candidates = ['o.name_key = n.name_key', 'o.birth_date = n.birth_date', 'o.phone_index = n.phone_index'];

const pairs = candidates
  .map(
    (
      same,
    ) => `SELECT n.*, o.id AS other_id, o.name_key AS other_name_key, volunteers.initials(o.name_key) AS other_initials,
      o.birth_date::text AS other_birth_date, encode(o.phone_index, 'hex') AS other_phone
    FROM newcomer n JOIN volunteers.person o ON o.county_code = current_setting('app.county')::bpchar AND ${same}
    WHERE o.id <> n.id AND o.name_key <> '' AND o.merged_into IS NULL AND o.erased_at IS NULL`,
  )
  .join(' UNION ');

/** People who may be one are found by the worker, shown to the office, and put aside or merged by it. */
@Injectable()
export class Duplicates {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly people: PeopleService,
  ) {}

  /** Compares everybody who is new or changed with the others. Returns how many were compared. */
  async compareAll(): Promise<number> {
    let compared = 0;
    for (let last = batch; last === batch; compared += last) last = await this.compareSome();
    return compared;
  }

  /** Pairs that nobody has put aside, the likeliest first. */
  list({ limit, after }: DuplicatesQuery): Promise<DuplicatePage> {
    return this.work.run(async () => {
      const rows = await this.work.query<HintRow>(
        `SELECT h.id, h.first_id, h.second_id, h.reasons, h.score, h.found_at FROM volunteers.duplicate_hint h
         JOIN volunteers.person a ON a.id = h.first_id JOIN volunteers.person b ON b.id = h.second_id
         WHERE h.dismissed_at IS NULL AND a.merged_into IS NULL AND b.merged_into IS NULL AND a.erased_at IS NULL AND b.erased_at IS NULL
           AND ($2::uuid IS NULL OR (-h.score, h.id) > (SELECT -x.score, x.id FROM volunteers.duplicate_hint x WHERE x.id = $2))
         ORDER BY h.score DESC, h.id LIMIT $1`,
        [limit + 1, after ?? null],
      );
      const shown = rows.slice(0, limit);
      const people = await this.compared(shown.flatMap((row) => [row.first_id, row.second_id]));
      const items = shown.flatMap((row): DuplicateView[] => {
        const [first, second] = [people.get(row.first_id), people.get(row.second_id)];
        if (!first || !second) return [];
        return [
          { id: row.id, score: row.score, reasons: row.reasons, foundAt: row.found_at.toISOString(), first, second },
        ];
      });
      const last = shown.at(-1);
      return rows.length > limit && last ? { items, next: last.id } : { items };
    });
  }

  /** These two are not one; they are not shown again. @throws request.notFound */
  dismiss(id: string): Promise<void> {
    return this.work.run(async () => {
      const hint = await this.work.one<HintRow>(
        `UPDATE volunteers.duplicate_hint SET dismissed_at = coalesce(dismissed_at, $2), dismissed_by = coalesce(dismissed_by, $3)
         WHERE id = $1 RETURNING id, first_id, second_id, reasons, score, found_at`,
        [id, this.clock.now(), currentContext().actor.id],
      );
      if (!hint) throw requestErrors.notFound();
      await this.audit.record('duplicate.dismissed', { type: 'person', id: hint.first_id }, { other: hint.second_id });
    });
  }

  /** Compares the next of them, two hundred at most. Returns how many. */
  compareSome(): Promise<number> {
    return this.work.run(async () => {
      const newcomers = await this.work.query<{ id: string }>(
        `SELECT id FROM volunteers.person WHERE compared_at IS NULL ORDER BY id LIMIT ${batch} FOR NO KEY UPDATE SKIP LOCKED`,
      );
      const ids = newcomers.map((one) => one.id);
      const found = await this.work.query<PairRow>(
        `WITH newcomer AS (
           SELECT id, name_key, volunteers.initials(name_key) AS initials, birth_date, phone_index, encode(phone_index, 'hex') AS phone
           FROM volunteers.person WHERE id = ANY($1) AND name_key <> '' AND merged_into IS NULL AND erased_at IS NULL
         ) SELECT pair.*, pair.birth_date::text AS birth_date FROM (${pairs}) AS pair`,
        [ids],
      );
      await this.store(found);
      await this.work.execute('UPDATE volunteers.person SET compared_at = $2 WHERE id = ANY($1)', [
        ids,
        this.clock.now(),
      ]);
      return ids.length;
    });
  }

  private async store(found: readonly PairRow[]): Promise<void> {
    const hints = new Map<string, { first: string; second: string; reasons: readonly string[]; score: number }>();
    for (const row of found) {
      const likeness = likenessOf(comparable(row), comparable(otherOf(row)));
      if (!likeness) continue;
      const [first = '', second = ''] = [row.id, row.other_id].sort();
      hints.set(`${first} ${second}`, { first, second, ...likeness });
    }
    // A pair that was put aside stays so, even when a changed name brings it up again.
    await this.work.execute(
      `INSERT INTO volunteers.duplicate_hint (first_id, second_id, reasons, score, found_at)
       SELECT h.first, h.second, ARRAY(SELECT jsonb_array_elements_text(h.reasons)), h.score, $2
       FROM jsonb_to_recordset($1::jsonb) AS h(first uuid, second uuid, reasons jsonb, score integer) ORDER BY h.first, h.second
       ON CONFLICT (county_code, first_id, second_id) DO UPDATE SET reasons = excluded.reasons, score = excluded.score`,
      [JSON.stringify([...hints.values()]), this.clock.now()],
    );
  }

  private async compared(personIds: readonly string[]): Promise<ReadonlyMap<string, ComparedPerson>> {
    const opened = await this.people.opened(personIds);
    const rows = await this.work.query<FactsRow>(
      `SELECT p.id AS person_id, p.created_at, v.id AS volunteer_id, v.number, v.status,
         (SELECT count(*)::int FROM volunteers.application a WHERE a.person_id = p.id) AS applications,
         (SELECT count(*)::int FROM volunteers.membership m WHERE m.volunteer_id = v.id AND m.valid_to IS NULL) AS memberships,
         (SELECT coalesce(sum(r.credited_minutes), 0)::int FROM volunteers.service_record r WHERE r.volunteer_id = v.id) AS minutes
       FROM volunteers.person p LEFT JOIN volunteers.volunteer v ON v.person_id = p.id WHERE p.id = ANY($1)`,
      [personIds],
    );
    return new Map(
      rows.map((row): [string, ComparedPerson] => {
        const person = opened.get(row.person_id);
        return [
          row.person_id,
          {
            personId: row.person_id,
            name: person?.name ?? '',
            ...(person?.birthDate !== undefined && { birthDate: person.birthDate }),
            documentType: person?.documentType ?? '',
            ...(person?.documentNumber !== undefined && { maskedDocument: maskDocumentNumber(person.documentNumber) }),
            ...(person?.phone !== undefined && { maskedPhone: maskPhone(person.phone) }),
            phoneVerified: person?.phoneVerified ?? false,
            knownSince: row.created_at.toISOString(),
            ...(row.volunteer_id !== null && { volunteerId: row.volunteer_id }),
            ...(row.number !== null && { volunteerNumber: row.number }),
            ...(row.status !== null && { status: row.status }),
            applications: row.applications,
            memberships: row.memberships,
            creditedMinutes: row.minutes,
          },
        ];
      }),
    );
  }
}

function otherOf(row: PairRow): ComparedRow {
  return {
    id: row.other_id,
    name_key: row.other_name_key,
    initials: row.other_initials,
    birth_date: row.other_birth_date,
    phone: row.other_phone,
  };
}

function comparable(row: ComparedRow): Comparable {
  return {
    nameKey: row.name_key,
    initials: row.initials,
    birthDate: row.birth_date ?? undefined,
    phone: row.phone ?? undefined,
  };
}
