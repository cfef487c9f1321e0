import { Injectable } from '@nestjs/common';
import { Audit, Clock, currentContext, Outbox, UnitOfWork, uuidv7, Vault } from '@redmaple/platform';
import { newApplicationNumber } from '../applications/prepare-sign-up.js';
import { PublishedCalls } from '../calls/published-calls.js';
import { Seats } from '../calls/seats.js';
import { recruitmentConsent } from '../people/consent.policy.js';
import { type GuardianSeals, sealGuardian, sealPerson } from '../people/person-seals.js';
import { importErrors } from '../recruitment.errors.js';
import { importChanged } from './import.events.js';
import { ImportEligibility } from './import-eligibility.js';
import { type ImportRowError, type ReadyRow, RowsRefused } from './import-row.js';
import { type ImportRecord, ImportStore } from './import-store.js';
import { consentsOf, type PlacedRow, type PreparedRow, stateOf, storedIdOf } from './placed-row.js';
import * as statements from './commit-import.sql.js';

type Report = (percent: number) => Promise<void>;

/** Rows sealed before others get their turn on this thread. */
const sealedAtOnce = 100;

/**
 * Writes an import in one transaction: all of it or nothing. Locks are taken in the order everybody keeps (people,
 * parent rows, seats), seats are filled in the order of the sheet, and who finds none is waitlisted in that order.
 * People who have an application to the call already, whatever became of it, are passed over: the same sheet
 * twice adds nobody twice and brings nobody back who has withdrawn.
 */
