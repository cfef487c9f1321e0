import { Injectable } from '@nestjs/common';
import { Audit, Clock, Outbox, requestErrors, UnitOfWork, staleRow } from '@redmaple/platform';
import { milestoneDone } from '../projects.events.js';
import { ProjectStore } from '../seed-projects/project-store.js';
import {
  type MilestoneChange,
  type MilestoneRow,
  type MilestoneView,
  type NewMilestone,
  toMilestoneView,
} from './milestone.dto.js';

const columns = `id, project_id AS "projectId", title, due_on::text AS "dueOn", state, done_at AS "doneAt",
  evidence_note AS "evidenceNote", version`;

/** What projects want to have done by when. */
@Injectable()
export class MilestonesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly store: ProjectStore,
  ) {}

  async add(projectId: string, { title, dueOn }: NewMilestone): Promise<MilestoneView> {
    return this.work.run(async () => {
      await this.store.read(projectId);
      const row = await this.work.one<MilestoneRow>(
        `INSERT INTO projects.milestone (project_id, title, due_on) VALUES ($1, $2, $3) RETURNING ${columns}`,
        [projectId, title.trim(), dueOn],
      );
      if (!row) throw requestErrors.conflict();
      await this.audit.record('milestone.added', { type: 'milestone', id: row.id }, { projectId });
      return toMilestoneView(row);
    });
  }

  /** Inside a unit of work that has checked the project. By due day. */
  async ofProject(projectId: string): Promise<MilestoneView[]> {
    const rows = await this.work.query<MilestoneRow>(
      `SELECT ${columns} FROM projects.milestone WHERE project_id = $1 ORDER BY due_on, id`,
      [projectId],
    );
    return rows.map(toMilestoneView);
  }

  /** Done, dropped, open again, or put right. @throws request.stale */
  async change(id: string, change: MilestoneChange): Promise<MilestoneView> {
    return this.work.run(async () => {
      const before = await this.row(id);
      await this.store.read(before.projectId);
      const row = await this.write(id, change);
      const { projectId, state, version } = row;
      await this.audit.record('milestone.changed', { type: 'milestone', id }, { projectId, state, version });
      if (state === 'done' && before.state !== 'done') {
        await this.outbox.emit(milestoneDone, { projectId, milestoneId: id });
      }
      return toMilestoneView(row);
    });
  }

  private async write(id: string, change: MilestoneChange): Promise<MilestoneRow> {
    const row = await this.work.one<MilestoneRow>(
      `UPDATE projects.milestone SET title = coalesce($3, title), due_on = coalesce($4::date, due_on),
         state = coalesce($5, state),
         done_at = CASE coalesce($5, state) WHEN 'done' THEN coalesce(done_at, $6::timestamptz) END,
         evidence_note = CASE WHEN $7 THEN $8 ELSE evidence_note END, version = version + 1
       WHERE id = $1 AND version = $2 RETURNING ${columns}`,
      [
        id,
        change.version,
        change.title?.trim() ?? null,
        change.dueOn ?? null,
        change.state ?? null,
        this.clock.now(),
        change.evidenceNote !== undefined,
        change.evidenceNote ?? null,
      ],
    );
    if (!row) throw await staleRow(this.work, 'projects.milestone', id);
    return row;
  }

  private async row(id: string): Promise<MilestoneRow> {
    const row = await this.work.one<MilestoneRow>(`SELECT ${columns} FROM projects.milestone WHERE id = $1`, [id]);
    if (!row) throw requestErrors.notFound();
    return row;
  }
}
