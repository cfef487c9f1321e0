import { Injectable } from '@nestjs/common';
import { Audit, currentCounty, Outbox, type PageQuery, requestErrors, toPage, UnitOfWork } from '@redmaple/platform';
import { defineEvent, type NewServiceRecord, ServiceRecords } from '@redmaple/plugins';
import { columnTypes, recordColumns } from './record-columns.js';
import type { ReverseReason, ServiceRecordDetail, ServiceRecordPage, ServiceTotals } from './service-record.dto.js';

export const serviceCredited = defineEvent<{ volunteerId: string; recordId: string }>('service.credited');
export const serviceReversed = defineEvent<{ volunteerId: string; recordId: string }>('service.reversed');

interface RecordRow {
  id: string;
  volunteer_id: string;
  team_id: string | null;
  source_type: string;
  source_id: string;
  occurred_at: Date;
  planned_minutes: number;
  actual_minutes: number;
  credited_minutes: number;
  grade: 'A' | 'B' | 'C' | 'D';
  recorded_at: Date;
  reverses: string | null;
}

const columns = `id, volunteer_id, team_id, source_type, source_id, occurred_at, planned_minutes, actual_minutes,
  credited_minutes, grade, recorded_at, reverses`;

const insertRecords = `
  INSERT INTO volunteers.service_record
    (volunteer_id, team_id, source_type, source_id, occurred_at, planned_minutes, actual_minutes, credited_minutes, grade)
  SELECT * FROM unnest(${columnTypes.map((type, index) => `$${index + 1}::${type}[]`).join(', ')})
  ON CONFLICT (volunteer_id, source_type, source_id) WHERE reverses IS NULL DO NOTHING`;

/** The ledger of service. Lines are added and never changed; a reversal undoes a whole line. */
@Injectable()
export class ServiceRecordsService extends ServiceRecords {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  /** @throws serviceRecords.invalid, volunteers.unknown */
  credit(record: NewServiceRecord): Promise<void> {
    return this.work.run(async () => {
      const row = await this.work.one<{ id: string }>(`${insertRecords} RETURNING id`, recordColumns([record]));
      if (!row) return;
      const { volunteerId, source, creditedMinutes, grade } = record;
      const details = { volunteerId, source: source.type, creditedMinutes, grade };
      await this.audit.record('service.credited', { type: 'service-record', id: row.id }, details);
      await this.outbox.emit(serviceCredited, { volunteerId, recordId: row.id });
    });
  }

  /**
   * Credits many in one statement: all, or none when one is wrong. What was credited before is left as it is; nothing
   * is announced one by one.
   * @returns how many lines were added.
   * @throws serviceRecords.invalid with the index, volunteers.unknown
   */
  creditMany(records: readonly NewServiceRecord[]): Promise<number> {
    return this.work.run(async () => {
      if (records.length === 0) return 0;
      const added = await this.work.execute(insertRecords, recordColumns(records));
      await this.audit.record(
        'service.credited-many',
        { type: 'county', id: currentCounty() },
        { given: records.length, added },
      );
      return added;
    });
  }

  /**
   * Undoes a line by its mirror image.
   * @throws request.notFound, serviceRecords.reversedAlready, serviceRecords.notReversible for a reversal itself
   */
  reverse(id: string, reason?: ReverseReason): Promise<ServiceRecordDetail> {
    return this.work.run(async () => {
      const row = await this.work.one<RecordRow>(
        `INSERT INTO volunteers.service_record (volunteer_id, team_id, source_type, source_id, occurred_at, planned_minutes,
           actual_minutes, credited_minutes, grade, reverses)
         SELECT volunteer_id, team_id, source_type, source_id, occurred_at, -planned_minutes, -actual_minutes, -credited_minutes, grade, id
         FROM volunteers.service_record WHERE id = $1 RETURNING ${columns}`,
        [id],
      );
      if (!row) throw requestErrors.notFound();
      await this.audit.record(
        'service.reversed',
        { type: 'service-record', id },
        { volunteerId: row.volunteer_id, ...(reason !== undefined && { reason }) },
      );
      await this.outbox.emit(serviceReversed, { volunteerId: row.volunteer_id, recordId: id });
      return toServiceRecordDetail(row);
    });
  }

  /** The latest entries first, with the totals of all. */
  list(volunteerId: string, { after, limit }: PageQuery): Promise<ServiceRecordPage> {
    return this.work.run(async () => {
      const rows = await this.work.query<RecordRow>(
        `SELECT ${columns} FROM volunteers.service_record WHERE volunteer_id = $1 AND ($2::uuid IS NULL OR id < $2)
         ORDER BY id DESC LIMIT $3`,
        [volunteerId, after ?? null, limit + 1],
      );
      return { ...toPage(rows.map(toServiceRecordDetail), limit), totals: await this.totals(volunteerId) };
    });
  }

  totals(volunteerId: string): Promise<ServiceTotals> {
    return this.work.run(async () => {
      const rows = await this.work.query<{ grade: RecordRow['grade']; minutes: number }>(
        'SELECT grade, sum(credited_minutes)::int AS minutes FROM volunteers.service_record WHERE volunteer_id = $1 GROUP BY grade',
        [volunteerId],
      );
      const byGrade = { A: 0, B: 0, C: 0, D: 0 };
      for (const { grade, minutes } of rows) byGrade[grade] = minutes;
      return { creditedMinutes: byGrade.A + byGrade.B + byGrade.C + byGrade.D, byGrade };
    });
  }
}

function toServiceRecordDetail(row: RecordRow): ServiceRecordDetail {
  return {
    id: row.id,
    ...(row.team_id !== null && { teamId: row.team_id }),
    sourceType: row.source_type,
    sourceId: row.source_id,
    occurredAt: row.occurred_at.toISOString(),
    plannedMinutes: row.planned_minutes,
    actualMinutes: row.actual_minutes,
    creditedMinutes: row.credited_minutes,
    grade: row.grade,
    recordedAt: row.recorded_at.toISOString(),
    ...(row.reverses !== null && { reverses: row.reverses }),
  };
}
