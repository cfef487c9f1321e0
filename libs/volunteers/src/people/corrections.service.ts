import { Injectable } from '@nestjs/common';
import { maskDocumentNumber, maskPhone } from '@redmaple/forms';
import {
  accessErrors,
  Audit,
  Clock,
  currentContext,
  Messages,
  type Page,
  requestErrors,
  toPage,
  UnitOfWork,
  Vault,
} from '@redmaple/platform';
import { ApplyCorrection } from './apply-correction.js';
import { correctionErrors } from './corrections.errors.js';
import { Looks } from './looks.service.js';
import type {
  AskCorrection,
  CorrectableField,
  CorrectionState,
  CorrectionsQuery,
  CorrectionView,
  DecideCorrection,
  OwnCorrection,
} from './own-data.dto.js';
import { PeopleService } from './people.service.js';
import type { OpenedPerson } from './person.dto.js';

interface CorrectionRow {
  readonly id: string;
  readonly person_id: string;
  readonly volunteer_id: string | null;
  readonly field: CorrectableField;
  readonly sealed_value: Buffer | null;
  readonly sealed_note: Buffer | null;
  readonly sealed_answer: Buffer | null;
  readonly state: CorrectionState;
  readonly asked_at: Date;
  readonly decided_at: Date | null;
  readonly version: number;
}

const select = `SELECT c.id, c.person_id, v.id AS volunteer_id, c.field, c.sealed_value, c.sealed_note, c.sealed_answer, c.state,
    c.asked_at, c.decided_at, c.version
  FROM volunteers.correction c LEFT JOIN volunteers.volunteer v ON v.person_id = c.person_id`;

