import { Injectable } from '@nestjs/common';
import { Clock, currentContext, requestErrors, UnitOfWork } from '@redmaple/platform';
import type { ChangeView, NewView, SavedView, ViewFilters } from './saved-view.dto.js';

interface ViewRow {
  id: string;
  owner_id: string;
  name: string;
  filters: ViewFilters;
  shared: boolean;
  version: number;
}

const columns = 'id, owner_id, name, filters, shared, version';

/** Views of the pipeline: each person's own, and those that somebody shares within the county. */
@Injectable()
export class SavedViews {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The reader's own first. */
  list(): Promise<SavedView[]> {
    return this.work.run(async () => {
      const rows = await this.work.query<ViewRow>(
        `SELECT ${columns} FROM volunteers.vetting_view WHERE owner_id = $1 OR shared ORDER BY owner_id <> $1, name, id LIMIT 200`,
        [self()],
      );
      return rows.map(toView);
    });
  }

  /** @throws vetting.viewNameTaken */
  add({ name, filters, shared }: NewView): Promise<SavedView> {
    return this.work.run(async () => {
      const row = await this.work.one<ViewRow>(
        `INSERT INTO volunteers.vetting_view (owner_id, name, filters, shared, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING ${columns}`,
        [self(), name.trim(), JSON.stringify(filters), shared, this.clock.now()],
      );
      return toView(row as ViewRow);
    });
  }

  /** @throws request.notFound for others' views, request.stale, vetting.viewNameTaken */
  change(id: string, { version, name, filters, shared }: ChangeView): Promise<SavedView> {
    return this.work.run(async () => {
      const row = await this.work.one<ViewRow>(
        `UPDATE volunteers.vetting_view SET name = coalesce($4, name), filters = coalesce($5, filters), shared = coalesce($6, shared),
           version = version + 1
         WHERE id = $1 AND owner_id = $2 AND version = $3 RETURNING ${columns}`,
        [id, self(), version, name?.trim() ?? null, filters ? JSON.stringify(filters) : null, shared ?? null],
      );
      if (row) return toView(row);
      const own = await this.work.one('SELECT 1 FROM volunteers.vetting_view WHERE id = $1 AND owner_id = $2', [
        id,
        self(),
      ]);
      throw own ? requestErrors.stale() : requestErrors.notFound();
    });
  }

  /** @throws request.notFound for others' views */
  remove(id: string): Promise<void> {
    return this.work.run(async () => {
      const removed = await this.work.execute('DELETE FROM volunteers.vetting_view WHERE id = $1 AND owner_id = $2', [
        id,
        self(),
      ]);
      if (removed === 0) throw requestErrors.notFound();
    });
  }
}

function self(): string {
  return currentContext().actor.id;
}

function toView({ id, owner_id: owner, name, filters, shared, version }: ViewRow): SavedView {
  return { id, name, filters: { ...filters }, shared, own: owner === self(), version };
}
