import { Injectable } from '@nestjs/common';
import {
  accessErrors,
  Audit,
  Clock,
  currentContext,
  Outbox,
  requestErrors,
  toPage,
  UnitOfWork,
} from '@redmaple/platform';
import { defineEvent } from '@redmaple/plugins/house';
import { serviceRecordErrors } from './service-records.errors.js';
import { ServiceRecordsService } from './service-records.service.js';
import type {
  ServiceCorrectionDetail,
  CorrectionKind,
  ServiceCorrectionPage,
  ServiceCorrectionQuery,
  CorrectionReason,
  CorrectionState,
  ProposeEntry,
  ProposeReplacement,
} from './service-correction.dto.js';

/** Somebody is wanted who decides about a proposal. */
export const correctionProposed = defineEvent<{ correctionId: string; volunteerId: string }>(
  'service-correction.proposed',
);

interface CorrectionRow {
  id: string;
  kind: CorrectionKind;
  volunteer_id: string;
  volunteer_name: string;
  record_id: string | null;
  team_id: string | null;
  content: string | null;
  occurred_at: Date | null;
  planned_minutes: number | null;
  actual_minutes: number | null;
  credited_minutes: number | null;
  reason_code: CorrectionReason;
  state: CorrectionState;
  proposed_by: string;
  proposed_by_name: string;
  proposed_at: Date;
  decided_by_name: string | null;
  decided_at: Date | null;
}

const select = `
  SELECT c.*, p.name AS volunteer_name, a.display_name AS proposed_by_name, d.display_name AS decided_by_name
  FROM volunteers.service_correction c
  JOIN volunteers.volunteer v ON v.id = c.volunteer_id JOIN volunteers.person p ON p.id = v.person_id
  JOIN platform.account a ON a.id = c.proposed_by LEFT JOIN platform.account d ON d.id = c.decided_by`;

interface NewCorrection {
  readonly kind: CorrectionKind;
  readonly volunteerId: string;
  readonly recordId?: string;
  readonly teamId?: string | undefined;
  readonly content?: string;
  readonly time?: { readonly occurredAt: string; readonly actualMinutes: number; readonly creditedMinutes: number };
  readonly plannedMinutes?: number;
  readonly reason: CorrectionReason;
}

