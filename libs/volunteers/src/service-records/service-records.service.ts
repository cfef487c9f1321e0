import { Injectable } from '@nestjs/common';
import { Audit, currentCounty, Outbox, type PageQuery, requestErrors, toPage, UnitOfWork } from '@redmaple/platform';
import { defineEvent, type NewServiceRecord, ServiceRecords } from '@redmaple/plugins/house';
import { columnTypes, rangeOf, recordColumns } from './record-columns.js';
import type { ServiceRecordDetail, ServiceRecordPage, ServiceTotals } from './service-record.dto.js';

export const serviceCredited = defineEvent<{ volunteerId: string; recordId: string }>('service.credited');
export const serviceReversed = defineEvent<{ volunteerId: string; recordId: string }>('service.reversed');

/** A line of grade D: entered later by the office. */
interface OfficeEntry {
  readonly correctionId: string;
  readonly sourceType: 'correction' | 'office-entry';
  readonly volunteerId: string;
  readonly teamId: string | null;
  readonly occurredAt: Date;
  readonly plannedMinutes: number;
  readonly actualMinutes: number;
  readonly creditedMinutes: number;
}

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
  /** What was done, of an entry of the office. */
  content?: string | null;
}

const columns = `id, volunteer_id, team_id, source_type, source_id, occurred_at, planned_minutes, actual_minutes,
  credited_minutes, grade, recorded_at, reverses`;

interface GradeSums {
  a: number;
  b: number;
  c: number;
  d: number;
}

/** Credited minutes of a volunteer by grade, reversals subtracted: one row, also of who has no line. */
const gradeSums = `
  SELECT ${(['a', 'b', 'c', 'd'] as const)
    .map((one) => `coalesce(sum(credited_minutes) FILTER (WHERE grade = '${one.toUpperCase()}'), 0)::int AS ${one}`)
    .join(', ')}
  FROM volunteers.service_record WHERE volunteer_id = $1`;

const conflict = 'ON CONFLICT (volunteer_id, source_type, source_id) WHERE reverses IS NULL DO NOTHING';

const insertRecords = `
  INSERT INTO volunteers.service_record (volunteer_id, team_id, source_type, source_id, occurred_at, planned_minutes,
    actual_minutes, credited_minutes, grade, credited_during)
  SELECT a, b, c, d, e, f, g, h, i, j::tstzmultirange
  FROM unnest(${columnTypes.map((type, index) => `$${index + 1}::${type}[]`).join(', ')}) AS r (a, b, c, d, e, f, g, h, i, j)
  ${conflict}`;

