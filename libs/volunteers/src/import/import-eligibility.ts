import { Injectable } from '@nestjs/common';
import { UnitOfWork, uuidv7, Clock, Vault } from '@redmaple/platform';
import type { Blocker } from '@redmaple/plugins/house';
import { Applying, type JudgedApplicant } from '../eligibility/applying.service.js';
import type { Applicant } from '../eligibility/fact-reader.js';
import { documentIndex } from '../people/person-seals.js';
import { type ImportRowError, type ReadyRow, RowsRefused } from './import-row.js';
import { headingFor } from './parse/sign-up-columns.js';
import type { ReadRows } from './read-rows.js';

interface StoredRow {
  readonly row: ReadyRow;
  readonly personId: string;
}

/** Asks the engine about everybody in a sheet: when it is checked, and once more when it is written. */
@Injectable()
export class ImportEligibility {
  constructor(
    private readonly work: UnitOfWork,
    private readonly applying: Applying,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** The rows with whatever speaks against them as mistakes of the column of the team. */
  async check(columns: readonly string[], read: ReadRows): Promise<ReadRows> {
    const people = await this.peopleOf(read.ready);
    const errors = mistakesOf(columns, people, await this.judge(people));
    const blocked = new Set(errors.map(({ line }) => line));
    if (errors.length === 0) return read;
    return {
      ...read,
      ready: read.ready.filter(({ line }) => !blocked.has(line)),
      errors: [...read.errors, ...errors].sort((first, second) => first.line - second.line),
    };
  }

  /**
   * Judges who is being written, and keeps the verdicts.
   * @param columns of the sheet, by which mistakes are named
   * @throws RowsRefused when somebody may not apply any more, with everything that speaks against each
   */
  async decide(columns: readonly string[], stored: readonly StoredRow[]): Promise<void> {
    const people = stored.map(({ row, personId }) => ({ ...applicantOf(row, personId, true), row }));
    const judged = await this.judge(people);
    const mistakes = mistakesOf(columns, people, judged);
    if (mistakes.length > 0) throw new RowsRefused(mistakes);
    await this.applying.keep([...judged.values()]);
  }

  private async judge(people: readonly (Applicant & { row: ReadyRow })[]): Promise<Map<string, JudgedApplicant>> {
    const judged = new Map<string, JudgedApplicant>();
    for (const code of new Set(people.map(({ row }) => row.teamTypeCode))) {
      const asked = people.filter(({ row }) => row.teamTypeCode === code);
      for (const [id, verdict] of await this.applying.judge(asked, code)) judged.set(id, verdict);
    }
    return judged;
  }

  /** Who of the rows is known by the document; the others get an id for the while. */
  private async peopleOf(rows: readonly ReadyRow[]): Promise<(Applicant & { row: ReadyRow })[]> {
    const known = await this.work.query<{ place: number; id: string }>(
      `SELECT (r.place - 1)::int AS place, coalesce(p.merged_into, p.id) AS id
       FROM unnest($1::text[], $2::bytea[]) WITH ORDINALITY AS r(type, index, place)
       JOIN volunteers.person p ON p.document_type = r.type AND p.document_index = r.index`,
      [
        rows.map(({ identity }) => identity.documentType),
        rows.map(({ identity }) => documentIndex(this.vault, identity.documentType, identity.documentNumber)),
      ],
    );
    const ids = new Map(known.map(({ place, id }) => [place, id]));
    const now = this.clock.now();
    return rows.map((row, place) => {
      const id = ids.get(place);
      return { ...applicantOf(row, id ?? uuidv7(now), id !== undefined), row };
    });
  }
}

function applicantOf({ identity, guardian, answers }: ReadyRow, id: string, known: boolean): Applicant {
  return { id, known, birthDate: identity.birthDate, guardian: guardian !== undefined, answers };
}

function mistakesOf(
  columns: readonly string[],
  people: readonly (Applicant & { row: ReadyRow })[],
  judged: ReadonlyMap<string, JudgedApplicant>,
): ImportRowError[] {
  const column = headingFor('teamType', columns);
  return people
    .flatMap(({ row, id }) => (judged.get(id)?.verdict.blockers ?? []).map((one) => mistakeOf(row.line, column, one)))
    .sort((first, second) => first.line - second.line);
}

function mistakeOf(line: number, column: string | undefined, { code, params, label }: Blocker): ImportRowError {
  return {
    line,
    field: 'teamType',
    ...(column !== undefined && { column }),
    ...(label
      ? { code: 'pluginReason', params: { 'zh-CN': label['zh-CN'], en: label.en } }
      : { code: `blockers.${code}`, ...(params && { params }) }),
  };
}
