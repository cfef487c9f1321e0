import { Injectable } from '@nestjs/common';
import { accessErrors, Clock, toPage, UnitOfWork } from '@redmaple/platform';
import { holdsRole, isOffice } from '../teams/team-access.js';
import type { QueueItem, QueuePage, QueueQuery, StageSummary } from './vetting.dto.js';
import { dueAt, queueStages, type QueueStage, stageRules } from './vetting.policy.js';

interface QueueRow {
  id: string;
  number: string;
  call_id: string;
  team_type_code: string;
  name: string;
  source: QueueItem['source'];
  since: Date;
}

/** When an application came to a stage: sign-up or promotion, then the decision before. */
const arrival: Readonly<Record<QueueStage, string>> = {
  screening: `coalesce((SELECT max(e.at) FROM volunteers.application_event e WHERE e.application_id = a.id AND e.kind = 'promoted'), a.submitted_at)`,
  'background-review': decidedAt('screening'),
  acceptance: decidedAt('background-review'),
};

function decidedAt(stage: string): string {
  return `coalesce((SELECT d.decided_at FROM volunteers.vetting_decision d WHERE d.application_id = a.id AND d.stage = '${stage}'), a.submitted_at)`;
}

/** What waits for whom, and what waits too long. */
@Injectable()
export class VettingQueueService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** In the order of sign-up. The liaison sees what waits for a background review; the office sees every stage. */
  async list({ stage, overdue, callId, after, limit }: QueueQuery): Promise<QueuePage> {
    if (!maySee(stage)) throw accessErrors.denied();
    return this.work.run(async () => {
      const now = this.clock.now();
      const rows = await this.work.query<QueueRow>(
        `SELECT * FROM (
           SELECT a.id, a.number, a.call_id, a.team_type_code, p.name, a.source, ${arrival[stage]} AS since
           FROM volunteers.application a JOIN volunteers.person p ON p.id = a.person_id
           WHERE a.state = $1 AND ($2::uuid IS NULL OR a.call_id = $2) AND ($3::uuid IS NULL OR a.id > $3)) q
         WHERE ($4::timestamptz IS NULL OR since < $4) ORDER BY id LIMIT $5`,
        [stageRules[stage].from, callId ?? null, after ?? null, overdue ? overdueSince(stage, now) : null, limit + 1],
      );
      return toPage(
        rows.map((row) => toQueueItem(row, stage, now)),
        limit,
      );
    });
  }

  /** How many wait at each stage the actor may see, and how many of them too long. */
  async summary(): Promise<StageSummary[]> {
    return (await this.waiting()).map(({ stage, waiting, overdue }) => ({ stage, waiting, overdue }));
  }

  /** The same, with the arrival of the one that waits longest. */
  waiting(): Promise<(StageSummary & { oldestAt?: Date })[]> {
    return this.work.run(async () => {
      const now = this.clock.now();
      const summaries: (StageSummary & { oldestAt?: Date })[] = [];
      for (const stage of queueStages.filter(maySee)) {
        const row = await this.work.one<Omit<StageSummary, 'stage'> & { oldest: Date | null }>(
          `SELECT count(*)::int AS waiting, (count(*) FILTER (WHERE ${arrival[stage]} < $2))::int AS overdue, min(${arrival[stage]}) AS oldest
           FROM volunteers.application a WHERE a.state = $1`,
          [stageRules[stage].from, overdueSince(stage, now)],
        );
        summaries.push({
          stage,
          waiting: row?.waiting ?? 0,
          overdue: row?.overdue ?? 0,
          ...(row?.oldest && { oldestAt: row.oldest }),
        });
      }
      return summaries;
    });
  }
}

function maySee(stage: QueueStage): boolean {
  return isOffice() || holdsRole(stageRules[stage].roles);
}

/** Whoever came before this instant is overdue now. */
function overdueSince(stage: QueueStage, now: Date): Date {
  return new Date(2 * now.getTime() - dueAt(stage, now).getTime());
}

function toQueueItem(row: QueueRow, stage: QueueStage, now: Date): QueueItem {
  const due = dueAt(stage, row.since);
  return {
    id: row.id,
    number: row.number,
    callId: row.call_id,
    teamTypeCode: row.team_type_code,
    name: row.name,
    source: row.source,
    since: row.since.toISOString(),
    dueAt: due.toISOString(),
    overdue: due < now,
  };
}
