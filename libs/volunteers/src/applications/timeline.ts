import { Injectable } from '@nestjs/common';
import { Clock, currentContext, UnitOfWork } from '@redmaple/platform';

/** What else a line of the timeline says. */
export interface TimelineDetail {
  readonly reasonCode?: string | undefined;
  /** For the office only. */
  readonly note?: string | undefined;
  /** Stage of vetting it is about. */
  readonly stage?: string | undefined;
}

export interface TimelineEntry {
  readonly at: Date;
  readonly kind: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly reasonCode: string | undefined;
  readonly note: string | undefined;
  readonly stage: string | undefined;
}

/** The append-only history of applications, which recruit and office both see. */
@Injectable()
export class Timeline {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Writes a line in the transaction of the change itself. `kind` is the state or stage reached. */
  async add(applicationId: string, kind: string, detail: TimelineDetail = {}): Promise<void> {
    const { actor } = currentContext();
    await this.work.execute(
      `INSERT INTO volunteers.application_event (application_id, at, kind, actor_kind, actor_id, reason_code, note, stage)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        applicationId,
        this.clock.now(),
        kind,
        actor.kind,
        actor.id,
        detail.reasonCode ?? null,
        detail.note ?? null,
        detail.stage ?? null,
      ],
    );
  }

  /** Oldest first. */
  async of(applicationId: string): Promise<TimelineEntry[]> {
    const rows = await this.work.query<EventRow>(
      'SELECT at, kind, actor_kind, actor_id, reason_code, note, stage FROM volunteers.application_event WHERE application_id = $1 ORDER BY id',
      [applicationId],
    );
    return rows.map((row) => ({
      at: row.at,
      kind: row.kind,
      actorKind: row.actor_kind,
      actorId: row.actor_id,
      reasonCode: row.reason_code ?? undefined,
      note: row.note ?? undefined,
      stage: row.stage ?? undefined,
    }));
  }
}

interface EventRow {
  at: Date;
  kind: string;
  actor_kind: string;
  actor_id: string;
  reason_code: string | null;
  note: string | null;
  stage: string | null;
}