/** Proposals about the ledger, and their decisions by a second person. */
@Injectable()
export class ServiceCorrections {
  constructor(
    private readonly work: UnitOfWork,
    private readonly records: ServiceRecordsService,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws volunteers.unknown, teams.notOpen, serviceRecords.notYetServed, serviceRecords.moreThanServed, serviceRecords.ownRecord */
  proposeEntry({ volunteerId, teamId, content, reason, ...time }: ProposeEntry): Promise<ServiceCorrectionDetail> {
    return this.propose({
      kind: 'entry',
      volunteerId,
      teamId,
      content: content.trim(),
      time,
      plannedMinutes: time.actualMinutes,
      reason,
    });
  }

  /** @throws request.notFound, serviceRecords.notReversible, serviceRecords.reversedAlready, serviceRecords.proposedAlready, serviceRecords.ownRecord */
  proposeUndo(recordId: string, reason: CorrectionReason): Promise<ServiceCorrectionDetail> {
    return this.work.run(async () => {
      const { volunteer_id: volunteerId } = await this.standing(recordId);
      return this.propose({ kind: 'undo', volunteerId, recordId, reason });
    });
  }

  /** @throws as {@link proposeUndo} and {@link proposeEntry} */
  proposeReplacement(recordId: string, { reason, ...time }: ProposeReplacement): Promise<ServiceCorrectionDetail> {
    return this.work.run(async () => {
      const record = await this.standing(recordId);
      return this.propose({
        kind: 'replace',
        volunteerId: record.volunteer_id,
        recordId,
        teamId: record.team_id ?? undefined,
        time,
        plannedMinutes: record.planned_minutes,
        reason,
      });
    });
  }

  /**
   * @throws request.notFound, serviceRecords.samePerson, serviceRecords.ownRecord, serviceRecords.decidedAlready,
   * serviceRecords.overlap and serviceRecords.reversedAlready when the ledger has moved on meanwhile
   */
  decide(id: string, outcome: 'approved' | 'refused'): Promise<ServiceCorrectionDetail> {
    return this.work.run(async () => {
      const row = await this.close(id, outcome);
      if (outcome === 'approved') await this.carryOut(row);
      await this.audit.record(
        `service.correction-${outcome}`,
        { type: 'service-correction', id },
        { volunteerId: row.volunteer_id },
      );
      return this.detail(id);
    });
  }

  /** @throws request.notFound, serviceRecords.decidedAlready, access.denied for another's proposal */
  withdraw(id: string): Promise<ServiceCorrectionDetail> {
    return this.work.run(async () => {
      const row = await this.find(id);
      if (row.proposed_by !== currentContext().actor.id) throw accessErrors.denied();
      await this.close(id, 'withdrawn');
      await this.audit.record('service.correction-withdrawn', { type: 'service-correction', id });
      return this.detail(id);
    });
  }

  /** The latest first. */
  list({ volunteerId, state, after, limit }: ServiceCorrectionQuery): Promise<ServiceCorrectionPage> {
    return this.work.run(async () => {
      const rows = await this.work.query<CorrectionRow>(
        `${select} WHERE ($1::uuid IS NULL OR c.volunteer_id = $1) AND ($2::text IS NULL OR c.state = $2)
         AND ($3::uuid IS NULL OR c.id < $3) ORDER BY c.id DESC LIMIT $4`,
        [volunteerId ?? null, state ?? null, after ?? null, limit + 1],
      );
      return toPage(rows.map(toDetail), limit);
    });
  }

  private propose(wish: NewCorrection): Promise<ServiceCorrectionDetail> {
    return this.work.run(async () => {
      const now = this.clock.now();
      const { time } = wish;
      if (time && time.creditedMinutes > time.actualMinutes)
        throw serviceRecordErrors.moreThanServed({}, { field: 'creditedMinutes' });
      if (time && new Date(time.occurredAt).getTime() + time.actualMinutes * 60_000 > now.getTime())
        throw serviceRecordErrors.notYetServed({}, { field: 'occurredAt' });
      const row = await this.work.one<{ id: string }>(
        `INSERT INTO volunteers.service_correction (kind, volunteer_id, record_id, team_id, content, occurred_at,
           planned_minutes, actual_minutes, credited_minutes, reason_code, proposed_by, proposed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
        [
          wish.kind,
          wish.volunteerId,
          wish.recordId ?? null,
          wish.teamId ?? null,
          wish.content ?? null,
          time?.occurredAt ?? null,
          time ? (wish.plannedMinutes ?? null) : null,
          time?.actualMinutes ?? null,
          time?.creditedMinutes ?? null,
          wish.reason,
          currentContext().actor.id,
          now,
        ],
      );
      const id = row?.id ?? '';
      await this.audit.record(
        'service.correction-proposed',
        { type: 'service-correction', id },
        { volunteerId: wish.volunteerId, kind: wish.kind, reason: wish.reason },
      );
      await this.outbox.emit(correctionProposed, { correctionId: id, volunteerId: wish.volunteerId });
      return this.detail(id);
    });
  }

  private async carryOut(row: CorrectionRow): Promise<void> {
    if (row.record_id !== null) await this.records.reverse(row.record_id);
    if (row.occurred_at === null) return;
    await this.records.enter({
      correctionId: row.id,
      sourceType: row.kind === 'entry' ? 'office-entry' : 'correction',
      volunteerId: row.volunteer_id,
      teamId: row.team_id,
      occurredAt: row.occurred_at,
      plannedMinutes: row.planned_minutes ?? 0,
      actualMinutes: row.actual_minutes ?? 0,
      creditedMinutes: row.credited_minutes ?? 0,
    });
  }

  private async close(id: string, state: CorrectionState): Promise<CorrectionRow> {
    const row = await this.work.one<CorrectionRow>(
      `UPDATE volunteers.service_correction SET state = $2, decided_by = $3, decided_at = $4
       WHERE id = $1 AND state = 'open' RETURNING *`,
      [id, state, currentContext().actor.id, this.clock.now()],
    );
    if (row) return row;
    await this.find(id);
    throw serviceRecordErrors.decidedAlready();
  }

  private async detail(id: string): Promise<ServiceCorrectionDetail> {
    return toDetail(await this.find(id));
  }

  private async find(id: string): Promise<CorrectionRow> {
    const row = await this.work.one<CorrectionRow>(`${select} WHERE c.id = $1`, [id]);
    if (!row) throw requestErrors.notFound();
    return row;
  }

  /** A line that is no reversal and not undone. */
  private async standing(id: string) {
    const row = await this.work.one<{
      volunteer_id: string;
      team_id: string | null;
      planned_minutes: number;
      reverses: string | null;
      undone: boolean;
    }>(
      `SELECT volunteer_id, team_id, planned_minutes, reverses,
         EXISTS (SELECT FROM volunteers.service_record u WHERE u.reverses = r.id) AS undone
       FROM volunteers.service_record r WHERE id = $1`,
      [id],
    );
    if (!row) throw requestErrors.notFound();
    if (row.reverses !== null) throw serviceRecordErrors.notReversible();
    if (row.undone) throw serviceRecordErrors.reversedAlready();
    return row;
  }
}

function toDetail(row: CorrectionRow): ServiceCorrectionDetail {
  return {
    id: row.id,
    kind: row.kind,
    volunteerId: row.volunteer_id,
    volunteerName: row.volunteer_name,
    ...(row.record_id !== null && { recordId: row.record_id }),
    ...(row.team_id !== null && { teamId: row.team_id }),
    ...(row.content !== null && { content: row.content }),
    ...(row.occurred_at !== null && { occurredAt: row.occurred_at.toISOString() }),
    ...(row.planned_minutes !== null && { plannedMinutes: row.planned_minutes }),
    ...(row.actual_minutes !== null && { actualMinutes: row.actual_minutes }),
    ...(row.credited_minutes !== null && { creditedMinutes: row.credited_minutes }),
    reason: row.reason_code,
    state: row.state,
    proposedBy: row.proposed_by,
    proposedByName: row.proposed_by_name,
    proposedAt: row.proposed_at.toISOString(),
    ...(row.decided_by_name !== null && { decidedByName: row.decided_by_name }),
    ...(row.decided_at !== null && { decidedAt: row.decided_at.toISOString() }),
  };
}