/** People ask for what is wrong about them to be put right (PIPL 46); somebody of the office compares and decides. */
@Injectable()
export class Corrections {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly messages: Messages,
    private readonly people: PeopleService,
    private readonly looks: Looks,
    private readonly apply: ApplyCorrection,
  ) {}

  /** My requests, the latest first. */
  mine(): Promise<OwnCorrection[]> {
    return this.work.run(async () => {
      const rows = await this.work.query<CorrectionRow>(
        `${select} WHERE c.person_id = $1 ORDER BY c.id DESC LIMIT 50`,
        [ownPersonId()],
      );
      return Promise.all(rows.map((row) => this.ownView(row)));
    });
  }

  /** @throws corrections.openAlready, request.invalid naming the fields */
  ask(wish: AskCorrection): Promise<OwnCorrection> {
    return this.work.run(async () => {
      const personId = ownPersonId();
      const key = await this.vault.keyOf(personId);
      const person = await this.people.openedById(personId);
      if (!key || !person) throw requestErrors.notFound();
      const value = await this.apply.read(wish, person);
      const note = wish.note?.trim() ?? '';
      const row = await this.work.one<{ id: string }>(
        `INSERT INTO volunteers.correction (person_id, field, sealed_value, sealed_note, asked_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING RETURNING id`,
        [
          personId,
          wish.field,
          value === undefined ? null : this.vault.sealFor(key, 'correction-value', value),
          note === '' ? null : this.vault.sealFor(key, 'correction-note', note),
          this.clock.now(),
        ],
      );
      if (!row) throw correctionErrors.openAlready({}, { field: 'field' });
      await this.audit.record('correction.asked', { type: 'correction', id: row.id }, { field: wish.field });
      return this.ownView(await this.row(row.id));
    });
  }

  /** @throws request.notFound for another's, corrections.decided */
  withdraw(id: string): Promise<OwnCorrection> {
    return this.work.run(async () => {
      const row = await this.row(id);
      if (row.person_id !== ownPersonId()) throw requestErrors.notFound();
      await this.end(row, 'withdrawn', row.version);
      await this.audit.record('correction.withdrawn', { type: 'correction', id });
      return this.ownView(await this.row(id));
    });
  }

  /** What waits for the office, the oldest first; decided ones the latest first. */
  list({ state = 'open', limit, after }: CorrectionsQuery): Promise<Page<CorrectionView>> {
    return this.work.run(async () => {
      const [order, beyond] = state === 'open' ? ['ASC', '>'] : ['DESC', '<'];
      const rows = await this.work.query<CorrectionRow>(
        `${select} WHERE c.state = $1 AND ($3::uuid IS NULL OR c.id ${beyond} $3) ORDER BY c.id ${order} LIMIT $2`,
        [state, limit + 1, after ?? null],
      );
      const people = await this.people.opened(rows.map((row) => row.person_id));
      const views = await Promise.all(rows.map((row) => this.view(row, people.get(row.person_id))));
      for (const row of rows.slice(0, limit)) await this.looks.note(row.person_id, 'correction');
      return toPage(views, limit);
    });
  }

  /**
   * Puts it right, or says why not; nobody decides about themselves.
   * @throws access.samePerson, corrections.decided, corrections.answerNeeded, request.stale, and what the new value is refused for
   */
  decide(id: string, { outcome, answer, version }: DecideCorrection): Promise<CorrectionView> {
    return this.work.run(async () => {
      const row = await this.row(id);
      const said = answer?.trim() ?? '';
      if (row.person_id === currentContext().actor.personId) throw accessErrors.samePerson();
      if (outcome === 'refuse' && said === '') throw correctionErrors.answerNeeded({}, { field: 'answer' });
      await this.end(row, outcome === 'accept' ? 'accepted' : 'refused', version, said);
      if (outcome === 'accept') await this.carryOut(row);
      await this.audit.record(
        outcome === 'accept' ? 'correction.accepted' : 'correction.refused',
        { type: 'correction', id },
        { field: row.field },
      );
      await this.messages.send({
        personId: row.person_id,
        template: outcome === 'accept' ? 'messages.correctionAccepted' : 'messages.correctionRefused',
        dedupeKey: `correction:${id}:${outcome}`,
      });
      return this.view(await this.row(id), await this.people.openedById(row.person_id));
    });
  }

  private async carryOut(row: CorrectionRow): Promise<void> {
    const key = await this.vault.keyOf(row.person_id);
    if (!key || !row.sealed_value || row.field === 'other') return;
    await this.apply.carryOut(row.person_id, row.field, this.vault.openFor(key, 'correction-value', row.sealed_value));
  }

  private async end(row: CorrectionRow, state: CorrectionState, version: number, answer = ''): Promise<void> {
    if (row.state !== 'open') throw correctionErrors.decided();
    const key = answer === '' ? undefined : await this.vault.keyOf(row.person_id);
    const changed = await this.work.execute(
      `UPDATE volunteers.correction SET state = $2, decided_at = $3, decided_by = $4, sealed_answer = $5, version = version + 1
       WHERE id = $1 AND state = 'open' AND version = $6`,
      [
        row.id,
        state,
        this.clock.now(),
        state === 'withdrawn' ? null : currentContext().actor.id,
        key ? this.vault.sealFor(key, 'correction-answer', answer) : null,
        version,
      ],
    );
    if (changed === 0) throw requestErrors.stale();
  }

  private async row(id: string): Promise<CorrectionRow> {
    const row = await this.work.one<CorrectionRow>(`${select} WHERE c.id = $1 FOR UPDATE OF c`, [id]);
    if (!row) throw requestErrors.notFound();
    return row;
  }

  private async ownView(row: CorrectionRow): Promise<OwnCorrection> {
    const key = await this.vault.keyOf(row.person_id);
    const open = (field: string, sealed: Buffer | null) =>
      key && sealed ? this.vault.openFor(key, field, sealed) : undefined;
    const [value, note] = [open('correction-value', row.sealed_value), open('correction-note', row.sealed_note)];
    const answer = open('correction-answer', row.sealed_answer);
    return {
      id: row.id,
      field: row.field,
      ...(value !== undefined && { value }),
      ...(note !== undefined && { note }),
      state: row.state,
      askedAt: row.asked_at.toISOString(),
      ...(row.decided_at && { decidedAt: row.decided_at.toISOString() }),
      ...(answer !== undefined && { answer }),
    };
  }

  private async view(row: CorrectionRow, person: OpenedPerson | undefined): Promise<CorrectionView> {
    const present = presentValue(row.field, person);
    return {
      ...(await this.ownView(row)),
      personId: row.person_id,
      ...(row.volunteer_id !== null && { volunteerId: row.volunteer_id }),
      name: person?.name ?? '',
      ...(present !== undefined && { present }),
      version: row.version,
    };
  }
}

function presentValue(field: CorrectableField, person: OpenedPerson | undefined): string | undefined {
  if (!person) return undefined;
  const { name, birthDate, documentNumber, phone } = person;
  switch (field) {
    case 'name':
      return name;
    case 'birthDate':
      return birthDate;
    case 'documentNumber':
      return documentNumber && maskDocumentNumber(documentNumber);
    case 'phone':
      return phone && maskPhone(phone);
    default:
      return undefined;
  }
}

function ownPersonId(): string {
  const { personId } = currentContext().actor;
  if (personId === undefined) throw requestErrors.notFound();
  return personId;
}