/** What of the time nobody has been credited for yet, and its minutes. */
const insertFree = `
  INSERT INTO volunteers.service_record (volunteer_id, team_id, source_type, source_id, occurred_at, planned_minutes,
    actual_minutes, credited_minutes, grade, credited_during)
  SELECT $1, $2, $3, $4, $5, $6, $7,
    CASE WHEN free.during = $10::tstzmultirange THEN $8 ELSE least($8, free.minutes) END, $9, free.during
  FROM (SELECT during, coalesce(floor((SELECT sum(extract(epoch FROM upper(one) - lower(one))) FROM unnest(during) one) / 60), 0)::int AS minutes
    FROM (SELECT $10::tstzmultirange - coalesce((
      SELECT range_agg(t.during) FROM volunteers.credited_time t
      WHERE t.volunteer_id = $1 AND t.during && $10::tstzmultirange), '{}') AS during) f) free
  ${conflict} RETURNING id, credited_minutes`;

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

  /**
   * Part of a shift may have been a mission: time that is credited already is left out.
   * @throws serviceRecords.invalid, volunteers.unknown
   */
  credit(record: NewServiceRecord): Promise<number> {
    return this.work.run(async () => {
      recordColumns([record]);
      const { volunteerId, teamId, source, occurredAt, plannedMinutes, actualMinutes, creditedMinutes, grade } = record;
      // Two lines of one person wait for each other, so that each sees what the other was credited for.
      await this.work.query('SELECT FROM volunteers.volunteer WHERE id = $1 FOR NO KEY UPDATE', [volunteerId]);
      const to = new Date(occurredAt.getTime() + creditedMinutes * 60_000);
      const during = `{${rangeOf(record.during ?? { from: occurredAt, to })}}`;
      const row = await this.work.one<{ id: string; credited_minutes: number }>(insertFree, [
        volunteerId,
        teamId ?? null,
        source.type,
        source.id,
        occurredAt,
        plannedMinutes,
        actualMinutes,
        creditedMinutes,
        grade,
        during,
      ]);
      if (!row) return this.creditedFor(record);
      const details = { volunteerId, source: source.type, creditedMinutes: row.credited_minutes, grade };
      await this.audit.record('service.credited', { type: 'service-record', id: row.id }, details);
      await this.outbox.emit(serviceCredited, { volunteerId, recordId: row.id });
      return row.credited_minutes;
    });
  }

  private async creditedFor({ volunteerId, source }: NewServiceRecord): Promise<number> {
    const row = await this.work.one<{ credited_minutes: number }>(
      `SELECT credited_minutes FROM volunteers.service_record
       WHERE volunteer_id = $1 AND source_type = $2 AND source_id = $3 AND reverses IS NULL`,
      [volunteerId, source.type, source.id],
    );
    return row?.credited_minutes ?? 0;
  }

  /**
   * Credits many in one statement: all, or none when one is wrong. What was credited before is left as it is; nothing
   * is announced one by one.
   * @returns how many lines were added.
   * @throws serviceRecords.invalid with the index, volunteers.unknown, serviceRecords.overlap
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
   * Undoes a line by its mirror image, after two people agreed.
   * @throws request.notFound, serviceRecords.reversedAlready, serviceRecords.notReversible for a reversal itself,
   * serviceRecords.twoPeopleNeeded
   */
  reverse(id: string): Promise<ServiceRecordDetail> {
    return this.work.run(async () => {
      const row = await this.work.one<RecordRow>(
        `INSERT INTO volunteers.service_record (volunteer_id, team_id, source_type, source_id, occurred_at, planned_minutes,
           actual_minutes, credited_minutes, grade, credited_during, reverses)
         SELECT volunteer_id, team_id, source_type, source_id, occurred_at, -planned_minutes, -actual_minutes, -credited_minutes, grade,
           credited_during, id
         FROM volunteers.service_record WHERE id = $1 RETURNING ${columns}`,
        [id],
      );
      if (!row) throw requestErrors.notFound();
      await this.audit.record('service.reversed', { type: 'service-record', id }, { volunteerId: row.volunteer_id });
      await this.outbox.emit(serviceReversed, { volunteerId: row.volunteer_id, recordId: id });
      return toServiceRecordDetail(row);
    });
  }

  /** Writes the line that two people agreed on. @throws serviceRecords.overlap, serviceRecords.twoPeopleNeeded */
  enter(entry: OfficeEntry): Promise<void> {
    return this.work.run(async () => {
      const row = await this.work.one<{ id: string }>(
        `INSERT INTO volunteers.service_record
           (volunteer_id, team_id, source_type, source_id, occurred_at, planned_minutes, actual_minutes, credited_minutes, grade)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'D') RETURNING id`,
        [
          entry.volunteerId,
          entry.teamId,
          entry.sourceType,
          entry.correctionId,
          entry.occurredAt,
          entry.plannedMinutes,
          entry.actualMinutes,
          entry.creditedMinutes,
        ],
      );
      const recordId = row?.id ?? '';
      const { volunteerId, creditedMinutes } = entry;
      await this.audit.record(
        'service.entered',
        { type: 'service-record', id: recordId },
        { volunteerId, creditedMinutes },
      );
      await this.outbox.emit(serviceCredited, { volunteerId, recordId });
    });
  }

  /** The latest entries first, with the totals of all. */
  list(volunteerId: string, { after, limit }: PageQuery): Promise<ServiceRecordPage> {
    return this.work.run(async () => {
      // The totals stand beside every row, and alone where there is none.
      const rows = await this.work.query<GradeSums & { [Column in keyof RecordRow]: RecordRow[Column] | null }>(
        `SELECT t.*, r.*, c.content FROM (${gradeSums}) t
         LEFT JOIN (SELECT ${columns} FROM volunteers.service_record WHERE volunteer_id = $1 AND ($2::uuid IS NULL OR id < $2)
           ORDER BY id DESC LIMIT $3) r ON true
         LEFT JOIN volunteers.service_correction c
           ON c.id = CASE WHEN r.source_type IN ('office-entry', 'correction') THEN r.source_id::uuid END
         ORDER BY r.id DESC`,
        [volunteerId, after ?? null, limit + 1],
      );
      const lines = rows.filter((row): row is GradeSums & RecordRow => row.id !== null);
      return { ...toPage(lines.map(toServiceRecordDetail), limit), totals: toTotals(rows[0]) };
    });
  }

  totals(volunteerId: string): Promise<ServiceTotals> {
    return this.work.run(async () => {
      return toTotals(await this.work.one<GradeSums>(gradeSums, [volunteerId]));
    });
  }
}

function toTotals(sums: GradeSums | undefined): ServiceTotals {
  const byGrade = { A: sums?.a ?? 0, B: sums?.b ?? 0, C: sums?.c ?? 0, D: sums?.d ?? 0 };
  return { creditedMinutes: byGrade.A + byGrade.B + byGrade.C + byGrade.D, byGrade };
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
    ...(typeof row.content === 'string' && { content: row.content }),
  };
}
