import type { UnitOfWork } from '@redmaple/platform';
import type { CertificateGrades, CertificateLine } from './certificate.dto.js';

/** What the ledger says about a period, now. */
export interface LedgerExtract {
  readonly creditedMinutes: number;
  readonly byGrade: CertificateGrades;
  readonly officeEntries: number;
  readonly corrections: number;
  readonly lines: CertificateLine[];
}

interface SumRow {
  team: string | null;
  source_type: string;
  content: string | null;
  grade: 'A' | 'B' | 'C' | 'D';
  minutes: number;
  times: number;
}

const kinds: Readonly<Record<string, CertificateLine['kind']>> = {
  assignment: 'shift',
  shift: 'shift',
  mission: 'mission',
  training: 'training',
  'training-result': 'training',
  'office-entry': 'office-entry',
  correction: 'correction',
};

/**
 * Adds up what stands in the ledger: a line and its reversal are nothing. A night shift belongs to the day it began.
 * @param from @param to days in the county's zone, both included
 */
export async function extractLedger(
  work: UnitOfWork,
  volunteerId: string,
  period: { readonly from: string; readonly to: string; readonly timezone: string },
): Promise<LedgerExtract> {
  const params = [volunteerId, period.from, period.to, period.timezone];
  const within = `r.volunteer_id = $1 AND (r.occurred_at AT TIME ZONE $4)::date BETWEEN $2 AND $3`;
  const rows = await work.query<SumRow>(
    `SELECT t.name AS team, r.source_type, c.content, r.grade, sum(r.credited_minutes)::int AS minutes,
       sum(CASE WHEN r.reverses IS NULL THEN 1 ELSE -1 END)::int AS times
     FROM volunteers.service_record r LEFT JOIN volunteers.team t ON t.id = r.team_id
     LEFT JOIN volunteers.service_correction c ON r.source_type = 'office-entry' AND c.id::text = r.source_id
     WHERE ${within} GROUP BY t.name, r.source_type, c.content, r.grade
     ORDER BY t.name NULLS LAST, r.source_type, c.content, r.grade`,
    params,
  );
  const marks = await work.one<{ corrections: number; entries: number }>(
    `SELECT count(*) FILTER (WHERE r.reverses IS NOT NULL)::int AS corrections,
       (count(*) FILTER (WHERE r.reverses IS NULL AND r.source_type = 'office-entry')
         - count(*) FILTER (WHERE r.reverses IS NOT NULL AND r.source_type = 'office-entry'))::int AS entries
     FROM volunteers.service_record r WHERE ${within}`,
    params,
  );
  const byGrade = { A: 0, B: 0, C: 0, D: 0 };
  const lines = new Map<string, CertificateLine>();
  for (const row of rows) {
    if (row.times === 0) continue;
    byGrade[row.grade] += row.minutes;
    const kind = kinds[row.source_type] ?? 'other';
    const key = JSON.stringify([row.team, kind, row.content]);
    const line = lines.get(key);
    if (line) {
      line.minutes += row.minutes;
      line.times += row.times;
    } else {
      lines.set(key, {
        ...(row.team !== null && { team: row.team }),
        kind,
        ...(row.content !== null && { content: row.content }),
        minutes: row.minutes,
        times: row.times,
      });
    }
  }
  return {
    creditedMinutes: byGrade.A + byGrade.B + byGrade.C + byGrade.D,
    byGrade,
    officeEntries: marks?.entries ?? 0,
    corrections: marks?.corrections ?? 0,
    lines: [...lines.values()],
  };
}
