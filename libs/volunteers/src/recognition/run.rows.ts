import { currentContext } from '@redmaple/platform';
import type { RunDetail, RunState, RunSummary } from './run.dto.js';

export interface RunRow {
  readonly id: string;
  readonly month: string;
  readonly rules_version: number;
  readonly state: RunState;
  readonly progress: number;
  readonly failure: string | null;
  readonly line_count: number;
  readonly commended_count: number;
  readonly open_objections: number;
  readonly cutoff: Date;
  readonly result: string | null;
  readonly started_by: string;
  readonly started_by_name: string;
  readonly started_at: Date;
  readonly opened_by: string | null;
  readonly opened_by_name: string | null;
  readonly opened_at: Date | null;
  readonly objections_until: Date | null;
  readonly decided_by_name: string | null;
  readonly decided_at: Date | null;
  readonly published_by_name: string | null;
  readonly published_at: Date | null;
  readonly version: number;
}

export const selectRun = `
  SELECT r.*, w.version AS rules_version, s.display_name AS started_by_name, o.display_name AS opened_by_name,
    d.display_name AS decided_by_name, p.display_name AS published_by_name,
    (SELECT count(*)::int FROM volunteers.recognition_line l WHERE l.run_id = r.id AND l.commended) AS commended_count,
    (SELECT count(*)::int FROM volunteers.recognition_objection x WHERE x.run_id = r.id AND x.state = 'open') AS open_objections
  FROM volunteers.recognition_run r JOIN volunteers.recognition_rules w ON w.id = r.rules_id
  JOIN platform.account s ON s.id = r.started_by LEFT JOIN platform.account o ON o.id = r.opened_by
  LEFT JOIN platform.account d ON d.id = r.decided_by LEFT JOIN platform.account p ON p.id = r.published_by`;

export function toSummary(row: RunRow): RunSummary {
  return {
    id: row.id,
    month: row.month,
    rulesVersion: row.rules_version,
    state: row.state,
    progress: row.progress,
    ...(row.failure !== null && { failure: row.failure }),
    lineCount: row.line_count,
    commendedCount: row.commended_count,
    openObjections: row.open_objections,
    startedByName: row.started_by_name,
    startedAt: row.started_at.toISOString(),
    ...(row.objections_until !== null && { objectionsUntil: row.objections_until.toISOString() }),
    ...(row.published_at !== null && { publishedAt: row.published_at.toISOString() }),
    version: row.version,
  };
}

export function toDetail(
  row: RunRow,
  teams: readonly { team_id: string | null; name: string | null; lines: number }[],
): RunDetail {
  const me = currentContext().actor.id;
  return {
    ...toSummary(row),
    cutoff: row.cutoff.toISOString(),
    ...(row.result !== null && { result: row.result }),
    ...(row.opened_by_name !== null && { openedByName: row.opened_by_name }),
    ...(row.opened_at !== null && { openedAt: row.opened_at.toISOString() }),
    ...(row.decided_by_name !== null && { decidedByName: row.decided_by_name }),
    ...(row.decided_at !== null && { decidedAt: row.decided_at.toISOString() }),
    ...(row.published_by_name !== null && { publishedByName: row.published_by_name }),
    mine: row.started_by === me || row.opened_by === me,
    teams: teams.map((one) => ({
      ...(one.team_id !== null && { teamId: one.team_id }),
      ...(one.name !== null && { name: one.name }),
      lines: one.lines,
    })),
  };
}
