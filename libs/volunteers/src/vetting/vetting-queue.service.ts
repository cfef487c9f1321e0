import { Injectable } from '@nestjs/common';
import { accessErrors, Clock, toPage, UnitOfWork } from '@redmaple/platform';
import { holdsRole, isOffice } from '../teams/team-access.js';
import { coreStages } from './stages/stage.policy.js';
import type { QueueItem, QueuePage, QueueQuery, StageSummary } from './vetting.dto.js';
import { queueStages, type QueueStage } from './vetting.policy.js';

interface QueueRow {
  id: string;
  number: string;
  call_id: string;
  team_type_code: string;
  name: string;
  source: QueueItem['source'];
  since: Date;
  due: Date;
}

/** What waits for whom at the core's stages, and what waits too long. */
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
        `SELECT a.id, a.number, a.call_id, a.team_type_code, p.name, a.source, a.stage_since AS since, a.stage_due_at AS due
         FROM volunteers.application a JOIN volunteers.person p ON p.id = a.person_id
         WHERE a.stage = $1 AND ($2::uuid IS NULL OR a.call_id = $2) AND ($3::uuid IS NULL OR a.id > $3)
           AND ($4::timestamptz IS NULL OR a.stage_due_at < $4)
         ORDER BY a.id LIMIT $5`,
        [stage, callId ?? null, after ?? null, overdue ? now : null, limit + 1],
      );
      return toPage(
        rows.map((row) => toQueueItem(row, now)),
        limit,
      );
    });
  }

  /** How many wait at each of the core's stages the actor may see, and how many of them too long. */
  summary(): Promise<StageSummary[]> {
    return this.work.run(async () => {
      const rows = await this.work.query<StageSummary>(
        `SELECT stage, count(*)::int AS waiting, (count(*) FILTER (WHERE stage_due_at < $1))::int AS overdue
         FROM volunteers.application WHERE stage = ANY($2) GROUP BY stage`,
        [this.clock.now(), queueStages],
      );
      return queueStages
        .filter(maySee)
        .map((stage) => rows.find((one) => one.stage === stage) ?? { stage, waiting: 0, overdue: 0 });
    });
  }
}

function maySee(stage: QueueStage): boolean {
  return isOffice() || holdsRole(coreStages.find((one) => one.code === stage)?.roles ?? []);
}

function toQueueItem(row: QueueRow, now: Date): QueueItem {
  return {
    id: row.id,
    number: row.number,
    callId: row.call_id,
    teamTypeCode: row.team_type_code,
    name: row.name,
    source: row.source,
    since: row.since.toISOString(),
    dueAt: row.due.toISOString(),
    overdue: row.due < now,
  };
}
