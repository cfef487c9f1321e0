import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@redmaple/platform';
import { assess, type AssessmentInputs, rankLines } from './assessment.policy.js';
import { type Canonical, fingerprintOf } from './canonical.js';
import { inputsOf, type LedgerLine, LedgerReader, type LedgerShare } from './ledger-reader.js';
import { pluginOf, type RulesContent, weightsOf } from './recognition-rules.js';

/** What a line says, apart from whom it is about. */
export interface LineContent {
  readonly number: number;
  readonly team: string | null;
  readonly teamType: string | null;
  readonly records: readonly string[];
  readonly inputs: AssessmentInputs;
  readonly score: number;
  readonly rank: number;
  readonly commended: boolean;
}

interface LineRow {
  number: number;
  team_id: string | null;
  team_type: string | null;
  records: string[];
  inputs: AssessmentInputs;
  score: number;
  rank: number | null;
  commended: boolean;
}

/** The rules of a run, with their fingerprint. */
export interface FrozenRules {
  readonly content: RulesContent;
  readonly fingerprint: string;
}

const ledgerLinesAtOnce = 5_000;

/** Writes the lines of a run, ranks them, and computes them again. Everything inside the caller's unit of work. */
@Injectable()
export class RecognitionLines {
  constructor(
    private readonly work: UnitOfWork,
    private readonly ledger: LedgerReader,
  ) {}

  /** Adds a line for each share, numbered on from `last`. */
  async add(runId: string, shares: readonly LedgerShare[], rules: RulesContent, last: number): Promise<number> {
    const rows = shares.map((one, index) => ({
      number: last + index + 1,
      volunteer_id: one.volunteerId,
      team_id: one.teamId,
      team_type: one.teamType,
      records: one.records,
      inputs: one.inputs,
      score: scoreOf(rules, one.teamType, one.inputs),
    }));
    await this.work.execute(
      `INSERT INTO volunteers.recognition_line (run_id, number, volunteer_id, team_id, team_type, records, inputs, score)
       SELECT $1, l.number, l.volunteer_id, l.team_id, l.team_type, l.records, l.inputs, l.score
       FROM jsonb_to_recordset($2::jsonb) AS l(number integer, volunteer_id uuid, team_id uuid, team_type text, records uuid[],
         inputs jsonb, score integer)`,
      [runId, JSON.stringify(rows)],
    );
    return last + rows.length;
  }

  /** Puts a line's counting in the place of the one before; its rank follows from {@link rank}. */
  async replace(
    runId: string,
    number: number,
    share: Pick<LedgerShare, 'records' | 'inputs' | 'teamType'>,
    rules: RulesContent,
  ): Promise<void> {
    await this.work.execute(
      `UPDATE volunteers.recognition_line SET records = $3::uuid[], inputs = $4, score = $5 WHERE run_id = $1 AND number = $2`,
      [runId, number, share.records, JSON.stringify(share.inputs), scoreOf(rules, share.teamType, share.inputs)],
    );
  }

  /** Gives every line its rank and answers the fingerprint of the whole. */
  async rank(runId: string, rules: FrozenRules): Promise<string> {
    const lines = await this.read(runId);
    const ranked = withRanks(lines, rules.content);
    const moved = ranked.filter((one, index) => {
      const before = lines[index];
      return before?.rank !== one.rank || before.commended !== one.commended;
    });
    await this.work.execute(
      `UPDATE volunteers.recognition_line l SET rank = m.rank, commended = m.commended
       FROM unnest($2::int[], $3::int[], $4::boolean[]) AS m(number, rank, commended)
       WHERE l.run_id = $1 AND l.number = m.number`,
      [runId, moved.map((one) => one.number), moved.map((one) => one.rank), moved.map((one) => one.commended)],
    );
    return resultOf(rules, ranked);
  }

  /**
   * Computes a run again from the ledger lines that it counted and from its version of the rules, and compares.
   * @returns the numbers of lines that came out otherwise, and the fingerprint of what came out.
   */
  async replay(
    runId: string,
    rules: FrozenRules,
  ): Promise<{ lines: number; differing: number[]; replayed: string; standing: string }> {
    const lines = await this.read(runId);
    const ledger = await this.ledgerOf(lines);
    const again = lines.map((line) => {
      const counted = line.records.flatMap((id) => ledger.get(id) ?? []);
      const inputs = inputsOf(counted);
      return {
        ...line,
        records: counted.map((one) => one.id),
        inputs,
        score: scoreOf(rules.content, line.teamType, inputs),
      };
    });
    const ranked = withRanks(again, rules.content);
    const differing = ranked.flatMap((one, index) => {
      const before = lines[index];
      return before && fingerprintOf([plain(before)]) === fingerprintOf([plain(one)]) ? [] : [one.number];
    });
    return { lines: lines.length, differing, replayed: resultOf(rules, ranked), standing: resultOf(rules, lines) };
  }

  private async ledgerOf(lines: readonly LineContent[]): Promise<Map<string, LedgerLine>> {
    const ids = lines.flatMap((one) => one.records);
    const found = new Map<string, LedgerLine>();
    for (let from = 0; from < ids.length; from += ledgerLinesAtOnce)
      for (const [id, line] of await this.ledger.byIds(ids.slice(from, from + ledgerLinesAtOnce))) found.set(id, line);
    return found;
  }

  private async read(runId: string): Promise<LineContent[]> {
    const rows = await this.work.query<LineRow>(
      `SELECT number, team_id, team_type, records, inputs, score, rank, commended
       FROM volunteers.recognition_line WHERE run_id = $1 ORDER BY number`,
      [runId],
    );
    return rows.map((row) => ({
      number: row.number,
      team: row.team_id,
      teamType: row.team_type,
      records: row.records,
      inputs: row.inputs,
      score: row.score,
      rank: row.rank ?? 0,
      commended: row.commended,
    }));
  }
}

export function scoreOf(rules: RulesContent, teamType: string | null, inputs: AssessmentInputs): number {
  return assess(weightsOf(rules, teamType), inputs, pluginOf(teamType)).score;
}

function withRanks(lines: readonly LineContent[], rules: RulesContent): LineContent[] {
  const ranks = rankLines(lines, rules.commend);
  return lines.map((line) => ({ ...line, ...(ranks.get(line.number) ?? { rank: 0, commended: false }) }));
}

function resultOf(rules: FrozenRules, lines: readonly LineContent[]): string {
  return fingerprintOf([{ rules: rules.fingerprint }, ...lines.map(plain)]);
}

/** As it is hashed. */
function plain({ number, team, teamType, records, inputs, score, rank, commended }: LineContent): Canonical {
  return {
    number,
    team,
    teamType,
    records,
    inputs: { minutes: inputs.minutes, counts: inputs.counts },
    score,
    rank,
    commended,
  };
}
