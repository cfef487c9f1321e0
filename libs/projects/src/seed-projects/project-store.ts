import { Injectable } from '@nestjs/common';
import { requestErrors, UnitOfWork } from '@redmaple/platform';
import { ProjectAccess } from '../access/project-access.js';
import { type ProjectRow, selectProject } from './project.view.js';

/** Reads projects that the one who acts may work on, inside the caller's unit of work. */
@Injectable()
export class ProjectStore {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: ProjectAccess,
  ) {}

  /** @throws request.notFound */
  async read(id: string): Promise<ProjectRow> {
    const row = await this.work.one<ProjectRow>(`${selectProject} WHERE p.id = $1`, [id]);
    if (!row) throw requestErrors.notFound();
    this.access.mustAccompany(row);
    return row;
  }

  /** Like {@link read}, with the project locked until the end of the transaction. */
  async locked(id: string): Promise<ProjectRow> {
    await this.work.execute('SELECT 1 FROM projects.project WHERE id = $1 FOR UPDATE', [id]);
    return this.read(id);
  }
}
