import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import type { AssessmentInputs } from './assessment.policy.js';

/** A line of the ledger that counts. */
export interface LedgerLine {
  readonly id: string;
  readonly volunteer_id: string;
  readonly team_id: string | null;
  readonly team_type: string | null;
  readonly credited_minutes: number;
  readonly actual_minutes: number;
  /** Of a correction: the kind of what it stands for. */
  readonly source: string;
}

/** Somebody's lines in one team. */
export interface LedgerShare {
  readonly volunteerId: string;
  readonly teamId: string | null;
  readonly teamType: string | null;
  readonly records: readonly string[];
  readonly inputs: AssessmentInputs;
}

/** A month in the county's zone, as the ledger was at an instant. */
export interface LedgerMonth {
  readonly month: string;
  readonly timezone: string;
  /** As the database wrote it: no microsecond is lost. */
  readonly cutoff: string;
}

const columns = `r.id, r.volunteer_id, r.team_id, t.type_code AS team_type, r.credited_minutes, r.actual_minutes,
  CASE WHEN r.source_type <> 'correction' THEN r.source_type ELSE (
    WITH RECURSIVE back AS (
      SELECT r.source_type, r.source_id
      UNION ALL
      SELECT o.source_type, o.source_id FROM back b
      JOIN volunteers.service_correction c ON c.id = CASE WHEN b.source_type = 'correction' THEN b.source_id::uuid END
      JOIN volunteers.service_record o ON o.id = c.record_id)
    SELECT coalesce((SELECT source_type FROM back WHERE source_type <> 'correction' LIMIT 1), 'correction')) END AS source`;
const from = 'FROM volunteers.service_record r LEFT JOIN volunteers.team t ON t.id = r.team_id';
/** Parameters: month, zone, cut-off. A shift over midnight belongs to the month in which it began. */
const within = `r.occurred_at >= ($1 || '-01')::date::timestamp AT TIME ZONE $2
  AND r.occurred_at < (($1 || '-01')::date + interval '1 month') AT TIME ZONE $2 AND r.recorded_at <= $3::timestamptz`;
const standing = `${within} AND r.reverses IS NULL
  AND NOT EXISTS (SELECT FROM volunteers.service_record u WHERE u.reverses = r.id AND u.recorded_at <= $3::timestamptz)`;

/**
 * What the ledger says for an assessment. It is the only source: offers, declined missions, withdrawn duties and reported faults
 * stand elsewhere and are never read.
 */
@Injectable()
export class LedgerReader {
  constructor(private readonly work: UnitOfWork) {}

  /** The lines of the next volunteers behind `after`, all of theirs. */
  async page({ month, timezone, cutoff }: LedgerMonth, after: string | null, limit: number): Promise<LedgerLine[]> {
    return this.work.query<LedgerLine>(
      `WITH page AS (
         SELECT DISTINCT r.volunteer_id FROM volunteers.service_record r
         WHERE ${standing} AND ($4::uuid IS NULL OR r.volunteer_id > $4) ORDER BY 1 LIMIT $5)
       SELECT ${columns} ${from} JOIN page USING (volunteer_id) WHERE ${standing} ORDER BY r.volunteer_id, r.id`,
      [month, timezone, cutoff, after, limit],
    );
  }

  async ofVolunteer({ month, timezone, cutoff }: LedgerMonth, volunteerId: string): Promise<LedgerLine[]> {
    return this.work.query<LedgerLine>(
      `SELECT ${columns} ${from} WHERE ${standing} AND r.volunteer_id = $4 ORDER BY r.id`,
      [month, timezone, cutoff, volunteerId],
    );
  }

  /** Lines by their ids, whatever happened to them since: the ledger never changes one. */
  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, LedgerLine>> {
    const rows = await this.work.query<LedgerLine>(`SELECT ${columns} ${from} WHERE r.id = ANY($1)`, [ids]);
    return new Map(rows.map((one) => [one.id, one]));
  }

  /** How far `reached` is among all who have lines, in per cent. */
  async share({ month, timezone, cutoff }: LedgerMonth, reached: string): Promise<number> {
    const row = await this.work.one<{ percent: number }>(
      `SELECT (100 * count(DISTINCT r.volunteer_id) FILTER (WHERE r.volunteer_id <= $4)
         / greatest(count(DISTINCT r.volunteer_id), 1))::int AS percent
       FROM volunteers.service_record r WHERE ${standing}`,
      [month, timezone, cutoff, reached],
    );
    return row?.percent ?? 0;
  }
}

/** Adds up lines, for each volunteer and team; by volunteer, then by team. */
export function sharesOf(lines: readonly LedgerLine[]): LedgerShare[] {
  const shares = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    const key = `${line.volunteer_id} ${line.team_id ?? ''}`;
    shares.set(key, [...(shares.get(key) ?? []), line]);
  }
  return [...shares.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const [first] = own;
      if (!first) return [];
      return [
        {
          volunteerId: first.volunteer_id,
          teamId: first.team_id,
          teamType: first.team_type,
          records: own.map((one) => one.id).sort(),
          inputs: inputsOf(own),
        },
      ];
    });
}

/**
 * A piece of service counts as one where somebody was there, also when its time was credited to something else; what a plugin
 * counts (`lake.birds-rescued`) may take no time at all.
 */
export function inputsOf(lines: readonly LedgerLine[]): AssessmentInputs {
  const counts: Record<string, number> = {};
  for (const { source, actual_minutes: actual } of lines)
    if (actual > 0 || source.includes('.')) counts[source] = (counts[source] ?? 0) + 1;
  return { minutes: lines.reduce((all, one) => all + one.credited_minutes, 0), counts };
}
