import { assess, type AssessmentInputs } from './assessment.policy.js';
import type { LineView, PartView } from './run.dto.js';
import { pluginOf, type RulesContent, weightsOf } from './recognition-rules.js';

export interface LineRow {
  readonly id: string;
  readonly number: number;
  readonly volunteer_id: string;
  readonly volunteer_name: string;
  readonly volunteer_number: string;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly team_type: string | null;
  readonly inputs: AssessmentInputs;
  readonly score: number;
  readonly rank: number | null;
  readonly commended: boolean;
}

export const lineColumns = `l.id, l.number, l.volunteer_id, p.name AS volunteer_name, v.number AS volunteer_number, l.team_id, t.name AS team_name,
  l.team_type, l.inputs, l.score, l.rank, l.commended`;
export const lineJoins = `FROM volunteers.recognition_line l JOIN volunteers.volunteer v ON v.id = l.volunteer_id
  JOIN volunteers.person p ON p.id = v.person_id LEFT JOIN volunteers.team t ON t.id = l.team_id`;

/** How points came about, summand by summand. */
export function partsOf(rules: RulesContent, teamType: string | null, inputs: AssessmentInputs): PartView[] {
  const weights = weightsOf(rules, teamType);
  return assess(weights, inputs, pluginOf(teamType)).parts.map((part, index) => {
    const label = weights[index]?.label;
    return { ...part, ...(label && { label }) };
  });
}

export function toLine(row: LineRow, rules: RulesContent): LineView {
  return {
    id: row.id,
    number: row.number,
    volunteerId: row.volunteer_id,
    volunteerName: row.volunteer_name,
    volunteerNumber: row.volunteer_number,
    ...(row.team_id !== null && { teamId: row.team_id }),
    ...(row.team_name !== null && { teamName: row.team_name }),
    ...(row.rank !== null && { rank: row.rank }),
    score: row.score,
    commended: row.commended,
    parts: partsOf(rules, row.team_type, row.inputs),
  };
}
