import { Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  Counties,
  currentContext,
  currentCounty,
  Outbox,
  requestErrors,
  UnitOfWork,
  staleRow,
} from '@redmaple/platform';
import { projectErrors } from '../projects.errors.js';
import { actualEntered } from '../projects.events.js';
import { ProjectStore } from '../seed-projects/project-store.js';
import {
  type ActualRow,
  type ActualView,
  type IndicatorChange,
  type IndicatorRow,
  type IndicatorView,
  type NewActual,
  type NewIndicator,
  toActualView,
  toIndicatorView,
} from './indicator.dto.js';
import { monthOf, readMonth } from './indicator.policy.js';

const columns = `id, project_id AS "projectId", name, unit, baseline, target, direction, version`;
const actualColumns = `indicator_id AS "indicatorId", to_char(month, 'YYYY-MM') AS month, value, note, revision,
  entered_by AS "enteredBy", entered_at AS "enteredAt"`;

/** What projects measure themselves by, month by month. */
@Injectable()
export class IndicatorsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly counties: Counties,
    private readonly store: ProjectStore,
  ) {}

  /** @throws projects.targetBehindBaseline */
  async add(projectId: string, { name, unit, baseline, target, direction }: NewIndicator): Promise<IndicatorView> {
    return this.work.run(async () => {
      await this.store.read(projectId);
      const row = await this.work.one<IndicatorRow>(
        `INSERT INTO projects.indicator (project_id, name, unit, baseline, target, direction)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${columns}`,
        [projectId, name.trim(), unit.trim(), baseline, target, direction],
      );
      if (!row) throw requestErrors.conflict();
      await this.audit.record('indicator.added', { type: 'indicator', id: row.id }, { projectId });
      return toIndicatorView(row, []);
    });
  }

  /** Puts an indicator right; its actuals stay. @throws projects.targetBehindBaseline, request.stale */
  async change(id: string, change: IndicatorChange): Promise<IndicatorView> {
    return this.work.run(async () => {
      await this.accompanied(id);
      const row = await this.work.one<IndicatorRow>(
        `UPDATE projects.indicator SET name = coalesce($3, name), unit = coalesce($4, unit),
           baseline = coalesce($5, baseline), target = coalesce($6, target), direction = coalesce($7, direction),
           version = version + 1
         WHERE id = $1 AND version = $2 RETURNING ${columns}`,
        [
          id,
          change.version,
          change.name?.trim() ?? null,
          change.unit?.trim() ?? null,
          change.baseline ?? null,
          change.target ?? null,
          change.direction ?? null,
        ],
      );
      if (!row) throw await staleRow(this.work, 'projects.indicator', id);
      const { baseline, target, direction, version } = row;
      await this.audit.record('indicator.changed', { type: 'indicator', id }, { baseline, target, direction, version });
      return toIndicatorView(row, await this.latestActuals([id]));
    });
  }

  /**
   * Enters what the indicator was in a month, or corrects it: a correction is a further row, the latest counts. The
   * same value and note again change nothing.
   * @param monthText `2026-11` or `2026-11-01`
   * @throws projects.monthWrong, projects.monthAhead
   */
  async enter(id: string, monthText: string, { value, note }: NewActual): Promise<IndicatorView> {
    const month = readMonth(monthText);
    if (month === undefined) throw projectErrors.monthWrong({}, { field: 'month' });
    const timezone = await this.counties.timezoneOf(currentCounty());
    if (month > monthOf(this.clock.now(), timezone)) throw projectErrors.monthAhead({}, { field: 'month' });
    return this.work.run(async () => {
      // Two corrections at once follow each other.
      const indicator = await this.accompanied(id, 'FOR UPDATE');
      const before = (await this.latestActuals([id])).find((one) => one.month === month);
      if (before?.value !== value || before.note !== (note ?? null)) {
        await this.append(indicator, month, (before?.revision ?? 0) + 1, value, note);
      }
      return toIndicatorView(indicator, await this.latestActuals([id]));
    });
  }

  /** All that was ever entered, newest month and revision first. */
  async history(id: string): Promise<ActualView[]> {
    return this.work.run(async () => {
      await this.accompanied(id);
      const rows = await this.work.query<ActualRow>(
        `SELECT ${actualColumns} FROM projects.indicator_actual WHERE indicator_id = $1
         ORDER BY indicator_actual.month DESC, revision DESC LIMIT 1000`,
        [id],
      );
      return rows.map(toActualView);
    });
  }

  /** Inside a unit of work that has checked the project. */
  async ofProject(projectId: string): Promise<IndicatorView[]> {
    const rows = await this.work.query<IndicatorRow>(
      `SELECT ${columns} FROM projects.indicator WHERE project_id = $1 ORDER BY id`,
      [projectId],
    );
    const actuals = await this.latestActuals(rows.map((row) => row.id));
    return rows.map((row) =>
      toIndicatorView(
        row,
        actuals.filter((one) => one.indicatorId === row.id),
      ),
    );
  }

  private async append(
    { id, projectId }: IndicatorRow,
    month: string,
    revision: number,
    value: number,
    note: string | undefined,
  ): Promise<void> {
    await this.work.execute(
      `INSERT INTO projects.indicator_actual (indicator_id, month, revision, value, note, entered_by, entered_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, `${month}-01`, revision, value, note ?? null, currentContext().actor.id, this.clock.now()],
    );
    await this.audit.record('indicator.actual-entered', { type: 'indicator', id }, { month, revision });
    await this.outbox.emit(actualEntered, { projectId, indicatorId: id, month });
  }

  /** The latest revision of each month, oldest month first. */
  private latestActuals(indicatorIds: readonly string[]): Promise<ActualRow[]> {
    return this.work.query<ActualRow>(
      `SELECT DISTINCT ON (indicator_id, indicator_actual.month) ${actualColumns} FROM projects.indicator_actual
       WHERE indicator_id = ANY($1) ORDER BY indicator_id, indicator_actual.month, revision DESC`,
      [indicatorIds],
    );
  }

  private async accompanied(id: string, lock: 'FOR UPDATE' | '' = ''): Promise<IndicatorRow> {
    const row = await this.work.one<IndicatorRow>(`SELECT ${columns} FROM projects.indicator WHERE id = $1 ${lock}`, [
      id,
    ]);
    if (!row) throw requestErrors.notFound();
    await this.store.read(row.projectId);
    return row;
  }
}