@Injectable()
export class CommitImport {
  constructor(
    private readonly work: UnitOfWork,
    private readonly store: ImportStore,
    private readonly calls: PublishedCalls,
    private readonly seats: Seats,
    private readonly eligible: ImportEligibility,
    private readonly vault: Vault,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @param report is told the progress in per cent. */
  async run(importId: string, report: Report): Promise<void> {
    const record = await this.work.run(() => this.store.found(importId));
    if (record.state !== 'committing') return;
    const { ready: rows = [], given } = this.store.rowsOf(record) ?? {};
    const prepared = await this.prepare(record.call_id, rows, (percent) => this.progress(importId, percent, report));
    try {
      await this.work.run(() =>
        this.write(record, given?.columns ?? [], prepared, (percent) => this.progress(importId, percent, report)),
      );
    } catch (error) {
      if (!(error instanceof RowsRefused)) throw error;
      return this.refuse(importId, error.mistakes);
    }
    await report(100);
  }

  /** Notes that a commit was given up; its rows stay for another try. */
  async fail(importId: string, code: string): Promise<void> {
    await this.work.run(async () => {
      await this.work.execute(
        `UPDATE volunteers.import SET state = 'failed', failure = $2, version = version + 1 WHERE id = $1 AND state = 'committing'`,
        [importId, code],
      );
      await this.outbox.emit(importChanged, { importId });
    });
  }

  /** Nothing was written: the rows that stood in the way are told one by one, and come back as a sheet to correct. */
  private async refuse(importId: string, mistakes: readonly ImportRowError[]): Promise<void> {
    const wrong = new Set(mistakes.map(({ line }) => line)).size;
    await this.work.run(async () => {
      await this.work.execute(
        `UPDATE volunteers.import SET state = 'failed', failure = 'imports.notEligible', row_errors = $2, wrong_rows = $3, version = version + 1
         WHERE id = $1 AND state = 'committing'`,
        [importId, JSON.stringify(mistakes), wrong],
      );
      await this.outbox.emit(importChanged, { importId });
      await this.audit.record('import.refused', { type: 'import', id: importId }, { wrong });
    });
  }

  /** Progress stands even though the import itself may still be rolled back. */
  private async progress(importId: string, percent: number, report: Report): Promise<void> {
    await this.work.separately(async () => {
      await this.work.execute('UPDATE volunteers.import SET progress = $2 WHERE id = $1', [importId, percent]);
      await this.outbox.emit(importChanged, { importId });
    });
    await report(percent);
  }

  private async prepare(callId: string, rows: readonly ReadyRow[], report: Report): Promise<PreparedRow[]> {
    // The form that the rows were checked with, whatever has become of it since; rows of older previews name none.
    const formNo = rows[0]?.formNo as number | undefined;
    const quotas = new Map((await this.calls.quotasOf(callId, formNo)).map((quota) => [quota.teamTypeCode, quota]));
    const now = this.clock.now();
    const prepared: PreparedRow[] = [];
    for (const [index, row] of rows.entries()) {
      const quota = quotas.get(row.teamTypeCode);
      if (!quota) throw importErrors.stateChanged();
      const key = this.vault.newKey(uuidv7(now));
      prepared.push({
        row,
        quota,
        personId: key.personId,
        wrapped: key.wrapped,
        masterKeyId: key.masterKeyId,
        seals: sealPerson(this.vault, key, row.identity, row.address),
      });
      if (index % sealedAtOnce === sealedAtOnce - 1) await report(Math.floor((50 * (index + 1)) / rows.length));
    }
    return prepared;
  }

  private async write(
    { id: importId, call_id: callId }: ImportRecord,
    columns: readonly string[],
    prepared: readonly PreparedRow[],
    report: Report,
  ): Promise<void> {
    // A twin of this job waits here and finds the work done.
    await this.work.query('SELECT pg_advisory_xact_lock(727010, hashtext($1))', [importId]);
    if ((await this.store.found(importId)).state !== 'committing') return;
    const people = await this.storePeople(prepared);
    await report(65);
    await this.seats.lock([...new Set(prepared.map(({ quota }) => quota.id))].sort());
    const present = await this.alreadyThere(callId, [...people.values()]);
    const newcomers = prepared.filter((one) => !present.has(storedIdOf(one, people)));
    await this.eligible.decide(
      columns,
      newcomers.map((one) => ({ row: one.row, personId: storedIdOf(one, people) })),
    );
    const placed = await this.place(newcomers, people);
    await this.storeApplications(importId, callId, placed);
    await report(90);
    await this.finish(importId, {
      added: placed.length,
      waitlisted: placed.filter(({ waitlistNo }) => waitlistNo !== null).length,
      present: prepared.length - placed.length,
    });
  }

  /** Stores people who are new. Returns the person of each document, by its index in hex, locked. */
  private async storePeople(prepared: readonly PreparedRow[]): Promise<Map<string, string>> {
    // One order for everybody, so that two imports wait for each other instead of in a circle.
    const sorted = [...prepared].sort((one, other) =>
      Buffer.compare(one.seals.documentIndex, other.seals.documentIndex),
    );
    const pick = <T>(choose: (one: PreparedRow) => T): T[] => sorted.map(choose);
    await this.work.execute(statements.insertPeople, [
      pick(({ personId }) => personId),
      pick(({ row }) => row.identity.name),
      pick(({ row }) => row.identity.documentType),
      pick(({ seals }) => seals.document),
      pick(({ seals }) => seals.documentIndex),
      pick(({ row }) => row.identity.birthDate ?? null),
      pick(({ seals }) => seals.phone),
      pick(({ seals }) => seals.phoneIndex),
      pick(({ seals }) => seals.phoneFirst3Index),
      pick(({ seals }) => seals.phoneLast4Index),
      pick(({ seals }) => seals.address),
      pick(({ wrapped }) => wrapped),
      pick(({ masterKeyId }) => masterKeyId),
      this.clock.now(),
    ]);
    const stored = await this.work.query<{ id: string; index: string }>(statements.lockPeople, [
      pick(({ row }) => row.identity.documentType),
      pick(({ seals }) => seals.documentIndex),
    ]);
    return new Map(stored.map(({ id, index }) => [index, id]));
  }

  private async alreadyThere(callId: string, personIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.work.query<{ person_id: string }>(
      'SELECT person_id FROM volunteers.application WHERE call_id = $1 AND person_id = ANY($2)',
      [callId, personIds],
    );
    return new Set(rows.map((row) => row.person_id));
  }

  /** Deals out free seats and then waitlist numbers, in the order of the sheet. Under the parent locks. */
  private async place(rows: readonly PreparedRow[], people: ReadonlyMap<string, string>): Promise<PlacedRow[]> {
    const quotaIds = [...new Set(rows.map(({ quota }) => quota.id))];
    const free = new Map<string, number[]>(quotaIds.map((id) => [id, []]));
    for (const { quota, no } of await this.work.query<{ quota: string; no: number }>(statements.freeSeats, [quotaIds]))
      free.get(quota)?.push(no);
    const next = new Map<string, number>();
    for (const { id, waitlist_next } of await this.work.query<{ id: string; waitlist_next: number }>(
      'SELECT id, waitlist_next FROM volunteers.call_team_type WHERE id = ANY($1)',
      [quotaIds],
    )) {
      next.set(id, waitlist_next);
    }
    const now = this.clock.now();
    const placed = rows.map((one): PlacedRow => {
      const seatNo = free.get(one.quota.id)?.shift() ?? null;
      const waitlistNo = seatNo === null ? (next.get(one.quota.id) ?? 1) : null;
      if (waitlistNo !== null) next.set(one.quota.id, waitlistNo + 1);
      return {
        ...one,
        applicationId: uuidv7(now),
        number: newApplicationNumber(),
        storedPersonId: storedIdOf(one, people),
        seatNo,
        waitlistNo,
      };
    });
    await this.work.execute(
      'UPDATE volunteers.call_team_type q SET waitlist_next = n.next FROM unnest($1::uuid[], $2::integer[]) AS n(id, next) WHERE q.id = n.id AND q.waitlist_next <> n.next',
      [[...next.keys()], [...next.values()]],
    );
    return placed;
  }

  private async storeApplications(importId: string, callId: string, placed: readonly PlacedRow[]): Promise<void> {
    const { actor, requestId } = currentContext();
    const pick = <T>(choose: (one: PlacedRow) => T): T[] => placed.map(choose);
    const now = this.clock.now();
    const ids = pick(({ applicationId }) => applicationId);
    const guardians = await this.sealGuardians(placed);
    await this.work.execute(statements.insertApplications, [
      ids,
      pick(({ number }) => number),
      pick(({ quota }) => quota.id),
      pick(({ quota }) => quota.teamTypeCode),
      pick(({ storedPersonId }) => storedPersonId),
      pick(({ row }) => JSON.stringify(row.answers)),
      pick(({ quota }) => quota.formVersion),
      pick(({ row }) => row.specialty ?? null),
      pick(({ waitlistNo }) => waitlistNo),
      callId,
      importId,
      now,
      guardians.map(({ name }) => name),
      guardians.map(({ phone }) => phone),
      pick(({ quota }) => quota.formNo),
      pick(({ row }) => row.specialistId ?? null),
    ]);
    await this.work.execute(statements.takeSeats, [pick(({ quota }) => quota.id), pick(({ seatNo }) => seatNo), ids]);
    const consents = placed.flatMap(consentsOf);
    await this.work.execute(statements.insertConsents, [
      consents.map(({ personId }) => personId),
      consents.map(({ purpose }) => purpose),
      consents.map(({ day }) => day),
      recruitmentConsent.version,
      now,
    ]);
    await this.work.execute(statements.insertEvents, [
      ids,
      pick(({ waitlistNo }) => stateOf(waitlistNo)),
      pick(({ row }) => row.note ?? null),
      now,
      actor.kind,
      actor.id,
    ]);
    await this.work.execute(statements.announceApplications, [
      pick((one) =>
        JSON.stringify({
          applicationId: one.applicationId,
          personId: one.storedPersonId,
          callId,
          teamTypeCode: one.quota.teamTypeCode,
          state: stateOf(one.waitlistNo),
        }),
      ),
    ]);
    await this.work.query(statements.auditApplications, [ids, actor.kind, actor.id, requestId]);
    this.outbox.wakeAfterCommit();
  }

  /** Guardians under the keys that are stored: people known before keep theirs. */
  private async sealGuardians(placed: readonly PlacedRow[]): Promise<GuardianSeals[]> {
    const minors = placed.filter(({ row }) => row.guardian);
    const keys = await this.vault.keysOf(minors.map(({ storedPersonId }) => storedPersonId));
    return placed.map(({ row, storedPersonId }) => {
      const key = keys.get(storedPersonId);
      return key ? sealGuardian(this.vault, key, row.guardian) : { name: null, phone: null };
    });
  }

  private async finish(
    importId: string,
    { added, waitlisted, present }: { added: number; waitlisted: number; present: number },
  ): Promise<void> {
    await this.work.execute(
      `UPDATE volunteers.import SET state = 'committed', progress = 100, sealed_rows = NULL, added_rows = $2, waitlisted_rows = $3, present_rows = $4,
         committed_at = $5, version = version + 1 WHERE id = $1`,
      [importId, added, waitlisted, present, this.clock.now()],
    );
    await this.outbox.emit(importChanged, { importId });
    await this.audit.record('import.committed', { type: 'import', id: importId }, { added, waitlisted, present });
  }
}
